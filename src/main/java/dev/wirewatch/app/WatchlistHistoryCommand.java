package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.curation.WatchlistVersion;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist history}: which version was in force when, who published it, and what it changed. */
@Command(
        name = "history",
        description =
                "Shows the published versions in the order of publication, each with what it changed; * marks the one"
                        + " in force.",
        mixinStandardHelpOptions = true)
final class WatchlistHistoryCommand implements Callable<Integer> {
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(WatchlistVersion.class);
    private static final int CHANGES_SHOWN = 12;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Only the last so many versions. Default: ${DEFAULT-VALUE}",
            defaultValue = "20")
    private int last;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        PrintWriter out = spec.commandLine().getOut();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            WatchlistDesk desk = new WatchlistDesk(kafka, settings);
            desk.ensureTopics(Set.of());
            WatchlistHistory.last(desk.topic().versions(), last, Instant.now()).forEach(each -> print(out, each));
        }
        out.flush();
        return 0;
    }

    private void print(PrintWriter out, WatchlistVersion entry) {
        if (format.json()) {
            try {
                out.println(JSON.writeValueAsString(entry));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an entry is always JSON", e);
            }
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s %s  from %s  %s%s%s%n    %,d entities, %,d names, %,d rules%n",
                entry.inForce() ? "*" : " ",
                entry.version(),
                entry.effective(),
                entry.origin() == null ? "file" : entry.origin().name().toLowerCase(Locale.ROOT),
                entry.by() == null ? "" : " by " + AlertOutput.printable(entry.by()),
                entry.note() == null ? "" : ": " + AlertOutput.printable(entry.note()),
                entry.entities(),
                entry.aliases(),
                entry.rules());
        entry.changes().stream()
                .limit(CHANGES_SHOWN)
                .forEach(change -> out.println("    " + AlertOutput.printable(change)));
        if (entry.changes().size() > CHANGES_SHOWN) {
            out.println("    … and " + (entry.changes().size() - CHANGES_SHOWN) + " more changes");
        }
    }
}
