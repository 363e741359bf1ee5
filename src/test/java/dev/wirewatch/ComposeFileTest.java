package dev.wirewatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** The compose file, against the Compose Specification and against the build. */
class ComposeFileTest {
    private static final Schema SPECIFICATION = specification();

    private final SourceDocument file = read();

    /** The schema as it is, but under the names that its own specification gives (draft 7, an absolute id). */
    private static Schema specification() {
        try (InputStream in = ComposeFileTest.class.getResourceAsStream("compose/compose-spec.json")) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(in);
            schema.put("$schema", "http://json-schema.org/draft-07/schema#");
            schema.put("$id", "https://compose.invalid/compose-spec.json");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceDocument read() {
        try {
            return SourceDocument.read(Path.of("docker-compose.yml"));
        } catch (InvalidDocumentException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode service(String name) {
        return file.root().path("services").path(name);
    }

    @Test
    void conformsToTheComposeSpecification() {
        assertThat(SPECIFICATION.validate(file.root())).isEmpty();
    }

    @Test
    void isCheckedByASchemaThatFindsMistakes() throws InvalidDocumentException {
        SourceDocument mistaken = SourceDocument.parse("mistaken.yml", """
            services:
              kafka:
                image: apache/kafka:4.3.1
                depends_on:
                  other:
                    condition: healthy
                enviroment: {}
            """);

        assertThat(SPECIFICATION.validate(mistaken.root()))
                .extracting(error -> error.getMessage())
                .anyMatch(message -> message.contains("enviroment"))
                .anyMatch(message -> message.contains("service_healthy"));
    }

    @Test
    void runsTheKafkaThatWirewatchIsBuiltWith() throws Exception {
        String version = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("kafka.version")
                .item(0)
                .getTextContent();

        assertThat(service("kafka").path("image").asText()).isEqualTo("apache/kafka:" + version);
    }

    @Test
    void startsWirewatchWhenKafkaIsHealthy() {
        assertThat(service("kafka").path("healthcheck").path("test").get(1).asText())
                .contains("kafka-broker-api-versions.sh");
        assertThat(service("wirewatch")
                        .path("depends_on")
                        .path("kafka")
                        .path("condition")
                        .asText())
                .isEqualTo("service_healthy");
    }

    @Test
    void pointsWirewatchAtAListenerThatKafkaAdvertises() {
        String servers = service("wirewatch")
                .path("environment")
                .path("WIREWATCH_KAFKA_BOOTSTRAP_SERVERS")
                .asText();

        assertThat(service("kafka")
                        .path("environment")
                        .path("KAFKA_ADVERTISED_LISTENERS")
                        .asText())
                .contains("INTERNAL://" + servers);
    }

    @Test
    void keepsKafkasDataInANamedVolume() {
        String directory =
                service("kafka").path("environment").path("KAFKA_LOG_DIRS").asText();

        assertThat(service("kafka").path("volumes").get(0).asText()).isEqualTo("kafka-data:" + directory);
        assertThat(file.root().path("volumes").has("kafka-data")).isTrue();
    }

    @Test
    void opensNoPortBeyondTheHost() {
        for (JsonNode service : file.root().path("services")) {
            assertThat(service.path("ports"))
                    .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void opensTheDeskToTheHostForThoseWhoKnowAToken() {
        assertThat(service("wirewatch").path("ports").get(0).asText()).isEqualTo("127.0.0.1:8088:8088");
        assertThat(service("wirewatch")
                        .path("environment")
                        .path("WIREWATCH_DASHBOARD_TOKEN")
                        .asText())
                .as("without it nothing is started")
                .startsWith("${WIREWATCH_DASHBOARD_TOKEN:?");
    }

    @Test
    void startsPrometheusAndGrafanaOnlyWhenAskedAndInVersionsThatStay() {
        for (String name : List.of("prometheus", "grafana")) {
            assertThat(service(name).path("profiles").get(0).asText()).isEqualTo("monitoring");
            assertThat(service(name).path("image").asText()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
        }
    }

    @Test
    void bindsOnlyWhatIsThere() {
        for (JsonNode service : file.root().path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                if (volume.path("type").asText().equals("bind")
                        && !volume.path("source").asText().equals("./target")) {
                    assertThat(Path.of(volume.path("source").asText())).isDirectory();
                }
            }
        }
    }

    @Test
    void servesMetricsOnlyWithATokenThatPrometheusKnows() throws InvalidDocumentException {
        JsonNode environment = service("wirewatch").path("environment");
        JsonNode scrape = SourceDocument.read(Path.of("config/monitoring/prometheus/prometheus.yml"))
                .root()
                .path("scrape_configs")
                .get(0);

        assertThat(environment.path("WIREWATCH_METRICS_LISTEN").asText())
                .isEqualTo("${WIREWATCH_METRICS_TOKEN:+0.0.0.0:9464}");
        assertThat(scrape.path("static_configs").get(0).path("targets").get(0).asText())
                .isEqualTo("wirewatch:9464");
        assertThat(scrape.path("authorization").path("credentials_file").asText())
                .isEqualTo("/run/secrets/"
                        + service("prometheus").path("secrets").get(0).asText());
        assertThat(file.root().at("/secrets/metrics-token/environment").asText())
                .isEqualTo("WIREWATCH_METRICS_TOKEN");
    }
}
