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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wirewatch dead-letters}: prints what could not be processed, with the reason. */
@Command(
        name = "dead-letters",
        description = "Prints what could not be processed, one JSON object a line: where it stood, why, and its value.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final int VALUE_LIMIT = 4_000;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A dead letter for readers; the value is cut at {@link #VALUE_LIMIT} characters. */
    private record Letter(
            String deadLetter,
            @Nullable String key,
            Map<String, String> reason,
            @Nullable String value) {}

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        Lane lane = new Lane(settings.text(SettingKey.LANE));
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            new TopicReader<>(kafka.connection(), Dataset.DEAD_LETTERS)
                    .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), this::print);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void print(ConsumerRecord<String, byte[]> found) {
        Map<String, String> reason = new TreeMap<>();
        found.headers().forEach(header -> {
            if (!header.key().endsWith("stacktrace") && header.value() != null) {
                reason.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        String place = found.topic() + "-" + found.partition() + "@" + found.offset();
        try {
            spec.commandLine()
                    .getOut()
                    .println(JSON.writeValueAsString(new Letter(place, found.key(), reason, text(found.value()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dead letter is always JSON", e);
        }
    }

    private static @Nullable String text(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        return text.length() <= VALUE_LIMIT ? text : text.substring(0, VALUE_LIMIT) + "…";
    }
}
