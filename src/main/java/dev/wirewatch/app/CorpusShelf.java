package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The corpora that the desk may replay: the sample newsroom, and the folders in the one that {@code dashboard.corpus-dir}
 * names. A name is looked for among those listed and never made into a path.
 */
final class CorpusShelf {
    /** The sample newsroom's name. */
    static final String SAMPLE = "sample newsroom";

    private static final String SAMPLE_FILE = "dev/wirewatch/newsroom/articles.jsonl";
    private static final long LARGEST = 1L << 30;

    private final @Nullable Path folder;

    CorpusShelf(Settings settings) {
        this.folder = settings.text(SettingKey.DASHBOARD_CORPUS_DIR).isBlank()
                ? null
                : settings.path(SettingKey.DASHBOARD_CORPUS_DIR);
    }

    /** The names, the sample first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Path each : folders()) {
            names.add(each.getFileName().toString());
        }
        Collections.sort(names);
        names.add(0, SAMPLE);
        return names;
    }

    private List<Path> folders() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /**
     * Opens one of them.
     *
     * @param name one of {@link #names}
     * @param scratch a folder for copies
     * @throws UserErrorException if it is none of them, is too large or cannot be read
     */
    Corpus open(String name, Path scratch) {
        if (name.equals(SAMPLE)) {
            try (InputStream in = CorpusShelf.class.getClassLoader().getResourceAsStream(SAMPLE_FILE)) {
                if (in == null) {
                    throw new IllegalStateException("not shipped: " + SAMPLE_FILE);
                }
                return write(new String(in.readAllBytes(), StandardCharsets.UTF_8), scratch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Path found = folders().stream()
                .filter(each -> each.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserErrorException("there is no corpus " + name));
        try (Stream<Path> files = Files.walk(found)) {
            if (files.filter(Files::isRegularFile).mapToLong(CorpusShelf::size).sum() > LARGEST) {
                throw new UserErrorException("corpus " + name + " is larger than " + (LARGEST >> 20)
                        + " MB; the command replay has no such limit");
            }
            return CorpusReader.open(found);
        } catch (IOException | UncheckedIOException e) {
            throw new UserErrorException("corpus " + name + " cannot be read: " + e.getMessage());
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** A corpus of the lines of a JSON Lines file. */
    static Corpus write(String lines, Path scratch) {
        try {
            Path directory = Files.createDirectories(scratch.resolve("corpus"));
            Files.writeString(directory.resolve("documents.jsonl"), lines, StandardCharsets.UTF_8);
            return CorpusReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
