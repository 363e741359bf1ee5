package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.model.Article;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard process that is killed while it fills its read model. */
class DashboardCrashIT {
    private static final int ARTICLES = 12_000;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void losesAndRepeatsNothingHoweverOftenItIsKilled() throws Exception {
        try (DashboardFixture desk = new DashboardFixture(folder)) {
            desk.stop();
            for (int i = 0; i < ARTICLES; i++) {
                Article article = SampleRecords.article("a" + i, NOON.plusSeconds(i), "Title " + i, "same word");
                desk.sendLater(Dataset.ARTICLES, article.id(), article);
                desk.sendLater(Dataset.MENTIONS, article.id(), SampleRecords.tagged(article, "state.iran"));
            }
            desk.flush();

            for (int share = 1; share <= 2; share++) {
                killAfter(desk, ARTICLES * share / 8);
            }
            requireAll(desk);
            requireAll(desk, "--rebuild");
        }
    }

    /** Starts it once more, and it has every article once. */
    private void requireAll(DashboardFixture desk, String... options) throws Exception {
        int port = EmbeddedKafka.freePort("127.0.0.1");
        Process last = process(desk, port, options);
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> ready(desk, port));

            JsonNode contents = status(desk, port).path("contents");
            assertThat(contents.path("articles").asInt()).isEqualTo(ARTICLES);
            assertThat(volume(desk, port)).isEqualTo(ARTICLES);
            assertThat(contents.path("positions").findValuesAsText("next").stream()
                            .mapToInt(Integer::parseInt)
                            .sum())
                    .isEqualTo(2 * ARTICLES);
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    private void killAfter(DashboardFixture desk, int articles) throws Exception {
        int port = EmbeddedKafka.freePort("127.0.0.1");
        Process process = process(desk, port);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answers(desk, port)
                        && status(desk, port).path("contents").path("articles").asInt() >= articles);
        process.destroyForcibly().waitFor();
    }

    private Process process(DashboardFixture desk, int port, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.wirewatch.app.Main",
                "dashboard",
                "--set",
                "kafka.bootstrap.servers=" + desk.bootstrapServers(),
                "--set",
                "lane=" + DashboardFixture.LANE.prefix(),
                "--set",
                "data.dir=" + folder.resolve("killed"),
                "--set",
                "dashboard.port=" + port));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean answers(DashboardFixture desk, int port) throws Exception {
        try {
            return desk.get(port, "/livez").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static boolean ready(DashboardFixture desk, int port) throws Exception {
        return answers(desk, port) && desk.get(port, "/readyz").statusCode() == 200;
    }

    private static JsonNode status(DashboardFixture desk, int port) throws Exception {
        return new ObjectMapper().readTree(desk.get(port, "/api/v1/status").body());
    }

    private static int volume(DashboardFixture desk, int port) throws Exception {
        HttpResponse<String> detail =
                desk.get(port, "/api/v1/entities/state.iran?from=2026-03-10T00:00:00Z&to=2026-03-12T00:00:00Z");
        List<String> counts =
                new ObjectMapper().readTree(detail.body()).path("series").findValuesAsText("articles");
        return counts.stream().mapToInt(Integer::parseInt).sum();
    }
}
