package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.kafka.AsyncApiDocument;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The example settings of Kafka Connect's sinks, as far as they can be tried without a database: the converters and
 * transformations that they name, which are Kafka's own, make of our records what the sinks take.
 */
class ConnectSinkTest {
    private static final Path FOLDER = Path.of("config/examples/connect");
    private static final String TOPIC = "wirewatch.alerts.v1";
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    /** Of every connector (Kafka Connect 4.3, connector and sink settings). */
    private static final Set<String> COMMON =
            Set.of("name", "connector.class", "tasks.max", "topics", "consumer.override.isolation.level", "transforms");

    /** Of the sinks, by their own documentation. */
    private static final Set<String> OF_THE_SINKS = Set.of(
            "connection.url",
            "connection.user",
            "connection.password",
            "table.name.format",
            "auto.create",
            "insert.mode",
            "pk.mode",
            "pk.fields",
            "key.ignore",
            "schema.ignore",
            "behavior.on.null.values",
            "behavior.on.malformed.documents");

    private static final Set<String> PREFIXES = Set.of("key.converter", "value.converter", "transforms.");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static Map<String, String> under(Map<String, String> settings, String prefix) {
        Map<String, String> found = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private static String required(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private static SchemaAndValue converted(Map<String, String> settings, String what, byte @Nullable [] bytes)
            throws ReflectiveOperationException {
        Converter converter = Class.forName(required(settings, what))
                .asSubclass(Converter.class)
                .getDeclaredConstructor()
                .newInstance();
        converter.configure(under(settings, what + "."), what.startsWith("key"));
        return converter.toConnectData(TOPIC, bytes);
    }

    /** What the sink is given of a record. */
    private static SinkRecord given(Path file, String key, byte @Nullable [] value) throws Exception {
        Map<String, String> settings = read(file);
        SchemaAndValue keyGiven = converted(settings, "key.converter", key.getBytes(StandardCharsets.UTF_8));
        SchemaAndValue valueGiven = converted(settings, "value.converter", value);
        SinkRecord record = new SinkRecord(
                TOPIC, 0, keyGiven.schema(), keyGiven.value(), valueGiven.schema(), valueGiven.value(), 7);
        for (String name : required(settings, "transforms").split(",")) {
            String prefix = "transforms." + name + ".";
            @SuppressWarnings("unchecked")
            Transformation<SinkRecord> transformation = Class.forName(required(settings, prefix + "type"))
                    .asSubclass(Transformation.class)
                    .getDeclaredConstructor()
                    .newInstance();
            Map<String, String> own = under(settings, prefix);
            own.remove("type");
            transformation.configure(own);
            record = transformation.apply(record);
            transformation.close();
        }
        return record;
    }

    private static Alert alert() {
        return SampleRecords.alert(
                "sink",
                Severity.CRITICAL,
                NOON,
                SampleRecords.article("sink", NOON, "A headline, “quoted”", "A text."),
                "state.iran");
    }

    private static byte[] value() {
        return Dataset.ALERTS.valueSerde().serializer().serialize(TOPIC, alert());
    }

    @ParameterizedTest
    @MethodSource("files")
    void consistsOfSettingsThatThereAre(Path file) throws IOException {
        Set<String> unknown = new HashSet<>(read(file).keySet());
        unknown.removeAll(COMMON);
        unknown.removeAll(OF_THE_SINKS);
        unknown.removeIf(name -> PREFIXES.stream().anyMatch(name::startsWith));

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsATopicThatIsDescribedAndOnlyWhatIsCommitted(Path file) throws IOException {
        Map<String, String> settings = read(file);

        assertThat(new AsyncApiDocument().channelOf(required(settings, "topics"), new Lane("wirewatch")))
                .isPresent();
        assertThat(settings).containsEntry("consumer.override.isolation.level", "read_committed");
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsNoSecret(Path file) throws IOException {
        assertThat(read(file).entrySet())
                .filteredOn(setting -> setting.getKey().contains("password"))
                .allSatisfy(setting -> assertThat(setting.getValue()).startsWith("${file:"));
    }

    @Test
    void giveTheDatabaseARowWithTheDocument() throws Exception {
        SinkRecord row = given(FOLDER.resolve("jdbc-sink.properties"), alert().id(), value());

        assertThat(row.keySchema().type()).isEqualTo(Schema.Type.STRING);
        assertThat(row.key()).isEqualTo(alert().id());
        assertThat(row.value())
                .isInstanceOfSatisfying(
                        Struct.class,
                        struct -> assertThat(struct.getString("record"))
                                .isEqualTo(new String(value(), StandardCharsets.UTF_8)));
    }

    @Test
    void giveTheDatabaseAWithdrawnAlertAsARowOfTheSameShapeWithoutADocument() throws Exception {
        SinkRecord row = given(FOLDER.resolve("jdbc-sink.properties"), alert().id(), null);

        assertThat(row.valueSchema())
                .isEqualTo(given(FOLDER.resolve("jdbc-sink.properties"), alert().id(), value())
                        .valueSchema());
        assertThat(row.value())
                .isInstanceOfSatisfying(
                        Struct.class,
                        struct -> assertThat(struct.getString("record")).isNull());
    }

    @Test
    void giveTheIndexADocumentUnderTheAlertsId() throws Exception {
        SinkRecord document = given(FOLDER.resolve("opensearch-sink.properties"), alert().id(), value());

        assertThat(document.topic()).isEqualTo("wirewatch-alerts");
        assertThat(document.key()).isEqualTo(alert().id());
        assertThat(document.value())
                .isInstanceOfSatisfying(
                        Map.class, map -> assertThat(map.get("headline")).isEqualTo("A headline, “quoted”"));
    }

    @Test
    void giveTheIndexAWithdrawnAlertAsADeletion() throws Exception {
        SinkRecord deletion = given(FOLDER.resolve("opensearch-sink.properties"), alert().id(), null);

        assertThat(deletion.value()).isNull();
        assertThat(deletion.valueSchema()).isNull();
        assertThat(read(FOLDER.resolve("opensearch-sink.properties")))
                .containsEntry("behavior.on.null.values", "delete");
    }
}
