package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.model.ShadowStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist shadow}: a candidate beside the live watchlist. */
@Command(
        name = "shadow",
        description = {
            "Lets a candidate watchlist, or rules, run beside the live ones for a while, in a lane of its own that"
                    + " reads the live articles; live topics are not touched.",
            "Which alerts it gains, loses and changes is on the topic shadow-differences and in the report. The running"
                    + " instances with the role detect do the work, also after a restart."
        },
        mixinStandardHelpOptions = true)
final class WatchlistShadowCommand {
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(ShadowStatus.class);
    private static final ObjectWriter DIFFERENCE = JsonSerde.mapper().writerFor(ShadowDifference.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "start",
            description = {
                "Starts a candidate; what is not named stays as it is in force.",
                "Alerts opened from now on are compared. Articles are read from somewhat earlier, so that stories that"
                        + " are going on are known to both."
            },
            mixinStandardHelpOptions = true)
    int start(
            @Mixin ConfigurationOptions options,
            @Parameters(arity = "0..1", paramLabel = "FILE|-", description = "The watchlist; - is standard input.")
                    @Nullable
                    String file,
            @Option(
                            names = "--for",
                            paramLabel = "DURATION",
                            defaultValue = "7d",
                            converter = DurationConverter.class,
                            description = "Ends after this time, at most 30d. Default: ${DEFAULT-VALUE}")
                    Duration length,
            @Option(
                            names = "--warm-up",
                            paramLabel = "DURATION",
                            converter = DurationConverter.class,
                            description =
                                    "How far back articles are read first, at most 30d. Default: as far as the candidate's"
                                            + " rules look, at least 2d")
                    @Nullable
                    Duration warmUp,
            @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the report.")
                    @Nullable
                    String note,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            description = "Who starts it. Default: the user of this process.")
                    @Nullable
                    String by)
            throws InvalidDocumentException {
        Configuration configuration = options.load();
        if (file == null && options.watchlist() == null && options.rules() == null) {
            throw new UserErrorException("wirewatch: name what to try, as FILE, with --watchlist or --rules");
        }
        return at(configuration.settings(), (desk, watchlists) -> {
            WatchlistFiles candidate = CandidateFiles.of(file, options, configuration, watchlists.inForce());
            ShadowRun run =
                    desk.start(candidate, new ShadowTerms(warmUp, length, by == null ? Publisher.name() : by, note));
            out().println(describe(run) + " until " + run.until() + ", as " + run.id());
            tellLearning(run);
        });
    }

    @Command(name = "status", description = "Tells of each run how it does.", mixinStandardHelpOptions = true)
    int status(@Mixin ConfigurationOptions options, @Mixin FormatOption format) throws InvalidDocumentException {
        return at(options.load().settings(), (desk, watchlists) -> {
            List<ShadowRun> runs = desk.runs();
            if (runs.isEmpty()) {
                spec.commandLine().getErr().println("no watchlist has run as a shadow");
            }
            runs.forEach(run -> print(desk.status(run), format.json()));
        });
    }

    @Command(
            name = "stop",
            description = "Ends the run that is going on; what it found stays.",
            mixinStandardHelpOptions = true)
    int stop(
            @Mixin ConfigurationOptions options,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            description = "Who stops it. Default: the user of this process.")
                    @Nullable
                    String by)
            throws InvalidDocumentException {
        return at(options.load().settings(), (desk, watchlists) -> {
            Optional<ShadowRun> stopped = desk.stop(by == null ? Publisher.name() : by);
            out().println(stopped.map(run -> describe(run) + ": stopped").orElse("no watchlist runs as a shadow"));
        });
    }

    @Command(
            name = "report",
            description =
                    "Prints which alerts a candidate gains (+), loses (-) and changes (~), with the names and sentences"
                            + " that make the difference.",
            mixinStandardHelpOptions = true)
    int report(
            @Mixin ConfigurationOptions options,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ID",
                            description = "Beginning of the run's id. Default: the latest")
                    @Nullable
                    String id,
            @Mixin FormatOption format)
            throws InvalidDocumentException {
        return at(options.load().settings(), (desk, watchlists) -> {
            ShadowRun run = desk.find(id);
            DifferenceOutput output = new DifferenceOutput(out(), AlertOutput.Format.TEXT, Terminal.interactive());
            for (ShadowDifference difference : desk.differences(run)) {
                if (format.json()) {
                    out().println(json(DIFFERENCE, difference));
                } else {
                    output.print(difference.difference());
                }
            }
            out().flush();
            spec.commandLine().getErr().println(summary(desk.status(run)));
            tellLearning(run);
        });
    }

    /** Alerts of these rules are neither gained nor lost: on one side nobody can know yet. */
    private void tellLearning(ShadowRun run) {
        Instant now = Instant.now();
        PrintWriter err = spec.commandLine().getErr();
        run.learning().forEach((rule, until) -> {
            boolean learning = until.isAfter(now) && !run.isOver(now);
            err.println("rule " + AlertOutput.printable(rule)
                    + (learning
                            ? " is still learning what is usual in the shadow"
                            : " had to learn what is usual first")
                    + ": alerts of it that were opened before " + until + " are not compared");
        });
        if (run.learning().values().stream().anyMatch(until -> !until.isBefore(run.until()))) {
            err.println("a run that ends before that says nothing of them; --warm-up 30d reads more of the past first");
        }
    }

    private interface Work {
        void with(ShadowDesk desk, WatchlistDesk watchlists) throws InvalidDocumentException;
    }

    private int at(Settings settings, Work work) throws InvalidDocumentException {
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            WatchlistDesk watchlists = new WatchlistDesk(kafka, settings);
            watchlists.ensureTopics(Set.of());
            Lane live = new Lane(settings.text(SettingKey.LANE));
            work.with(new ShadowDesk(kafka.connection(), settings, live, InstantSource.system()), watchlists);
        }
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(ShadowStatus status, boolean json) {
        out().println(json ? json(JSON, status) : status.run().id() + "  " + summary(status));
    }

    private static String describe(ShadowRun run) {
        return "watchlist " + AlertOutput.printable(run.watchlist()) + ", version " + run.version()
                + ", beside the live one";
    }

    private static String summary(ShadowStatus status) {
        ShadowRun run = status.run();
        String state;
        if (status.over()) {
            state = "over since " + (run.stopped() == null ? run.until() : run.stopped());
        } else if (!status.working()) {
            state = "until " + run.until() + ", but no instance with the role detect runs";
        } else {
            state = "until " + run.until() + (status.behind() == 0 ? "" : ", " + status.behind() + " articles behind");
        }
        return String.format(
                Locale.ROOT,
                "%s since %s, %s: alerts %d gained, %d lost, %d changed%s%s",
                describe(run),
                run.started(),
                state,
                status.gained(),
                status.lost(),
                status.changed(),
                status.deadLetters() == 0 ? "" : "; " + status.deadLetters() + " dead letters",
                run.note() == null ? "" : " (" + AlertOutput.printable(run.note()) + ")");
    }

    private static String json(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is always JSON", e);
        }
    }
}
