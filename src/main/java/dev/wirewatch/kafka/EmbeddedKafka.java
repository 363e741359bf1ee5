package dev.wirewatch.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node Kafka (KRaft, broker and controller) in this process, with its data in a folder that is formatted on the
 * first start and kept.
 *
 * <p>The one class that uses the broker's internals: the three calls that Kafka's own start script makes (format, configure,
 * start). They are not public API; the Kafka version is pinned for their sake.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int FIRST_FREE_PORT = 20_000;
    private static final int FIRST_OUTGOING_PORT = 32_768;
    private static final int FREE_PORT_ATTEMPTS = 100;
    private static final int NODE_ID = 1;
    private static final String FORMATTED_MARK = "meta.properties";
    private static final String CLEAN_SHUTDOWN_MARK = ".kafka_cleanshutdown";
    private static final String ROLES = "process.roles";
    private static final String LISTENERS = "listeners";
    private static final String SESSION_TIMEOUT = "broker.session.timeout.ms";
    private static final Duration LONGEST_WAIT_FOR_FENCING = Duration.ofSeconds(20);

    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, FolderLock lock, String bootstrapServers) {
        this.server = server;
        this.lock = lock;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Formats the folder if it is new and starts the broker.
     *
     * @param dataDirectory where its data is kept; created if missing
     * @param host address to bind to
     * @param port port to listen on; 0 takes a free one
     * @return once the broker answers
     * @throws EmbeddedKafkaException if the port or folder is in use or cannot be used; the message says what to do
     */
    public static EmbeddedKafka start(Path dataDirectory, String host, int port) {
        int clientPort = usablePort(host, port);
        int controllerPort = usablePort("127.0.0.1", 0);
        FolderLock lock = FolderLock.take(dataDirectory);
        try {
            // A folder of its own inside: Kafka takes every folder in its log directory for a partition.
            Path logDirectory = Files.createDirectories(dataDirectory.resolve("kafka"));
            Properties configuration = configuration(logDirectory, host, clientPort, controllerPort);
            if (!Files.exists(logDirectory.resolve(FORMATTED_MARK))) {
                format(logDirectory);
            } else if (!Files.exists(logDirectory.resolve(CLEAN_SHUTDOWN_MARK))) {
                fenceKilledBroker(configuration, controllerPort);
            }
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, lock, host + ":" + clientPort);
        } catch (Exception e) {
            lock.close();
            throw new EmbeddedKafkaException("the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    /** Whether a broker has kept its data in a folder. */
    public static boolean hasData(Path dataDirectory) {
        return Files.exists(dataDirectory.resolve("kafka").resolve(FORMATTED_MARK));
    }

    /** Loads the broker's classes, a second's work, without starting anything. */
    public static void loadClasses() {
        for (String name :
                List.of("kafka.server.KafkaConfig", "kafka.server.BrokerServer", "kafka.server.ControllerServer")) {
            try {
                Class.forName(name, true, EmbeddedKafka.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the broker is not on the class path: " + name, e);
            }
        }
    }

    private static int usablePort(String host, int port) {
        if (port == 0) {
            return freePort(host);
        }
        try {
            requireFree(host, port);
            return port;
        } catch (BindException e) {
            throw new EmbeddedKafkaException(
                    "port " + port + " on " + host
                            + " is in use; choose another with broker.port (0 takes a free one), or name the Kafka"
                            + " that runs there with kafka.bootstrap.servers",
                    e);
        } catch (IOException e) {
            throw unusable(host, e);
        }
    }

    /**
     * A port that is free, from below the range that systems give to outgoing connections (from 32768 on Linux): the broker
     * binds to it a moment later, and again after a restart, and none of them must have taken it until then.
     *
     * @param host the address to bind to
     * @throws EmbeddedKafkaException if the host is not of this machine or all ports are in use
     */
    public static int freePort(String host) {
        for (int attempt = 0; attempt < FREE_PORT_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_FREE_PORT, FIRST_OUTGOING_PORT);
            try {
                requireFree(host, port);
                return port;
            } catch (BindException e) {
                LOG.debug("port {} is in use", port, e);
            } catch (IOException e) {
                throw unusable(host, e);
            }
        }
        throw new EmbeddedKafkaException(
                "no port between " + FIRST_FREE_PORT + " and " + FIRST_OUTGOING_PORT + " on " + host
                        + " is free; choose one with broker.port",
                null);
    }

    private static void requireFree(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        }
    }

    private static EmbeddedKafkaException unusable(String host, IOException e) {
        return new EmbeddedKafkaException("cannot listen on " + host + ": " + e.getMessage() + "; see broker.host", e);
    }

    private static void format(Path logDirectory) throws Exception {
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(List.of(logDirectory.toString()))
                .setMetadataLogDirectory(logDirectory.toString())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /**
     * Starts the controller alone until it has declared dead the broker that was killed, and stops it again.
     *
     * <p>A broker that starts while its killed predecessor still counts as alive takes itself for the leader of all
     * partitions, begins to complete the transactions that were being committed, loses its leadership when the predecessor's
     * session ends, and takes the partitions without a leader for deleted ones: their part of the transaction stays open for
     * good and holds up whoever reads committed records. With the predecessor fenced first, leadership and transactions begin
     * together.
     */
    private static void fenceKilledBroker(Properties configuration, int controllerPort) throws Exception {
        Properties alone = new Properties();
        alone.putAll(configuration);
        alone.remove("advertised.listeners");
        alone.put(ROLES, "controller");
        alone.put(LISTENERS, "CONTROLLER://127.0.0.1:" + controllerPort);
        alone.put(SESSION_TIMEOUT, "300");
        alone.put("broker.heartbeat.interval.ms", "100");
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(alone), Time.SYSTEM);
        controller.startup();
        try {
            // Kafka tells how many brokers are fenced in this metric only; without any broker known there is none to
            // wait for.
            ObjectName fenced = new ObjectName("kafka.controller:type=KafkaController,name=FencedBrokerCount");
            MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
            long deadline = System.nanoTime() + LONGEST_WAIT_FOR_FENCING.toNanos();
            while (metrics.getAttribute(fenced, "Value") instanceof Integer count
                    && count == 0
                    && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static Properties configuration(Path logDirectory, String host, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put(ROLES, "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        // A static quorum of one: its address is configuration, not data, so the port may differ at each start.
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(LISTENERS, "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", logDirectory.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("message.max.bytes", Integer.toString(Dataset.LARGEST_RECORD + 1024));
        for (String one : List.of(
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr",
                "min.insync.replicas")) {
            properties.put(one, "1");
        }
        for (String few : List.of(
                "offsets.topic.num.partitions",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.num.partitions")) {
            properties.put(few, "2");
        }
        // What a group has committed is where a delivery goes on: after a month of standing still too.
        properties.put(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(400).toMinutes()));
        // A clock that was an hour ahead and has been put right must not make what was stamped meanwhile unacceptable.
        properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.streams.initial.rebalance.delay.ms", "0");
        // There is no other broker to take over from this one: fencing it for being slow on a busy machine would only
        // leave
        // partitions without a leader for a moment, and the transactions that are being completed then open for good.
        properties.put(SESSION_TIMEOUT, "60000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        properties.put("log.cleaner.threads", "1");
        properties.put("metric.reporters", "");
        return properties;
    }

    /** What {@code kafka.bootstrap.servers} would be for clients in other processes. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Waits until the broker has been stopped. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /** Stops the broker; the data stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
