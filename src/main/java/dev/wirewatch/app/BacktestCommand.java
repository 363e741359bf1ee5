package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.WatchlistOrigin;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch backtest}: the past, re-read with another watchlist. */
@Command(
        name = "backtest",
        description = {
            "Re-reads the lane's articles with another watchlist or other rules, in lanes of its own, and prints which"
                    + " alerts that gains (+), loses (-) and changes (~), with the names and sentences that make the"
                    + " difference.",
            "What is compared with is the same stretch under the versions that were in force, so that only the"
                    + " watchlist makes a difference. The live lane's topics are read and never written to, unless by"
                    + " --promote.",
            "It works beside a run, and without one on its data folder."
        },
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
    private static final int FINDINGS = 1;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Articles seen at or after this time, as in 2026-11-20T06:00:00Z, 2026-11-20 or 7d. Default: all"
                            + " that are kept")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Articles seen at or before this time. Default: all up to now")
    private Instant to = Instant.MAX;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(
            names = "--promote",
            description =
                    "Afterwards publishes what was tried, as watchlist publish does. Past alerts stay as they are but"
                            + " for those of --alerts.")
    private boolean promote;

    @Option(
            names = "--alerts",
            paramLabel = "ID|all",
            split = ",",
            description = "With --promote: gained alerts to be raised in the live lane, marked as retroactive.")
    private List<String> alerts = new ArrayList<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "With --promote: why, for those who read the history.")
    private @Nullable String note;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "With --promote: who publishes. Default: the user of this process.")
    private @Nullable String by = Publisher.name();

    @Option(names = "--no-test", description = "With --promote: publishes in spite of findings and failing examples.")
    private boolean untested;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Configuration configuration = options.load();
        Settings settings = configuration.settings();
        requireSense();
        PrintWriter err = spec.commandLine().getErr();
        try (TerminalSupervision supervision = new TerminalSupervision(err);
                TemporaryFolder folder = TemporaryFolder.create();
                KafkaSession kafka = KafkaSession.attachOrReopen(settings)) {
            Lane live = new Lane(settings.text(SettingKey.LANE));
            kafka.requireArticles(live);
            WatchlistDesk desk = new WatchlistDesk(kafka, settings);
            WatchlistVersions versions = desk.topic().versions();
            WatchlistFiles candidate = CandidateFiles.of(null, options, configuration, desk.inForce());
            if (promote && !untested && !candidate.passes(err)) {
                return FINDINGS;
            }
            ShadowKeeper.clear(kafka.connection(), settings, live, InstantSource.system())
                    .forEach(lane -> err.println("wirewatch: lane " + lane + " of a run that died has been deleted"));
            Stretch stretch = Stretch.of(kafka.connection(), live, from, to);
            Backtest.Outcome outcome = new Backtest(kafka.connection(), settings, live, folder.path(), supervision)
                    .run(candidate, stretch, versions);
            print(outcome.differences());
            err.println(outcome.summary());
            if (promote) {
                promote(kafka, desk, live, candidate, RetroactiveAlerts.choose(outcome.differences(), alerts));
            }
            return 0;
        }
    }

    private void promote(
            KafkaSession kafka, WatchlistDesk desk, Lane live, WatchlistFiles candidate, List<Alert> chosen) {
        desk.publish(
                candidate.draft(WatchlistOrigin.BACKTEST, by, note, null),
                candidate.compiled().alertTopics(),
                spec.commandLine().getErr());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        new RetroactiveAlerts(kafka.connection(), live)
                .raise(chosen, candidate.compiled().rules(), now, by);
        if (!chosen.isEmpty()) {
            spec.commandLine().getErr().println("wirewatch: " + chosen.size() + " alerts of the past raised");
        }
    }

    private void requireSense() {
        if (options.watchlist() == null && options.rules() == null) {
            throw new UserErrorException("wirewatch: name what to try, with --watchlist or --rules or both");
        }
        if (to.isBefore(from)) {
            throw new UserErrorException("wirewatch: --to " + to + " is before --from " + from);
        }
        if (!promote && !alerts.isEmpty()) {
            throw new UserErrorException("wirewatch: --alerts raises past alerts only together with --promote");
        }
    }

    private void print(List<AlertDifference> differences) {
        report.print(spec.commandLine().getOut(), (out, format, terminal) -> {
            DifferenceOutput output = new DifferenceOutput(out, format, terminal);
            differences.forEach(output::print);
        });
    }
}
