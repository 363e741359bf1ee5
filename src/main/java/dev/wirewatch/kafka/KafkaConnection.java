package dev.wirewatch.kafka;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/**
 * A Kafka cluster and the properties of every client that talks to it. Settings under {@code kafka.} win over what is
 * chosen here, except for those that the guarantees rest on (isolation level, processing guarantee).
 */
public final class KafkaConnection {
    /**
     * How long a dead instance's transaction holds up readers before the broker aborts it: as long as it takes to notice
     * the death, so that it adds nothing to that. Shorter, and an instance on a busy machine loses its transaction, and with
     * it its stores, while it is alive; longer, and readers stall (22-26 s after a kill with the default).
     */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 6_000;

    /** A dead instance is noticed after this time; heartbeats go out three times as often. */
    private static final int SESSION_TIMEOUT_MILLIS = 6_000;

    /** Room for the marks by which the tasks of a process know of a commit: a key for each group of alerts. */
    private static final int CACHE_BYTES = 8 * 1024 * 1024;

    private static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

    private final String bootstrapServers;
    private final Settings settings;

    /**
     * @param bootstrapServers host:port pairs separated by commas
     * @param settings where the pass-through properties come from
     */
    public KafkaConnection(String bootstrapServers, Settings settings) {
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
    }

    /** The addresses of the cluster. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Whether the cluster answers.
     *
     * @param atMost how long to wait for it
     */
    public boolean answers(Duration atMost) {
        Properties properties = common();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(atMost.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(atMost.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            admin.describeCluster().clusterId().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A new admin client. */
    public Admin admin() {
        return Admin.create(common());
    }

    /**
     * A new consumer of a dataset that reads what is committed, without a group: positions are the caller's business.
     *
     * @param <V> the value type
     */
    public <V> Consumer<String, V> consumer(Dataset<V> dataset) {
        return consumer(dataset, "");
    }

    /**
     * The same under a name for metrics and logs.
     *
     * @param clientId the name; empty for one that Kafka makes up
     */
    public <V> Consumer<String, V> consumer(Dataset<V> dataset, String clientId) {
        Properties properties = common();
        if (!clientId.isEmpty()) {
            properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        }
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, readCommitted());
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return new KafkaConsumer<>(
                properties, new StringDeserializer(), dataset.valueSerde().deserializer());
    }

    /**
     * A new member of a consumer group that reads what is committed as it is, and commits offsets itself. It may be busy with
     * what it has read for a quarter of an hour.
     *
     * @param group the group's id
     */
    public Consumer<String, byte[]> groupConsumer(String group) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(SESSION_TIMEOUT_MILLIS));
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Integer.toString(SESSION_TIMEOUT_MILLIS / 3));
        properties.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Long.toString(Duration.ofMinutes(15).toMillis()));
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "64");
        properties.putAll(common());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, readCommitted());
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return new KafkaConsumer<>(
                properties,
                new StringDeserializer(),
                Dataset.DEAD_LETTERS.valueSerde().deserializer());
    }

    /**
     * A new producer of a dataset, idempotent with all acknowledgements.
     *
     * @param <V> the value type
     */
    public <V> Producer<String, V> producer(Dataset<V> dataset) {
        return new KafkaProducer<>(
                producerProperties(),
                new StringSerializer(),
                dataset.valueSerde().serializer());
    }

    /**
     * A new transactional producer of a dataset.
     *
     * @param transactionalId fences an earlier producer of the same id
     * @param <V> the value type
     */
    public <V> Producer<String, V> transactionalProducer(Dataset<V> dataset, String transactionalId) {
        return transactionalProducer(dataset, transactionalId, DEFAULT_TRANSACTION_TIMEOUT);
    }

    /**
     * The same with a time after which the broker aborts what the producer has begun and not completed: so long readers
     * may have to wait when it dies.
     */
    public <V> Producer<String, V> transactionalProducer(
            Dataset<V> dataset, String transactionalId, Duration transactionTimeout) {
        Properties properties = producerProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()));
        return new KafkaProducer<>(
                properties, new StringSerializer(), dataset.valueSerde().serializer());
    }

    private Properties producerProperties() {
        Properties properties = new Properties();
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Dataset.LARGEST_RECORD));
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.putAll(common());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return properties;
    }

    /**
     * The properties of a Streams application: exactly once, what fails goes to the lane's dead letters and stops
     * nothing.
     *
     * @param lane the lane it runs in
     * @param role its part of the application id, as in {@code detect}
     */
    public Properties streams(Lane lane, String role) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.text(SettingKey.STREAMS_THREADS));
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Long.toString(
                        settings.duration(SettingKey.STREAMS_COMMIT_INTERVAL).toMillis()));
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.text(SettingKey.TOPICS_REPLICATION));
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "0");
        // Caches merge updates by when they are committed. Only stores that ask for one have any: what is read
        // from them must not depend on how often they are written.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Integer.toString(CACHE_BYTES));
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Integer.toString(Dataset.LARGEST_RECORD));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), "131072");
        // A commit sends what is there, and nobody sees it before: to send sooner only costs requests.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "100");
        // While the transaction before is still being completed the broker turns the first batch of the next one away;
        // with
        // others in flight behind it, it would report them out of order.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), "1");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Integer.toString(TRANSACTION_TIMEOUT_MILLIS));
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Integer.toString(SESSION_TIMEOUT_MILLIS));
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Integer.toString(SESSION_TIMEOUT_MILLIS / 3));
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(Dataset.LARGEST_RECORD));
        // Where the broker's clock was set back, ours goes on as before: its changelogs take what is stamped ahead.
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.path(SettingKey.DATA_DIR).resolve("streams").toString());
        properties.putAll(common());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, lane.applicationId(role));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, lane.topic(Dataset.DEAD_LETTERS));
        return properties;
    }

    private Properties common() {
        Properties properties = new Properties();
        // Our own metrics read the clients directly; registering each of thousands of sensors as a bean slows the
        // start.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        for (Map.Entry<String, String> property :
                settings.kafkaClientProperties().entrySet()) {
            properties.put(property.getKey(), property.getValue());
        }
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    private static String readCommitted() {
        return IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT);
    }
}
