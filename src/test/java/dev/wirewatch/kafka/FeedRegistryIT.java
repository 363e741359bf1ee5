package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.model.Feed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry over a real broker, whose four partitions tell feeds in the wrong one. */
class FeedRegistryIT {
    private static int lanes;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static KafkaConnection connection;

    private Lane lane = new Lane("unset");
    private FeedRegistry registry;

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0);
        connection = new KafkaConnection(kafka.bootstrapServers(), settings());
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void openLane() throws Exception {
        lane = new Lane("lane" + ++lanes);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings()).ensure(List.of());
        }
        registry = new FeedRegistry(connection, lane);
    }

    @Test
    void removesOnlyWhatTheListItselfRegistered() {
        registry.put(
                List.of(FeedRegistration.of(feed("https://added.example/rss", "Added"), FeedRegistration.COMMAND)));
        synchronise(feed("https://one.example/rss", "One"), feed("https://two.example/rss", "Two"));

        FeedRegistry.Changes changes = synchronise(feed("https://two.example/rss", "Two"));

        assertThat(changes).isEqualTo(new FeedRegistry.Changes(0, 0, 1));
        assertThat(titles()).containsExactly("Added", "Two");
    }

    @Test
    void leavesAFeedThatAnOperatorAddedAsItIsAlsoWhenTheListNamesIt() {
        registry.put(List.of(FeedRegistration.of(feed("https://one.example/rss", "Mine"), FeedRegistration.COMMAND)));

        FeedRegistry.Changes named = synchronise(feed("https://one.example/rss", "Theirs"));
        FeedRegistry.Changes unnamed = synchronise();

        assertThat(List.of(named, unnamed)).containsOnly(new FeedRegistry.Changes(0, 0, 0));
        assertThat(titles()).containsExactly("Mine");
    }

    @Test
    void keepsAFeedOfTheListPausedOverChangesOfTheList() {
        synchronise(feed("https://one.example/rss", "One"));
        registry.pause(registry.registrations(), true);

        synchronise(feed("https://one.example/rss", "One, renamed"));

        assertThat(registry.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.title()).isEqualTo("One, renamed");
            assertThat(feed.paused()).isTrue();
        });
    }

    @Test
    void leavesAResumedFeedToItsListAgain() {
        Feed feed = feed("https://one.example/rss", "One");
        synchronise(feed);
        registry.pause(registry.registrations(), true);

        registry.pause(registry.registrations(), false);

        assertThat(registry.feeds()).containsExactly(feed);
        synchronise(feed.withPaused(true));
        assertThat(registry.feeds())
                .singleElement()
                .satisfies(listed -> assertThat(listed.paused()).isTrue());
    }

    @Test
    void resumesAFeedThatTheListPausesForGood() {
        Feed paused = feed("https://one.example/rss", "One").withPaused(true);
        synchronise(paused);

        registry.pause(registry.registrations(), false);
        synchronise(paused);

        assertThat(registry.feeds())
                .singleElement()
                .satisfies(feed -> assertThat(feed.paused()).isFalse());
    }

    @Test
    void findsAFeedByIdAndByAddress() {
        Feed feed = feed("https://one.example/rss", "One");
        synchronise(feed);

        assertThat(registry.find(feed.id())).contains(FeedRegistration.of(feed, FeedRegistration.OPML));
        assertThat(registry.find(feed.url())).isEqualTo(registry.find(feed.id()));
        assertThat(registry.find("https://two.example/rss")).isEmpty();
    }

    @Test
    void movesWhatStandsInAnotherPartitionThanThatOfItsSite() throws Exception {
        Feed feed = feed("https://feeds.one.example/rss", "One");
        int right = FeedRegistry.partition(feed.host(), 4);
        try (Producer<String, Feed> producer = connection.producer(Dataset.FEEDS)) {
            ProducerRecord<String, Feed> stray =
                    new ProducerRecord<>(lane.topic(Dataset.FEEDS), (right + 1) % 4, feed.id(), feed);
            FeedRegistration.of(feed, FeedRegistration.OPML).write(stray.headers());
            producer.send(stray).get();
        }

        FeedRegistry.Changes changes = synchronise(feed);

        assertThat(changes).isEqualTo(new FeedRegistry.Changes(0, 0, 0));
        assertThat(standing()).containsExactly(Map.entry(right, List.of(feed)));
    }

    /** What stands on the topic, by partition. */
    private Map<Integer, List<Feed>> standing() {
        Map<Integer, Map<String, Feed>> byPartition = new TreeMap<>();
        new TopicReader<>(connection, Dataset.FEEDS).read(List.of(lane.topic(Dataset.FEEDS)), found -> {
            Map<String, Feed> feeds = byPartition.computeIfAbsent(found.partition(), key -> new TreeMap<>());
            if (found.value() == null) {
                feeds.remove(found.key());
            } else {
                feeds.put(found.key(), found.value());
            }
        });
        Map<Integer, List<Feed>> standing = new TreeMap<>();
        byPartition.forEach((partition, feeds) -> {
            if (!feeds.isEmpty()) {
                standing.put(partition, new ArrayList<>(feeds.values()));
            }
        });
        return standing;
    }

    private FeedRegistry.Changes synchronise(Feed... feeds) {
        return Objects.requireNonNull(registry.synchronise(Map.of(FeedRegistration.OPML, List.of(feeds)))
                .get(FeedRegistration.OPML));
    }

    private List<String> titles() {
        return registry.feeds().stream().map(Feed::title).toList();
    }

    private static Feed feed(String url, String title) {
        return new Feed(Feed.id(url), url, title, null, null, "en", 2, null, false, false, List.of());
    }

    private static Settings settings() throws Exception {
        return SettingsLoader.load(null, null, Map.of(), Map.of());
    }
}
