package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * The product in this process, on a broker of its own, polling the sample newsroom: running until it is closed. An alert has
 * been acknowledged and a record that nobody can read was written, a view was saved, so that there is something
 * on every topic but those of shadow runs.
 */
final class NewsroomRun implements AutoCloseable {
    static final String UNREADABLE = "{no article";

    /** Nothing runs beside the live watchlist here. */
    static final Set<Dataset<?>> NO_SHADOW = Set.of(Dataset.SHADOWS, Dataset.SHADOW_DIFFERENCES);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Lane lane = new Lane("contract");
    private final EmbeddedKafka kafka;
    private final KafkaConnection connection;
    private final List<String> settings = new ArrayList<>();
    private final StringWriter notices = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Monitor monitor;
    private String acknowledged = "";

    NewsroomRun(Path folder, String... more) throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("broker"), "127.0.0.1", 0);
        Path feeds = folder.resolve("none.opml");
        Files.writeString(feeds, "<opml version=\"2.0\"><head><title>none</title></head><body></body></opml>");
        settings.addAll(List.of(
                "lane=" + lane.prefix(),
                "data.dir=" + folder.resolve("data"),
                "feeds=" + feeds,
                "newsroom.enabled=true",
                "newsroom.port=0",
                "dashboard.port=0",
                "topics.partitions=2",
                "kafka.bootstrap.servers=" + kafka.bootstrapServers()));
        settings.addAll(List.of(more));
        Map<String, String> flags = new LinkedHashMap<>();
        settings.forEach(each -> flags.put(each.split("=", 2)[0], each.split("=", 2)[1]));
        Configuration configuration = Configuration.load(null, Map.of(), flags);
        connection = new KafkaConnection(kafka.bootstrapServers(), configuration.settings());
        monitor = started(configuration);
    }

    /** The broker must not outlive its folder: without it, it would end this process. */
    private Monitor started(Configuration configuration) throws Exception {
        try {
            return Monitor.start(
                    MonitorPlan.of(configuration, null),
                    new AlertOutput(new PrintWriter(new StringWriter()), AlertOutput.Format.JSON, false),
                    new PrintWriter(notices, true));
        } catch (Exception | AssertionError e) {
            kafka.close();
            throw e;
        }
    }

    /** Waits until there is something on every topic but those of shadow runs. */
    NewsroomRun busy() throws Exception {
        try {
            fillEveryTopic();
            return this;
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private void fillEveryTopic() throws Exception {
        writeWhatNobodyCanRead();
        // An alert may be withdrawn in favour of another between the look and the deed.
        Awaitility.await("an acknowledged alert").atMost(PATIENCE).until(() -> {
            acknowledged = awaitAlert().id();
            return execute(new StringWriter(), "alerts", "ack", "--by=desk", acknowledged) == 0;
        });
        saveView();
        for (Dataset<?> dataset : Dataset.ALL) {
            if (NO_SHADOW.contains(dataset)) {
                continue;
            }
            Awaitility.await("records of " + dataset.name())
                    .atMost(PATIENCE)
                    .until(() -> !read(dataset).isEmpty());
        }
    }

    /** A change at the desk. */
    private void saveView() {
        URI views = address("the dashboard listens at ").resolve("/api/v1/views");
        HttpRequest request = HttpRequest.newBuilder(views)
                .header("Wirewatch-Request", "test")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"Critical\", \"query\": \"severity=critical\"}"))
                .build();
        HttpResponse<String> saved = sent(request);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    }

    private void writeWhatNobodyCanRead() throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            lane.topic(Dataset.ARTICLES), "key", UNREADABLE.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    /** An alert that stands. */
    Alert awaitAlert() {
        return Awaitility.await("an alert")
                .atMost(PATIENCE)
                .until(() -> StandingAlerts.read(connection, lane), alerts -> !alerts.isEmpty())
                .iterator()
                .next();
    }

    /** Runs a command against it; gives what it printed. */
    String command(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(execute(out, arguments)).as(out.toString()).isZero();
        return out.toString();
    }

    private int execute(StringWriter out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        settings.forEach(setting -> all.add("--set=" + setting));
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
    }

    /** Every committed record of a topic so far, its value as bytes. */
    List<ConsumerRecord<String, byte[]>> read(Dataset<?> dataset) {
        return read(lane.topic(dataset));
    }

    /** The same by the topic's name. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
        Consumer<ConsumerRecord<String, byte[]>> sink = records::add;
        new TopicReader<>(connection, Dataset.DEAD_LETTERS).read(List.of(topic), sink);
        return List.copyOf(records);
    }

    /** Id of the alert that was acknowledged. */
    String acknowledged() {
        return acknowledged;
    }

    /** Asks the dashboard. */
    HttpResponse<String> get(String path, String... headers) {
        return get(address("the dashboard listens at "), path, headers);
    }

    /** The address that a notice ends with. */
    URI address(String notice) {
        return notices.toString()
                .lines()
                .filter(line -> line.contains(notice))
                .map(line -> URI.create(line.substring(line.indexOf(notice) + notice.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(notice + " in\n" + notices));
    }

    /** Asks a server. */
    HttpResponse<String> get(URI server, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return sent(request.build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Lane lane() {
        return lane;
    }

    KafkaConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        monitor.close();
        kafka.close();
    }
}
