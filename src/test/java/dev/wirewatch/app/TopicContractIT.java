package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.Lane;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is on the topics is what the shipped schemas and the CloudEvents binding say, read with other people's code. */
class TopicContractIT {
    private static final Lane LANE = new Lane("contract");
    private static final List<Dataset<?>> EVENTS =
            List.of(Dataset.ARTICLES, Dataset.MENTIONS, Dataset.ALERTS, Dataset.ALERT_EVENTS);

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void runTheSampleNewsroom() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
        java.nio.file.Files.writeString(
                directory.resolve("none.opml"),
                "<opml version=\"2.0\"><head><title>none</title></head><body></body></opml>");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(
                        "run",
                        "--for=15s",
                        "--set=lane=" + LANE.prefix(),
                        "--set=data.dir=" + directory.resolve("data"),
                        "--set=feeds=" + directory.resolve("none.opml"),
                        "--set=newsroom.port=0",
                        "--set=dashboard.port=0",
                        "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers());
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @TestFactory
    List<DynamicTest> everyRecordConformsToTheShippedSchemaOfItsTopic() {
        return List.of(
                        Dataset.FEEDS,
                        Dataset.FEED_HEALTH,
                        Dataset.ARTICLES,
                        Dataset.WATCHLISTS,
                        Dataset.MENTIONS,
                        Dataset.ALERTS,
                        Dataset.ALERT_EVENTS)
                .stream()
                .map(dataset -> DynamicTest.dynamicTest(dataset.name(), () -> {
                    Schema schema = schema(dataset.name());
                    List<ConsumerRecord<String, String>> records = read(dataset, new StringDeserializer());
                    assertThat(records).isNotEmpty();
                    assertThat(records)
                            .filteredOn(record -> record.value() != null)
                            .allSatisfy(record -> assertThat(schema.validate(record.value(), InputFormat.JSON))
                                    .as(record.value())
                                    .isEmpty());
                }))
                .toList();
    }

    @Test
    void theCloudEventsSdkReadsArticlesMentionsAlertsAndTheirEvents() {
        for (Dataset<?> dataset : EVENTS) {
            assertThat(events(dataset)).as(dataset.name()).isNotEmpty().allSatisfy(record -> {
                CloudEvent event = record.value();
                assertThat(event.getType()).startsWith("dev.wirewatch.").endsWith(".v1");
                assertThat(event.getSource()).hasToString("/lanes/" + LANE.prefix());
                assertThat(event.getSubject()).isEqualTo(record.key());
                assertThat(event.getTime()).isNotNull();
                assertThat(event.getDataContentType()).isEqualTo("application/json");
            });
        }
    }

    @Test
    void eventIdsAreUniqueWithinATopic() {
        for (Dataset<?> dataset : EVENTS) {
            List<String> ids = new ArrayList<>();
            events(dataset).forEach(record -> ids.add(record.value().getId()));
            assertThat(ids).as(dataset.name()).doesNotHaveDuplicates();
        }
    }

    /** Without those that withdraw an alert: they have no value, and so are no events. */
    private static List<ConsumerRecord<String, CloudEvent>> events(Dataset<?> dataset) {
        return read(dataset, new CloudEventDeserializer()).stream()
                .filter(record -> record.value() != null)
                .toList();
    }

    private static Schema schema(String dataset) throws Exception {
        try (InputStream in =
                TopicContractIT.class.getResourceAsStream("/dev/wirewatch/schemas/" + dataset + ".schema.json")) {
            assertThat(in).as("schema of " + dataset).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static <V> List<ConsumerRecord<String, V>> read(Dataset<?> dataset, Deserializer<V> deserializer) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                deserializer)) {
            List<TopicPartition> partitions = consumer.partitionsFor(LANE.topic(dataset)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
