package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist rollback}: an earlier version again. */
@Command(
        name = "rollback",
        description = {
            "Publishes an earlier version of watchlist and rules again; every running instance takes it over without a"
                    + " restart.",
            "Without VERSION it is the one that was in force before the present one."
        },
        mixinStandardHelpOptions = true)
final class WatchlistRollbackCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Beginning of the version's hash, as shown by history.")
    private @Nullable String version;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the history.")
    private @Nullable String note;

    @Option(names = "--by", paramLabel = "NAME", description = "Who publishes. Default: the user of this process.")
    private @Nullable String by = Publisher.name();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            WatchlistDesk desk = new WatchlistDesk(kafka, settings);
            desk.ensureTopics(Set.of());
            PublishedWatchlist earlier = version == null ? before(desk) : desk.find(version);
            String label = earlier.version().substring(0, 8);
            WatchlistFiles files = WatchlistFiles.of(
                    new NamedText("(version " + label + ") watchlist", earlier.watchlist()),
                    new NamedText("(version " + label + ") rules", earlier.rules()));
            desk.publish(
                    files.draft(WatchlistOrigin.ROLLBACK, by, note, null),
                    files.compiled().alertTopics(),
                    spec.commandLine().getOut());
            return 0;
        }
    }

    private static PublishedWatchlist before(WatchlistDesk desk) {
        List<PublishedWatchlist> past = desk.past();
        for (int i = past.size() - 2; i >= 0; i--) {
            if (!past.get(i).version().equals(past.get(past.size() - 1).version())) {
                return past.get(i);
            }
        }
        throw new UserErrorException(
                "wirewatch: there is no version before the one in force; `wirewatch watchlist history` shows all");
    }
}
