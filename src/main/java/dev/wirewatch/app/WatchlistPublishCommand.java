package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.WatchlistOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist publish}: a new version for all running instances. */
@Command(
        name = "publish",
        description = {
            "Publishes a watchlist, or rules, or both; every running instance takes them over without a restart, and"
                    + " each article is tagged by exactly one version.",
            "What is not named stays as it is in force; with neither named, the configured files are published.",
            "They are checked as by check (status 2 with file and line for a mistake, 1 for what is hardly meant) and"
                    + " test first; what is refused changes nothing."
        },
        mixinStandardHelpOptions = true)
final class WatchlistPublishCommand implements Callable<Integer> {
    /** A version that waits must not make the lane forget what it remembers of the past. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final int FINDINGS = 1;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|-", description = "The watchlist; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--as-of",
            paramLabel = "now|TIME",
            description =
                    "From when on it is in force: now, which is 2 seconds from now so that every instance has it, or a"
                            + " time of the next 7 days. Default: now")
    private String asOf = "now";

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the history.")
    private @Nullable String note;

    @Option(names = "--by", paramLabel = "NAME", description = "Who publishes. Default: the user of this process.")
    private @Nullable String by = Publisher.name();

    @Option(names = "--no-test", description = "Publishes in spite of findings and of examples that fail.")
    private boolean untested;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Configuration configuration = options.load();
        Instant effective = effective();
        try (KafkaSession kafka = KafkaSession.attach(configuration.settings())) {
            WatchlistDesk desk = new WatchlistDesk(kafka, configuration.settings());
            desk.ensureTopics(Set.of());
            WatchlistFiles files = CandidateFiles.of(file, options, configuration, desk.inForce());
            if (!untested && !files.passes(spec.commandLine().getErr())) {
                return FINDINGS;
            }
            boolean configured = file == null && options.watchlist() == null && options.rules() == null;
            desk.publish(
                    files.draft(configured ? WatchlistOrigin.FILE : WatchlistOrigin.COMMAND, by, note, effective),
                    files.compiled().alertTopics(),
                    spec.commandLine().getOut());
            return 0;
        }
    }

    private @Nullable Instant effective() {
        if (asOf.equals("now")) {
            return null;
        }
        Instant now = Instant.now();
        Instant time = new TimeConverter().convert(asOf);
        if (time.isBefore(now) || time.isAfter(now.plus(LONGEST_WAIT))) {
            throw new UserErrorException("wirewatch: --as-of must be now or a time of the next "
                    + LONGEST_WAIT.toDays() + " days, is " + time
                    + ": what has been tagged already keeps the version that tagged it");
        }
        return time;
    }
}
