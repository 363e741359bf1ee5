package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedQuality;
import dev.wirewatch.model.Severity;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, fed with what hostile feeds write; needs Chromium and is skipped without. */
class PagesIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    /** Each would leave a mark on the document if a browser took it for more than text. */
    private static final List<String> ARSENAL = List.of(
            "<script>document.documentElement.dataset.pwned=1</script>",
            "<img src=x onerror=\"document.documentElement.dataset.pwned=1\">",
            "<svg onload=document.documentElement.dataset.pwned=1>",
            "\"><iframe srcdoc=\"<script>parent.document.documentElement.dataset.pwned=1</script>\"></iframe>",
            "{{constructor.constructor('document.documentElement.dataset.pwned=1')()}}",
            "</title><style>*{display:none}</style>",
            "<a href=javascript:document.documentElement.dataset.pwned=1>x</a>");

    @TempDir
    private static Path folder;

    private static DashboardFixture desk;
    private static Optional<String> browser = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        browser = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH");
        desk = new DashboardFixture(folder);
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    /** What a browser has made of a page when its requests have been answered. */
    private static String document(String path) throws Exception {
        Path out = Files.createTempFile(folder, "page", ".html");
        Process process = new ProcessBuilder(
                        browser.orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=8000",
                        "--dump-dom",
                        "http://127.0.0.1:" + desk.port() + path)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Article hostile(int number, String text) {
        return new Article(
                dev.wirewatch.model.Ids.of("hostile", Integer.toString(number)),
                1,
                List.of(),
                SampleRecords.FEED,
                null,
                text,
                "javascript:document.documentElement.dataset.pwned=1",
                text,
                "en\" onload=\"x",
                NOON,
                PublishedQuality.GIVEN,
                null,
                NOON,
                NOON,
                List.of(),
                List.of(),
                null,
                null,
                text + " findme",
                List.of());
    }

    @Test
    void showsHostileTextAsTextOnEveryPage() throws Exception {
        String lastAlert = "";
        for (int i = 0; i < ARSENAL.size(); i++) {
            Article article = hostile(i, ARSENAL.get(i));
            desk.send(Dataset.ARTICLES, article.id(), article);
            desk.send(Dataset.MENTIONS, article.id(), SampleRecords.tagged(article, "state.iran"));
            Alert alert = SampleRecords.alert("x" + i, Severity.CRITICAL, NOON, article, "state.iran");
            desk.send(Dataset.ALERTS, alert.id(), alert);
            lastAlert = "/alerts/" + alert.id();
        }
        String address = lastAlert;
        await().until(() -> desk.get("/api/v1" + address).statusCode() == 200);
        await().until(() -> desk.get("/api/v1/articles?q=findme").body().contains("\"total\":" + ARSENAL.size()));

        String search = document("/search?q=findme");
        assertThat(search)
                .contains("&lt;script&gt;document")
                .contains("&lt;img src=x")
                .contains("&lt;svg onload")
                .contains("{{constructor");
        String alertPage = document(address);
        assertThat(alertPage).contains("Why it fired").contains("&lt;a href=javascript");
        for (String page : List.of(search, alertPage, document("/entities/state.iran"))) {
            assertThat(page)
                    .doesNotContain("data-pwned")
                    .doesNotContain("<iframe")
                    .doesNotContain("<img src=\"x\"")
                    .doesNotContain("href=\"javascript");
        }
    }
}
