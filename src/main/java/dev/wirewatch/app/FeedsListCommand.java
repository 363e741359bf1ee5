package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.RegisteredFeed;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds list}: shows the registered feeds and how they are. */
@Command(
        name = "list",
        description = {
            "Prints every registered feed with its condition, ledger and last outcome.",
            "Conditions: ok, silent (nothing new for far longer than its habit), empty, not-a-feed, moved, gone, forbidden, rate-limited, failing; waiting (not polled yet), paused."
        },
        mixinStandardHelpOptions = true)
final class FeedsListCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--failed", description = "Only feeds that are not well.")
    private boolean failed;

    @Option(names = "--paused", description = "Only feeds whose polling is suspended.")
    private boolean paused;

    @Option(names = "--group", paramLabel = "GROUP", description = "Only feeds of this group and its groups.")
    private @Nullable String group;

    @Option(names = "--tier", paramLabel = "N", description = "Only feeds of this tier: 1, 2 or 3.")
    private @Nullable Integer tier;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        PrintWriter out = spec.commandLine().getOut();
        try (RegistrySession session = RegistrySession.attach(options.load().settings())) {
            Map<String, FeedHealth> health = session.book().health();
            for (FeedRegistration registration : session.book().registrations()) {
                RegisteredFeed feed = new RegisteredFeed(
                        registration, health.get(registration.feed().id()));
                if (isWanted(feed)) {
                    out.println(format.json() ? feed.json().toString() : text(feed));
                }
            }
        }
        out.flush();
        return 0;
    }

    private boolean isWanted(RegisteredFeed listed) {
        Feed feed = listed.registration().feed();
        return (!failed || listed.failed())
                && (!paused || feed.paused())
                && (tier == null || feed.tier() == tier)
                && (group == null || listed.registration().in(group));
    }

    private static String text(RegisteredFeed listed) {
        Feed feed = listed.registration().feed();
        FeedHealth latest = listed.health();
        return "%-13s %d  %-40s %6d seen %6d published  %s"
                .formatted(
                        listed.status(),
                        feed.tier(),
                        AlertOutput.printable(feed.title()),
                        latest == null ? 0 : latest.totals().seen(),
                        latest == null ? 0 : latest.totals().published(),
                        latest == null
                                ? AlertOutput.printable(feed.url())
                                : AlertOutput.printable(latest.outcome() + particulars(latest)));
    }

    private static String particulars(FeedHealth latest) {
        if (latest.failingSince() != null) {
            return "; since " + latest.failingSince().truncatedTo(ChronoUnit.SECONDS) + ", " + latest.failures()
                    + (latest.failures() == 1 ? " poll" : " polls");
        }
        return switch (latest.condition()) {
            case SILENT ->
                latest.lastNews() == null
                        ? ""
                        : "; nothing new since " + latest.lastNews().truncatedTo(ChronoUnit.SECONDS);
            case MOVED -> "; now at " + latest.asked();
            default -> "";
        };
    }
}
