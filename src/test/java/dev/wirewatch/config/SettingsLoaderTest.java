package dev.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsLoaderTest {
    @Test
    void takesFlagsOverEnvironmentOverFileOverDefault() throws Exception {
        Settings settings = load(
                """
                lane: from-file
                ingest:
                  interval: 7m
                  min-interval: 3m
                """,
                Map.of("WIREWATCH_INGEST_INTERVAL", "8m", "WIREWATCH_INGEST_MIN_INTERVAL", "4s", "HOME", "/nowhere"),
                Map.of("ingest.interval", "PT9M"));

        assertThat(settings.text(SettingKey.LANE)).isEqualTo("from-file");
        assertThat(settings.duration(SettingKey.INGEST_MIN_INTERVAL)).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.duration(SettingKey.INGEST_INTERVAL)).isEqualTo(Duration.ofMinutes(9));
        assertThat(settings.duration(SettingKey.INGEST_DEADLINE)).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.get(SettingKey.LANE).origin()).isEqualTo("test.yaml:1");
        assertThat(settings.get(SettingKey.INGEST_MIN_INTERVAL).origin()).isEqualTo("WIREWATCH_INGEST_MIN_INTERVAL");
    }

    @Test
    void namesFileLineAndKeyOfAnUnknownSetting() {
        assertThatThrownBy(() -> load("lane: x\ningest:\n  intervall: 7m\n", Map.of(), Map.of()))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("test.yaml:3: ingest.intervall: unknown setting; allowed here:")
                .hasMessageContaining("ingest.interval");
    }

    @Test
    void namesWhatIsAllowedForEveryMalformedValue() {
        assertThatThrownBy(() -> load(
                        "ingest:\n  interval: soon\nbroker:\n  port: 99999\n",
                        Map.of("WIREWATCH_TOPICS_PARTITIONS", "none"),
                        Map.of("newsroom.enabled", "maybe")))
                .hasMessageContaining("test.yaml:2: ingest.interval: must be a duration")
                .hasMessageContaining("test.yaml:4: broker.port: must be a port from 0 to 65535, is: 99999")
                .hasMessageContaining("environment: WIREWATCH_TOPICS_PARTITIONS: must be a whole number")
                .hasMessageContaining("flag: newsroom.enabled: must be true or false, is: maybe");
    }

    @Test
    void refusesUnknownEnvironmentVariablesUnderItsPrefix() {
        assertThatThrownBy(() -> load("", Map.of("WIREWATCH_LANES", "x"), Map.of()))
                .hasMessageContaining("WIREWATCH_LANES: unknown setting");
    }

    @Test
    void refusesARepeatedKey() {
        assertThatThrownBy(() -> load("lane: a\nlane: b\n", Map.of(), Map.of()))
                .hasMessageContaining("test.yaml:2")
                .hasMessageContaining("lane");
    }

    @Test
    void passesEveryKafkaKeyThrough() throws Exception {
        Settings settings = load(
                "kafka:\n  bootstrap.servers: kafka:9092\n  security.protocol: SSL\n  ssl.key.password: hunter2\n",
                Map.of("WIREWATCH_KAFKA_REQUEST_TIMEOUT_MS", "7000"),
                Map.of());

        assertThat(settings.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.kafkaClientProperties())
                .containsOnly(
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.key.password", "hunter2"),
                        Map.entry("request.timeout.ms", "7000"));
    }

    @Test
    void hidesSecrets() throws Exception {
        Settings settings = load(
                "kafka:\n  ssl.key.password: hunter2\n  sasl.jaas.config: secret stuff\n  security.protocol: SSL\n",
                Map.of(),
                Map.of());

        assertThat(settings.all().stream().collect(Collectors.toMap(Setting::key, Setting::shownValue)))
                .containsEntry("kafka.ssl.key.password", "********")
                .containsEntry("kafka.sasl.jaas.config", "********")
                .containsEntry("kafka.security.protocol", "SSL");
    }

    @Test
    void resolvesPathsBesideTheFileThatNamesThem() throws Exception {
        Settings settings = SettingsLoader.load(
                SourceDocument.parse("conf/wirewatch.yaml", "watchlist: mine.yaml\ndata.dir: store\n"),
                Path.of("conf"),
                Map.of("WIREWATCH_RULES", "elsewhere/rules.yaml"),
                Map.of());

        assertThat(settings.path(SettingKey.WATCHLIST)).isEqualTo(Path.of("conf/mine.yaml"));
        assertThat(settings.path(SettingKey.FEEDS)).isEqualTo(Path.of("conf/feeds.opml"));
        assertThat(settings.path(SettingKey.RULES)).isEqualTo(Path.of("elsewhere/rules.yaml"));
        assertThat(settings.path(SettingKey.DATA_DIR)).isEqualTo(Path.of("store"));
    }

    @Test
    void readsSizesAndLists() throws Exception {
        Settings settings =
                load("ingest:\n  body-max: 3MB\n  allow-networks: [127.0.0.0/8, \"::1/128\"]\n", Map.of(), Map.of());

        assertThat(settings.bytes(SettingKey.INGEST_BODY_MAX)).isEqualTo(3L << 20);
        assertThat(settings.list(SettingKey.INGEST_ALLOW_NETWORKS)).containsExactly("127.0.0.0/8", "::1/128");
    }

    @Test
    void showsEverySettingWithItsDefaultInTheShippedFile() throws Exception {
        Settings shipped = SettingsLoader.load(
                SourceDocument.read(Path.of("config/wirewatch.yaml")), Path.of("config"), Map.of(), Map.of());

        assertThat(Arrays.stream(SettingKey.values())
                        .filter(key -> shipped.get(key).origin().equals("default")))
                .as("settings that the shipped file leaves out")
                .isEmpty();
        assertThat(Arrays.stream(SettingKey.values())
                        .filter(key -> key != SettingKey.NEWSROOM_ENABLED)
                        .filter(key -> !shipped.text(key).equals(key.defaultText()))
                        .map(key -> shipped.get(key) + " instead of " + key.defaultText()))
                .as("settings that the shipped file shows with another value than their default")
                .isEmpty();
    }

    private static Settings load(String yaml, Map<String, String> environment, Map<String, String> flags)
            throws InvalidDocumentException {
        return SettingsLoader.load(SourceDocument.parse("test.yaml", yaml), Path.of("."), environment, flags);
    }
}
