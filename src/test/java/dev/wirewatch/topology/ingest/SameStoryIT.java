package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds of one publisher on different hosts, with a registry of four partitions. */
class SameStoryIT {
    private static final Lane LANE = new Lane("test");
    private static final int PUBLISHERS = 6;

    @TempDir
    private Path directory;

    @Test
    void isOneArticleAlsoWhenThePublishersFeedsAreOnDifferentHosts() throws Exception {
        FakeFetcher web = new FakeFetcher(Clock.systemUTC());
        List<String> hosts = IntStream.range(0, PUBLISHERS)
                .boxed()
                .flatMap(i -> Stream.of("feeds.outlet" + i + ".co.uk", "www.outlet" + i + ".co.uk"))
                .toList();
        hosts.forEach(host -> web.body("http://" + host + "/rss", story(host.substring(host.indexOf('.') + 1))));
        Settings settings = SettingsLoader.load(
                null, null, Map.of(), Map.of("data.dir", directory.toString(), "ingest.interval", "5s"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0)) {
            KafkaConnection connection = new KafkaConnection(kafka.bootstrapServers(), settings);
            try (Admin admin = connection.admin()) {
                new LaneTopics(admin, LANE, settings).ensure(List.of());
            }
            new FeedRegistry(connection, LANE)
                    .synchronise(
                            Map.of("test", hosts.stream().map(SameStoryIT::feed).toList()));

            Map<String, FeedHealth> health = poll(connection, settings, web, hosts.size());

            Map<Integer, List<Article>> byRevision = articles(connection);
            assertThat(byRevision).containsOnlyKeys(1, 2);
            assertThat(byRevision.get(1))
                    .hasSize(PUBLISHERS)
                    .extracting(Article::id)
                    .doesNotHaveDuplicates();
            assertThat(byRevision.get(2))
                    .hasSize(PUBLISHERS)
                    .allMatch(Article::onlyNamesSources)
                    .allSatisfy(article -> assertThat(article.sources()).hasSize(2));
            assertThat(health.values()).extracting(FeedHealth::condition).containsOnly(FeedCondition.OK);
            assertThat(health.values().stream()
                            .filter(each -> each.items().duplicate() == 1)
                            .toList())
                    .as("the other feed of each publisher has the same article")
                    .hasSize(PUBLISHERS)
                    .allSatisfy(each -> assertThat(each.lastNews()).isNotNull());
        }
    }

    private static Map<Integer, List<Article>> articles(KafkaConnection connection) {
        Map<Integer, List<Article>> byRevision = new HashMap<>();
        new TopicReader<>(connection, Dataset.ARTICLES)
                .read(
                        List.of(LANE.topic(Dataset.ARTICLES)),
                        found -> byRevision
                                .computeIfAbsent(found.value().revision(), revision -> new ArrayList<>())
                                .add(found.value()));
        return byRevision;
    }

    /** Polls every feed once. */
    private static Map<String, FeedHealth> poll(
            KafkaConnection connection, Settings settings, FakeFetcher web, int feeds) {
        IngestSettings ingest = IngestSettings.of(settings);
        Map<String, FeedHealth> first = new HashMap<>();
        try (PollWorkers workers = new PollWorkers(web, ingest);
                KafkaStreams streams = new KafkaStreams(
                        FeedPollerTopology.build(LANE, ingest, PollSettings.of(settings), workers, Clock.systemUTC()),
                        connection.streams(LANE, "ingest"))) {
            streams.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                new TopicReader<>(connection, Dataset.FEED_HEALTH)
                        .read(
                                List.of(LANE.topic(Dataset.FEED_HEALTH)),
                                found -> first.putIfAbsent(found.key(), found.value()));
                return first.size() == feeds;
            });
        }
        return first;
    }

    private static Feed feed(String host) {
        String url = "http://" + host + "/rss";
        return new Feed(Feed.id(url), url, host, null, null, "en", 2, null, false, false, List.of());
    }

    private static String story(String site) {
        return "<rss version=\"2.0\"><channel><title>T</title><item><title>The story of " + site
                + "</title><link>https://www." + site + "/world/story</link></item></channel></rss>";
    }
}
