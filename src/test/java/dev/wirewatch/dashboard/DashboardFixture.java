package dev.wirewatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.dashboard.desk.Desks;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A broker with a lane's topics, a dashboard on it, and means to write to the one and ask the other. */
final class DashboardFixture implements AutoCloseable {
    static final Lane LANE = new Lane("desk");

    private final Path folder;
    private final Path file;
    private final EmbeddedKafka kafka;
    private final KafkaConnection connection;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Dataset<?>, Producer<String, ?>> producers = new LinkedHashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private Dashboard dashboard;

    DashboardFixture(Path folder) throws Exception {
        this(folder, folder.resolve("desk.sqlite"));
    }

    /** With a read model that is somewhere else. */
    DashboardFixture(Path folder, Path file) throws Exception {
        this.folder = folder;
        this.file = file;
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        Settings settings = SettingsLoader.load(null, null, Map.of(), Map.of("topics.partitions", "2"));
        kafka = EmbeddedKafka.start(folder.resolve("broker"), "127.0.0.1", 0);
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, LANE, settings).ensure(List.of());
        }
        dashboard = dashboard(DeskAccess.UNASKED);
    }

    /** Another dashboard on a file of its own. */
    Dashboard other(String host, int port, DeskAccess access) {
        DashboardSettings settings = new DashboardSettings(
                host, port, access, folder.resolve("other.sqlite"), Duration.ofDays(400), Long.MAX_VALUE);
        return Dashboard.start(
                settings,
                connection,
                LANE,
                "test",
                InstantSource.system(),
                new Desks(new ListedFeeds(), null, NothingToCurate.CURATION));
    }

    private Dashboard dashboard(DeskAccess access) {
        DashboardSettings settings =
                new DashboardSettings("127.0.0.1", 0, access, file, Duration.ofDays(400), Long.MAX_VALUE);
        return Dashboard.start(
                settings,
                connection,
                LANE,
                "test",
                InstantSource.system(),
                new Desks(new ListedFeeds(), null, NothingToCurate.CURATION));
    }

    void stop() {
        dashboard.close();
    }

    void start() {
        dashboard = dashboard(DeskAccess.UNASKED);
    }

    int port() {
        return dashboard.port();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Methods and paths of all routes of the interface, the stream included. */
    Set<String> operations() {
        return dashboard.operations();
    }

    /** Event streams that are open. */
    int streams() {
        return status().path("streams").asInt();
    }

    /** Event streams that were closed as their clients did not keep up. */
    long droppedStreams() {
        return status().path("droppedStreams").asLong();
    }

    private JsonNode status() {
        try {
            return new ObjectMapper().readTree(get("/api/v1/status").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path file() {
        return file;
    }

    /** Writes a record and waits for the broker's word. */
    <V> void send(Dataset<V> dataset, String key, @Nullable V value) throws Exception {
        begin(dataset, key, value).get();
    }

    /** Writes a record and goes on; {@link #flush} waits. */
    <V> void sendLater(Dataset<V> dataset, String key, @Nullable V value) {
        sent.add(begin(dataset, key, value));
    }

    @SuppressWarnings("unchecked")
    private <V> Future<RecordMetadata> begin(Dataset<V> dataset, String key, @Nullable V value) {
        Producer<String, V> producer = (Producer<String, V>) producers.computeIfAbsent(dataset, connection::producer);
        return producer.send(new ProducerRecord<>(LANE.topic(dataset), key, value));
    }

    /** Waits for the broker's word on everything that was sent later. */
    void flush() throws Exception {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    /** Sends something that changes things, as our own pages do. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(port(), method, path, body);
    }

    /** The same to another dashboard. */
    HttpResponse<String> send(int port, String method, String path, String body)
            throws IOException, InterruptedException {
        String type = body.startsWith("<") ? "text/plain; charset=utf-8" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers("Content-Type", type, "Wirewatch-Request", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return get(port(), path, headers);
    }

    HttpResponse<String> get(int port, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        producers.values().forEach(Producer::close);
        dashboard.close();
        kafka.close();
    }
}
