package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds}: shows how the feeds are. */
@Command(name = "feeds", description = "Shows how the feeds are.", mixinStandardHelpOptions = true)
final class FeedsCommand {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final Set<FeedCondition> WELL = Set.of(FeedCondition.OK, FeedCondition.MOVED, FeedCondition.EMPTY);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description =
                    "Prints the health of every polled feed of a running instance: last outcome, next due, ledger.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConfigurationOptions options,
            @Option(names = "--failed", description = "Only feeds that are not well.") boolean failed,
            @Option(
                            names = "--format",
                            defaultValue = "auto",
                            description =
                                    "text, json (one object a line), or auto: text on a terminal. Default: ${DEFAULT-VALUE}")
                    AlertOutput.Format format)
            throws InvalidDocumentException {
        Settings settings = options.load().settings();
        boolean json =
                format == AlertOutput.Format.JSON || (format == AlertOutput.Format.AUTO && !Terminal.interactive());
        Map<String, FeedHealth> latest = new HashMap<>();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            Lane lane = new Lane(settings.text(SettingKey.LANE));
            new TopicReader<>(kafka.connection(), Dataset.FEED_HEALTH)
                    .read(List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
                        if (found.value() == null) {
                            latest.remove(found.key());
                        } else {
                            latest.put(found.key(), found.value());
                        }
                    });
        }
        latest.values().stream()
                .filter(health -> !failed || !WELL.contains(health.condition()))
                .sorted(Comparator.comparing(FeedHealth::title).thenComparing(FeedHealth::url))
                .forEach(health -> print(health, json));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void print(FeedHealth health, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(
                    "%-13s %-40s %6d seen %6d published  %s%n",
                    health.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    AlertOutput.printable(health.title()),
                    health.totals().seen(),
                    health.totals().published(),
                    AlertOutput.printable(health.outcome()));
            return;
        }
        try {
            out.println(JSON.writeValueAsString(health));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("health is always JSON", e);
        }
    }
}
