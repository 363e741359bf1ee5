package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers may rely on while transactions end: each test holds one at the moment that matters. */
class ApplicationLagIT {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(2);
    private static final Lane LANE = new Lane("lag");
    private static final String LETTERS = LANE.topic(Dataset.DEAD_LETTERS);

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static KafkaConnection connection;

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0);
        Settings settings = SettingsLoader.load(null, null, Map.of(), Map.of());
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, LANE, settings).ensure(List.of());
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void seesWhatIsUndecidedInOnePartitionWhileAnotherGainsTheMarkOfItsTransaction() throws Exception {
        try (Producer<String, byte[]> waiting = begin("waiting", 0);
                Producer<String, byte[]> ending = begin("ending", 1);
                Admin admin = connection.admin()) {
            Admin between = beforeAskingForCommitted(admin, ending::commitTransaction);

            long undecided = new ApplicationLag(connection, between, "none", List.of()).undecided(List.of(LETTERS));

            assertThat(undecided).isEqualTo(1);
            waiting.commitTransaction();
        }
    }

    @Test
    void waitsUntilReadersSeeWhatWasWritten() throws Exception {
        try (Producer<String, byte[]> producer =
                connection.transactionalProducer(Dataset.DEAD_LETTERS, "unseen", TRANSACTION_TIMEOUT)) {
            producer.initTransactions();
            producer.beginTransaction();
            Acknowledgements sent = new Acknowledgements(LETTERS);
            sent.add(producer.send(new ProducerRecord<>(LETTERS, 2, "unseen", new byte[] {1})));
            producer.flush();

            CompletableFuture<Void> readable = CompletableFuture.runAsync(() -> sent.awaitReadable(connection));

            assertThatThrownBy(() -> readable.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            producer.commitTransaction();
            assertThat(readable).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    /** A transaction with one record, which stays open. */
    private static Producer<String, byte[]> begin(String name, int partition) throws Exception {
        Producer<String, byte[]> producer =
                connection.transactionalProducer(Dataset.DEAD_LETTERS, name, TRANSACTION_TIMEOUT);
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(LETTERS, partition, name, new byte[] {1}))
                .get();
        return producer;
    }

    /** Lets something happen after it was asked where topics end, and before it is asked what of that is committed. */
    private static Admin beforeAskingForCommitted(Admin admin, Runnable happening) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, all) -> {
                    boolean committed = all != null
                            && Arrays.stream(all)
                                    .anyMatch(each -> each instanceof ListOffsetsOptions options
                                            && options.isolationLevel() == IsolationLevel.READ_COMMITTED);
                    if (committed) {
                        happening.run();
                        try (Admin other = connection.admin()) {
                            awaitDecided(other, 1);
                        }
                    }
                    try {
                        return method.invoke(admin, all);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void awaitDecided(Admin admin, int partition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> TopicTimes.ends(admin, LETTERS).entrySet().stream()
                        .anyMatch(end -> end.getKey().partition() == partition && end.getValue() == 2));
    }
}
