package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.SampleArticles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** A small desk in a lane of its own: watchlists of a few systems, one rule, articles by hand, and the commands. */
final class PastDesk implements AutoCloseable {
    static final String RULES = """
        rules:
          - id: system-at-place
            title: System at a place
            operands:
              system: {kinds: [system]}
              place: {kinds: [place]}
            when: {all: [system, place]}
            scope: sentence
            group-by: [system, place]
            severity: warning
            quiet: 2d
            topic: alerts.special
        """;

    private final Path directory;
    private final Lane lane;
    private final Settings settings;
    private final KafkaConnection connection;
    private final List<StreamsApplication> applications = new ArrayList<>();

    /** What a command did. */
    record Result(int status, String out, String err) {}

    private PastDesk(Path directory, Lane lane, String bootstrapServers, Settings settings) {
        this.directory = directory;
        this.lane = lane;
        this.settings = settings;
        this.connection = new KafkaConnection(bootstrapServers, settings);
    }

    /**
     * Opens the desk of a lane and creates its topics.
     *
     * @param directory for its files
     */
    static PastDesk open(Path directory, String bootstrapServers, String lane) throws Exception {
        Settings settings = SettingsLoader.load(
                null,
                null,
                Map.of(),
                Map.of(
                        "lane", lane,
                        "data.dir", directory.resolve("data").toString(),
                        "kafka.bootstrap.servers", bootstrapServers));
        PastDesk desk = new PastDesk(directory, new Lane(lane), bootstrapServers, settings);
        Files.writeString(directory.resolve("rules.yaml"), RULES);
        try (Admin admin = desk.connection.admin()) {
            new LaneTopics(admin, desk.lane, settings).ensure(List.of("alerts.special"));
        }
        return desk;
    }

    /** A watchlist file with a place, Anbar, and systems that are called as they are named here. */
    Path watchlist(String name, String... systems) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                name: w
                entities:
                  - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar]}}
                """);
        for (String system : systems) {
            yaml.append("  - {id: system.%s, kind: system, type: named-system, name: %s, aliases: {en: [%s]}}%n"
                    .formatted(system.split("[ ,]")[0].toLowerCase(Locale.ROOT), system.split(",")[0], system));
        }
        return Files.writeString(directory.resolve(name), yaml.toString());
    }

    /** Runs a command against the desk's broker and rules. */
    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--set=lane=" + lane.prefix());
        all.add("--set=kafka.bootstrap.servers=" + connection.bootstrapServers());
        all.add("--set=rules=" + directory.resolve("rules.yaml"));
        return execute(all);
    }

    static Result execute(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }

    /** Starts an instance of the live detection, as another process would. */
    StreamsApplication detect(String instance, Path watchlist) throws InvalidDocumentException, IOException {
        return detect(instance, Files.readString(watchlist), RULES);
    }

    /** The same under other rules. */
    StreamsApplication detect(String instance, String watchlist, String rules) throws InvalidDocumentException {
        WatchlistFiles files = files(watchlist, rules);
        StreamsApplication application = new Detection(connection, lane)
                .start(files.compiled(), FoldLimits.LIVE, directory.resolve("streams-" + instance));
        applications.add(application);
        return application;
    }

    /** A watchlist and rules as if read from files. */
    static WatchlistFiles files(String watchlist, String rules) throws InvalidDocumentException {
        return WatchlistFiles.of(new NamedText("watchlist", watchlist), new NamedText("rules", rules));
    }

    Producer<String, Article> articles() {
        return connection.producer(Dataset.ARTICLES);
    }

    /** Writes an article that was seen at a time, as the poller does. */
    void write(Producer<String, Article> producer, String name, Instant seen, String text) {
        write(producer, SampleArticles.of(name, seen, text));
    }

    /** Writes an article as the poller does. */
    void write(Producer<String, Article> producer, Article article) {
        Future<?> unused = producer.send(new ProducerRecord<>(
                lane.topic(Dataset.ARTICLES), null, article.fetched().toEpochMilli(), article.id(), article));
    }

    /** Waits until the live detection is through with all that is there. */
    void awaitDetection() {
        try (Admin admin = connection.admin()) {
            ApplicationLag lag = new Detection(connection, lane).lag(admin);
            List<String> outputs = Stream.of("mentions", "alerts", "alerts.events", "alerts.special", "dead-letters")
                    .map(lane::topic)
                    .toList();
            Awaitility.await("detection")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> applications.stream().allMatch(StreamsApplication::isRunning)
                            && lag.unsettled(outputs) == 0);
        }
    }

    KafkaConnection connection() {
        return connection;
    }

    Settings settings() {
        return settings;
    }

    Path directory() {
        return directory;
    }

    String bootstrapServers() {
        return connection.bootstrapServers();
    }

    void stopDetection() {
        applications.forEach(StreamsApplication::close);
        applications.clear();
    }

    Lane lane() {
        return lane;
    }

    @Override
    public void close() {
        stopDetection();
    }
}
