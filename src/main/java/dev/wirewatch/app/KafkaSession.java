package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicTimes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The Kafka a command works with: the cluster that the settings name, or else a broker started in this process. */
final class KafkaSession implements AutoCloseable {
    private static final Duration ATTACH_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final @Nullable EmbeddedKafka embedded;

    private KafkaSession(KafkaConnection connection, @Nullable EmbeddedKafka embedded) {
        this.connection = connection;
        this.embedded = embedded;
    }

    /**
     * Uses the named cluster, or starts the embedded broker on the configured port and data folder.
     *
     * @throws dev.wirewatch.kafka.EmbeddedKafkaException if it cannot be started
     */
    static KafkaSession open(Settings settings) {
        return open(settings, settings.path(SettingKey.DATA_DIR), settings.count(SettingKey.BROKER_PORT));
    }

    /**
     * Uses the named cluster, or starts a broker on a free port with its data in a folder.
     *
     * @throws dev.wirewatch.kafka.EmbeddedKafkaException if it cannot be started
     */
    static KafkaSession openIn(Settings settings, Path dataDirectory) {
        return open(settings, dataDirectory, 0);
    }

    private static KafkaSession open(Settings settings, Path dataDirectory, int port) {
        String external = settings.bootstrapServers();
        if (external != null) {
            return new KafkaSession(new KafkaConnection(external, settings), null);
        }
        EmbeddedKafka embedded = EmbeddedKafka.start(dataDirectory, settings.text(SettingKey.BROKER_HOST), port);
        return new KafkaSession(new KafkaConnection(embedded.bootstrapServers(), settings), embedded);
    }

    /**
     * Talks to the named cluster, or else to the embedded broker of a run on this machine.
     *
     * @throws UserErrorException if nobody answers there
     */
    static KafkaSession attach(Settings settings) {
        String external = settings.bootstrapServers();
        String address = external != null
                ? external
                : settings.text(SettingKey.BROKER_HOST) + ":" + settings.count(SettingKey.BROKER_PORT);
        KafkaSession session = new KafkaSession(new KafkaConnection(address, settings), null);
        if (!session.connection().answers(ATTACH_TIMEOUT)) {
            throw new UserErrorException("wirewatch: no Kafka answers at " + address
                    + (external == null
                            ? "; start `wirewatch run`, or name a cluster with kafka.bootstrap.servers"
                            : " (kafka.bootstrap.servers)"));
        }
        return session;
    }

    /**
     * Talks to the named cluster, or to the embedded broker of a run on this machine, or else to one that is started in
     * this process on the data folder of a run that has ended.
     *
     * @throws UserErrorException if nobody answers there, or there is no such folder
     */
    static KafkaSession attachOrReopen(Settings settings) {
        String host = settings.text(SettingKey.BROKER_HOST);
        int port = settings.count(SettingKey.BROKER_PORT);
        if (settings.bootstrapServers() != null || isListening(host, port)) {
            return attach(settings);
        }
        Path data = settings.path(SettingKey.DATA_DIR);
        if (!EmbeddedKafka.hasData(data)) {
            throw new UserErrorException("wirewatch: no Kafka answers at " + host + ":" + port
                    + ", and there is no broker's data in " + data.toAbsolutePath() + " ("
                    + SettingKey.DATA_DIR.key() + ")");
        }
        return openIn(settings, data);
    }

    private static boolean isListening(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PROBE_TIMEOUT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    KafkaConnection connection() {
        return connection;
    }

    /**
     * Makes sure that a lane has articles of the past.
     *
     * @throws UserErrorException if it has no topic of them
     */
    void requireArticles(Lane lane) {
        try (Admin admin = connection.admin()) {
            TopicTimes.partitions(admin, lane.topic(Dataset.ARTICLES));
        } catch (KafkaUnavailableException e) {
            throw new UserErrorException("wirewatch: lane " + lane.prefix() + " has no articles to re-read ("
                    + SettingKey.LANE.key() + "): " + e.getMessage());
        }
    }

    /** Whether the broker runs in this process. */
    boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
