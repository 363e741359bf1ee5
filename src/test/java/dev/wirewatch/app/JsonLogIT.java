package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as collectors of logs read it: one JSON object a line, by the Elastic Common Schema. */
class JsonLogIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SECRET = "nobody-may-read-this-one";

    @TempDir
    private Path directory;

    @Test
    void tellsOfArticlesAndAlertsByTheirIdsAndOfNoSecret() throws Exception {
        Path feeds = Files.writeString(
                directory.resolve("none.opml"),
                "<opml version=\"2.0\"><head><title>none</title></head><body></body></opml>");
        try (WirewatchProcess run = WirewatchProcess.start(
                directory,
                Map.ofEntries(
                        Map.entry("WIREWATCH_LOG_FORMAT", "json"),
                        Map.entry("WIREWATCH_LOG_LEVEL", "info"),
                        Map.entry("WIREWATCH_DASHBOARD_TOKEN", SECRET),
                        Map.entry("WIREWATCH_METRICS_LISTEN", "127.0.0.1:0"),
                        Map.entry("WIREWATCH_METRICS_TOKEN", SECRET),
                        Map.entry("WIREWATCH_DATA_DIR", "data"),
                        Map.entry("WIREWATCH_BROKER_PORT", "0"),
                        Map.entry("WIREWATCH_NEWSROOM_ENABLED", "true"),
                        Map.entry("WIREWATCH_NEWSROOM_PORT", "0"),
                        Map.entry("WIREWATCH_DASHBOARD_PORT", "0"),
                        Map.entry("WIREWATCH_FEEDS", feeds.toString())),
                "run")) {
            JsonNode raised = MAPPER.readTree(run.awaitOutput(1).out().get(0));
            String alert = raised.path("id").asText();
            List<String> articles = raised.path("evidence").findValuesAsText("id");
            Awaitility.await("lines about alert and article")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(lines(run))
                            // Not always "opened": it may have taken the place of another in the same moment.
                            .anyMatch(line -> field(line, "alert.id").equals(alert)
                                    && List.of("alert opened", "alert updated").contains(field(line, "message"))
                                    && articles.contains(field(line, "article.id")))
                            .anyMatch(line -> field(line, "message").equals("article written")
                                    && articles.contains(field(line, "article.id"))));

            assertThat(lines(run)).allSatisfy(line -> {
                assertThat(line.path("@timestamp").asText()).isNotEmpty();
                assertThat(line.path("log.level").asText()).isNotEmpty();
            });
            assertThat(String.join("\n", run.err())).doesNotContain(SECRET);
        }
    }

    private static String field(JsonNode line, String name) {
        return line.path(name).asText();
    }

    /** Every line but the Java machine's own. */
    private static List<JsonNode> lines(WirewatchProcess run) {
        return run.err().stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .map(JsonLogIT::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
