package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a topic whose partitions hold unequal shares of one time, one of them nothing at all. */
class ChronologicalReaderIT {
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static int lanes;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Settings settings;
    private static KafkaConnection connection;

    private String topic = "";
    private Acknowledgements sent = new Acknowledgements("none");

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0);
        settings = SettingsLoader.load(null, null, Map.of(), Map.of());
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void createTopics() throws Exception {
        Lane lane = new Lane("order" + ++lanes);
        topic = lane.topic(Dataset.DEAD_LETTERS);
        sent = new Acknowledgements(topic);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ensure(List.of());
        }
    }

    @Test
    void mergesPartitionsByTheTimesOfTheirRecords() {
        try (Producer<String, byte[]> producer = connection.producer(Dataset.DEAD_LETTERS)) {
            for (int second = 0; second < 3_000; second++) {
                write(producer, 0, second, "many");
                if (second % 500 == 0) {
                    write(producer, 2, second, "few");
                }
            }
        }

        sent.awaitReadable(connection);
        List<Long> seconds = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        new ChronologicalReader<>(connection, Dataset.DEAD_LETTERS).read(topic, START, found -> {
            seconds.add(found.timestamp());
            keys.add(found.key());
        });

        assertThat(seconds).hasSize(3_006).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(keys).startsWith("few", "many", "many");
        assertThat(keys.subList(501, 503)).containsExactly("few", "many");
    }

    @Test
    void keepsTheOrderOfAPartitionWhoseTimesGoBack() {
        try (Producer<String, byte[]> producer = connection.producer(Dataset.DEAD_LETTERS)) {
            write(producer, 0, 5, "a");
            write(producer, 0, 1, "b");
            write(producer, 1, 3, "c");
        }

        assertThat(read(START)).containsExactly("c", "a", "b");
        assertThat(read(START.plusSeconds(4))).containsExactly("a", "b");
    }

    @Test
    void passesOverWhatWasAborted() {
        try (Producer<String, byte[]> producer =
                connection.transactionalProducer(Dataset.DEAD_LETTERS, topic, Duration.ofMinutes(1))) {
            producer.initTransactions();
            for (String key : List.of("lost", "kept", "lost")) {
                producer.beginTransaction();
                write(producer, 1, 1, key);
                producer.flush();
                if (key.equals("kept")) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }

        assertThat(read(START)).containsExactly("kept");
    }

    @Test
    void findsNothingInAnEmptyTopic() {
        assertThat(read(START)).isEmpty();
    }

    private List<String> read(Instant from) {
        sent.awaitReadable(connection);
        List<String> keys = new ArrayList<>();
        new ChronologicalReader<>(connection, Dataset.DEAD_LETTERS).read(topic, from, found -> keys.add(found.key()));
        return keys;
    }

    private void write(Producer<String, byte[]> producer, int partition, int second, String key) {
        long time = START.plusSeconds(second).toEpochMilli();
        sent.add(producer.send(new ProducerRecord<>(topic, partition, time, key, new byte[] {1})));
    }
}
