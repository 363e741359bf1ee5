package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final Lane LANE = new Lane("test");

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataOverARestartOnAnotherPort() throws Exception {
        Feed feed = feed("https://wire.example/rss");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0)) {
            KafkaConnection connection = connect(kafka);
            try (Admin admin = connection.admin()) {
                new LaneTopics(admin, LANE, settings()).ensure(List.of("alerts.special"));
            }
            try (Producer<String, Feed> producer = connection.producer(Dataset.FEEDS)) {
                producer.send(new ProducerRecord<>(LANE.topic(Dataset.FEEDS), feed.id(), feed))
                        .get();
            }
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0)) {
            assertThat(readFeeds(connect(kafka))).containsExactly(feed);
        }
    }

    @Test
    void keepsWatchlistsAndWhatIsReplayedWhateverTheirAge() throws Exception {
        Lane replay = new Lane("replay");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0);
                Admin admin = connect(kafka).admin()) {
            new LaneTopics(admin, LANE, settings()).ensure(List.of());
            new LaneTopics(admin, replay, settings()).ofAnyAge().ensure(List.of());

            assertThat(retention(admin, LANE.topic(Dataset.WATCHLISTS))).isEqualTo("-1");
            assertThat(retention(admin, LANE.topic(Dataset.ARTICLES)))
                    .isEqualTo(Long.toString(Duration.ofDays(400).toMillis()));
            for (Dataset<?> dataset : List.of(Dataset.ARTICLES, Dataset.MENTIONS, Dataset.ALERTS)) {
                assertThat(retention(admin, replay.topic(dataset)))
                        .as(dataset.name())
                        .isEqualTo("-1");
            }
        }
    }

    private static String retention(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return Objects.requireNonNull(config.get(TopicConfig.RETENTION_MS_CONFIG))
                .value();
    }

    @Test
    void namesTheSettingToChangeWhenThePortIsInUse() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, "127.0.0.1", occupied.getLocalPort()))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("port " + occupied.getLocalPort())
                    .hasMessageContaining("broker.port");
        }
    }

    @Test
    void namesTheSettingToChangeWhenTheFolderIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedKafka.start(file, "127.0.0.1", 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("data.dir");
    }

    @Test
    void refusesAFolderThatAnotherBrokerUses() {
        try (EmbeddedKafka first = EmbeddedKafka.start(directory, "127.0.0.1", 0)) {
            assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, "127.0.0.1", 0))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("another process uses the data folder");
        }
    }

    private static List<Feed> readFeeds(KafkaConnection connection) {
        List<Feed> feeds = new ArrayList<>();
        try (Consumer<String, Feed> consumer = connection.consumer(Dataset.FEEDS)) {
            consumer.assign(consumer.partitionsFor(LANE.topic(Dataset.FEEDS)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> feeds.add(found.value()));
                return !feeds.isEmpty();
            });
        }
        return feeds;
    }

    private static Feed feed(String url) {
        return new Feed(Ids.of("feed", url), url, "Wire", null, null, "en", 1, null, false, false, List.of());
    }

    private static KafkaConnection connect(EmbeddedKafka kafka) throws Exception {
        return new KafkaConnection(kafka.bootstrapServers(), settings());
    }

    private static Settings settings() throws Exception {
        return SettingsLoader.load(null, null, Map.of(), Map.of());
    }
}
