package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.AsyncApiDocument.Channel;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped AsyncAPI document, against its specification and against the code. */
class AsyncApiTest {
    private static final Lane LANE = new Lane("wirewatch");

    private final AsyncApiDocument document = new AsyncApiDocument();

    private static Schema specification() throws Exception {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/dev/wirewatch/asyncapi/asyncapi-3.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new ObjectMapper().readTree(in));
        }
    }

    @Test
    void conformsToAsyncApi3() throws Exception {
        assertThat(specification().validate(document.root())).isEmpty();
    }

    @Test
    void isCheckedByASchemaThatFindsMistakes() throws Exception {
        ObjectNode mistaken = document.root().deepCopy();
        ((ObjectNode) mistaken.at("/operations/writeAlerts")).put("action", "publish");
        ((ObjectNode) mistaken.at("/channels/alerts/bindings/kafka")).put("partitions", 0);

        assertThat(specification().validate(mistaken))
                .extracting(error -> error.getInstanceLocation().toString())
                .anyMatch(place -> place.contains("operations"))
                .anyMatch(place -> place.contains("channels"));
    }

    @Test
    void describesTheTopicOfEveryDatasetAndNoOther() {
        Set<String> described = document.channels().stream()
                .map(Channel::address)
                .filter(address -> !address.contains("{name}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> made = Dataset.ALL.stream()
                .map(dataset -> "{lane}." + dataset.name() + ".v1")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(made);
    }

    @Test
    void givesTheConfigurationThatTopicsAreCreatedWith() throws Exception {
        Settings settings = SettingsLoader.load(null, null, Map.of(), Map.of());
        for (Dataset<?> dataset : Dataset.ALL) {
            Channel channel = document.channelOf(LANE.topic(dataset), LANE).orElseThrow();

            assertThat(channel.configuration()).as(dataset.name()).isEqualTo(dataset.topicConfiguration(settings));
            assertThat(channel.number("partitions")).isEqualTo(settings.count(SettingKey.TOPICS_PARTITIONS));
            assertThat(channel.number("replicas")).isEqualTo(settings.count(SettingKey.TOPICS_REPLICATION));
        }
        Channel further =
                document.channelOf("wirewatch.alerts.critical.v1", LANE).orElseThrow();
        assertThat(further.configuration()).isEqualTo(Dataset.ALERTS.topicConfiguration(settings));
    }

    @Test
    void namesTheSettingThatChangesEachNumber() throws Exception {
        Settings defaults = SettingsLoader.load(null, null, Map.of(), Map.of());
        for (Dataset<?> dataset : Dataset.ALL) {
            Channel channel = document.channelOf(LANE.topic(dataset), LANE).orElseThrow();
            for (Map.Entry<String, JsonNode> named :
                    channel.node().path("x-settings").properties()) {
                SettingKey key = SettingKey.of(named.getValue().asText()).orElseThrow();
                if (named.getKey().contains(".")) {
                    Settings other = SettingsLoader.load(null, null, Map.of(), Map.of(key.key(), "123d"));
                    assertThat(dataset.topicConfiguration(other).get(named.getKey()))
                            .as("%s of %s under %s", named.getKey(), dataset.name(), key.key())
                            .isNotNull()
                            .isNotEqualTo(dataset.topicConfiguration(defaults).get(named.getKey()));
                }
            }
        }
    }

    @Test
    void refersToEverySchemaThatIsShipped() throws Exception {
        Set<String> referred = document.channels().stream()
                .flatMap(channel -> document.payload(channel).stream())
                .collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/wirewatch/schemas"))) {
            assertThat(files.map(file -> "schemas/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(referred);
        }
    }

    @Test
    void saysHowEachTopicIsPartitioned() {
        assertThat(document.channels())
                .allSatisfy(channel -> assertThat(
                                channel.node().path("x-partitioning").asText())
                        .isIn("by-key", "by-site", "all"));
        Channel feeds = document.channelOf(LANE.topic(Dataset.FEEDS), LANE).orElseThrow();
        assertThat(feeds.node().path("x-partitioning").asText()).isEqualTo("by-site");
    }
}
