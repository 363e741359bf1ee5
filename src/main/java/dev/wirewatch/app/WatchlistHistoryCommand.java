package dev.wirewatch.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import dev.wirewatch.watchlist.WatchlistOutline;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(Entry.class);
    private static final int CHANGES_SHOWN = 12;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Only the last so many versions. Default: ${DEFAULT-VALUE}",
            defaultValue = "20")
    private int last;

    @Option(
            names = "--format",
            defaultValue = "auto",
            description = "text, json (one object a line), or auto: text on a terminal. Default: ${DEFAULT-VALUE}")
    private AlertOutput.Format format = AlertOutput.Format.AUTO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A version as it is told; {@code changes} since the one published before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name,
            String version,
            Instant effective,
            boolean inForce,
            @Nullable Instant published,
            @Nullable WatchlistOrigin origin,
            @Nullable String by,
            @Nullable String note,
            int entities,
            int aliases,
            int rules,
            List<String> changes) {}

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        PrintWriter out = spec.commandLine().getOut();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            WatchlistDesk desk = new WatchlistDesk(kafka, settings);
            desk.ensureTopics(Set.of());
            WatchlistVersions versions = desk.topic().versions();
            PublishedWatchlist inForce = versions.inForceAt(Instant.now()).orElse(null);
            List<PublishedWatchlist> all = versions.published();
            WatchlistOutline before = null;
            for (int i = Math.max(0, all.size() - last - 1); i < all.size(); i++) {
                PublishedWatchlist published = all.get(i);
                WatchlistOutline outline = WatchlistOutline.of(published.watchlist(), published.rules());
                if (i >= all.size() - last) {
                    print(out, entry(published, published.equals(inForce), outline, before));
                }
                before = outline;
            }
        }
        out.flush();
        return 0;
    }

    private static Entry entry(
            PublishedWatchlist published,
            boolean inForce,
            WatchlistOutline outline,
            @Nullable WatchlistOutline before) {
        return new Entry(
                published.name(),
                published.version(),
                published.effective(),
                inForce,
                published.published(),
                published.origin(),
                published.by(),
                published.note(),
                outline.entities(),
                outline.aliases(),
                outline.rules(),
                before == null ? List.of() : outline.changesSince(before));
    }

    private void print(PrintWriter out, Entry entry) {
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
