package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.model.PublishedWatchlist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watchlist and rules that a command means: what it names, and what is in force for what it does not; the configured
 * files if it names neither, or if nothing is in force yet.
 */
final class CandidateFiles {
    private static final String STANDARD_INPUT = "-";

    private CandidateFiles() {}

    /**
     * Reads and compiles them.
     *
     * @param file the watchlist as a command's argument; null for none
     * @param options may name watchlist and rules
     * @param inForce the version in force
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    static WatchlistFiles of(
            @Nullable String file,
            ConfigurationOptions options,
            Configuration configuration,
            Optional<PublishedWatchlist> inForce)
            throws InvalidDocumentException {
        if (file != null && options.watchlist() != null) {
            throw new UserErrorException("wirewatch: the watchlist is named twice, as FILE and by --watchlist");
        }
        boolean watchlistNamed = file != null || options.watchlist() != null;
        boolean rulesNamed = options.rules() != null;
        NamedText watchlist;
        if (file != null) {
            watchlist = read(file);
        } else if (rulesNamed && !watchlistNamed && inForce.isPresent()) {
            watchlist = new NamedText("(in force) watchlist", inForce.get().watchlist());
        } else {
            watchlist = configuration.read(SettingKey.WATCHLIST);
        }
        NamedText rules = watchlistNamed && !rulesNamed && inForce.isPresent()
                ? new NamedText("(in force) rules", inForce.get().rules())
                : configuration.read(SettingKey.RULES);
        return WatchlistFiles.of(watchlist, rules);
    }

    private static NamedText read(String name) throws InvalidDocumentException {
        try {
            return name.equals(STANDARD_INPUT)
                    ? new NamedText("<stdin>", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                    : new NamedText(name, Files.readString(Path.of(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new InvalidDocumentException(List.of(new Problem(name, 0, "", "no such file")));
        } catch (IOException e) {
            throw new InvalidDocumentException(List.of(new Problem(name, 0, "", "cannot be read as UTF-8 text: " + e)));
        }
    }
}
