package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.wirewatch.browser.Chromium;
import dev.wirewatch.browser.WatchedPage;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.PublishedQuality;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.TextOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What hostile feeds, titles, watchlists and addresses bring stays text. The records are written to the topics as they
 * are, past everything that cleans them on the way in.
 */
class ArsenalIT {
    /** Each leaves a mark on the document, asks for a dialog, or breaks a rule of the policy if it is more than text. */
    private static final List<String> ARSENAL = List.of(
            "<script>PWN</script>",
            "<img src=x onerror=\"PWN\">",
            "<svg onload=PWN>",
            "<svg><script href=\"data:text/javascript,PWN\"></script></svg>",
            "\"><iframe srcdoc=\"<script>parent.PWN</script>\"></iframe>",
            "<iframe src=\"javascript:parent.PWN\"></iframe>",
            "' onmouseover='PWN' autofocus onfocus='PWN' x='",
            "\" onfocus=\"PWN\" autofocus tabindex=1 \"",
            "<a href=javascript:PWN>x</a>",
            "<a href=\"&#106;avascript&colon;PWN\">x</a>",
            "<details open ontoggle=PWN>",
            "<video><source onerror=PWN>",
            "<input autofocus onfocus=PWN>",
            "<object data=\"data:text/html,<script>PWN</script>\"></object>",
            "<meta http-equiv=refresh content=\"0;url=javascript:PWN\">",
            "<base href=\"https://elsewhere.example/\">",
            "<link rel=stylesheet href=\"https://elsewhere.example/x.css\">",
            "<form action=javascript:PWN><button>x</button></form>",
            "</title></textarea></style><script>PWN</script>",
            "<template><script>PWN</script></template>",
            "<math><mtext><table><mglyph><style><img src=x onerror=PWN>",
            "<style>*{display:none}</style>",
            "{{constructor.constructor('PWN')()}}",
            "${PWN}",
            "]]><script>PWN</script>",
            "<!--><script>PWN</script>-->",
            "\u202e<script>PWN</script>",
            "__proto__");

    private static final String EFFECT = "document.documentElement.dataset.pwned=alert(1)||1";

    private static final String ENTITY = "state.iran";

    @TempDir
    private static Path folder;

    /** The pages show the last days unless asked otherwise. */
    private static Instant now;

    private static DashboardFixture desk;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        desk = new DashboardFixture(folder);
        desk.send(Dataset.WATCHLISTS, "hostile", watchlist());
        for (int i = 0; i < ARSENAL.size(); i++) {
            String weapon = ARSENAL.get(i).replace("PWN", EFFECT);
            Article article = article(i, weapon);
            desk.sendLater(Dataset.ARTICLES, article.id(), article);
            desk.sendLater(Dataset.MENTIONS, article.id(), SampleRecords.tagged(article, ENTITY));
            Alert alert = alert(i, article, weapon);
            desk.sendLater(Dataset.ALERTS, alert.id(), alert);
            FeedHealth health = health(i, weapon);
            desk.sendLater(Dataset.FEED_HEALTH, health.feed(), health);
        }
        desk.flush();
        await().atMost(Duration.ofMinutes(1)).until(ArsenalIT::everythingIsThere);
        chromium = new Chromium();
    }

    private static boolean everythingIsThere() throws Exception {
        String all = "\"total\":" + ARSENAL.size();
        return desk.get("/api/v1/alerts").body().contains(all)
                && desk.get("/api/v1/articles?q=findme").body().contains(all)
                && desk.get("/api/v1/entity-names").body().contains("onerror");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        desk.close();
    }

    @Test
    void showsWhatHostileFeedsAndWatchlistsBringAsText() throws Exception {
        try (WatchedPage window = open()) {
            for (String path :
                    List.of("/?range=all", "/search?q=findme", "/entities/" + ENTITY, "/entities", "/feeds")) {
                window.go(path);
                assertShown(window.page());
                assertNothingRan(window.page(), path);
            }
            for (int i = 0; i < ARSENAL.size(); i++) {
                String weapon = ARSENAL.get(i).replace("PWN", EFFECT);
                window.go("/alerts/" + alert(i, article(i, weapon), weapon).id());
                PlaywrightAssertions.assertThat(window.page().locator("h1")).isVisible();
                assertThat(window.page().locator("h1").textContent()).isEqualTo(weapon);
                assertNothingRan(window.page(), weapon);
            }
            window.go("/articles/" + article(1, "").id());
            assertShown(window.page());
            assertNothingRan(window.page(), "article");
        }
    }

    @Test
    void takesHostileAddressesForWordsAndNames() {
        String weapons = encoded("\"><img src=x onerror=" + EFFECT + "><script>" + EFFECT + "</script>");
        List<String> paths = List.of(
                "/?range=all&q=" + weapons,
                "/?range=" + weapons,
                "/?rule=" + weapons + "&entity=!" + weapons + "&state=" + weapons,
                "/?from=" + weapons,
                "/search?q=" + weapons,
                "/search?q=entity:" + weapons,
                "/entities?kind=" + weapons + "&sort=" + weapons + "&range=" + weapons,
                "/feeds?show=" + weapons,
                "/alerts/" + weapons,
                "/articles/" + weapons,
                "/entities/" + weapons,
                "/status?theme=" + weapons + "&kiosk=" + weapons,
                "/" + weapons);
        try (WatchedPage window = open()) {
            for (String path : paths) {
                window.page().navigate("http://127.0.0.1:" + desk.port() + path);
                // What is no page is refused in plain words, without the frame of the pages.
                if (window.page().locator("#main").count() > 0) {
                    window.settle();
                }
                assertNothingRan(window.page(), path);
            }
            // The interface refuses most of them, and browsers note that on the console.
            window.forgive("the server responded with a status of 4");
            // On a busy machine the broker does not always say in time how large its topics are.
            window.forgive("the server responded with a status of 503");
        }
    }

    private static WatchedPage open() {
        return chromium.open("http://127.0.0.1:" + desk.port());
    }

    /** Waits until what came from feeds is there to be read. */
    private static void assertShown(Page page) {
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("onerror=\"document");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Nothing was executed, and nothing became an element or a link that could be. */
    private static void assertNothingRan(Page page, String what) {
        assertThat(page.evaluate("() => document.documentElement.dataset.pwned ?? null"))
                .as(what)
                .isNull();
        assertThat(page.locator(
                                "iframe, object, embed, base, meta[http-equiv], form[action], style, main script, main link")
                        .count())
                .as(what)
                .isZero();
        assertThat(page.evaluate("() => [...document.querySelectorAll('*')].filter((element) => [...element.attributes]"
                        + ".some(({name, value}) => name.startsWith('on') || /^\\s*javascript:/i.test(value))).length"))
                .as(what)
                .isEqualTo(0);
    }

    private static PublishedWatchlist watchlist() {
        String entities = """
                name: hostile
                entities:
                  - id: %s
                    kind: actor
                    name: '<img src=x onerror="%s">'
                """.formatted(ENTITY, EFFECT);
        return new PublishedWatchlist("hostile", SampleRecords.VERSION, Instant.EPOCH, entities, "");
    }

    private static Article article(int number, String text) {
        return new Article(
                Ids.of("hostile", Integer.toString(number)),
                1,
                List.of(),
                SampleRecords.FEED,
                text,
                text,
                "javascript:" + EFFECT,
                text,
                "en\" onload=\"" + EFFECT,
                now,
                PublishedQuality.GIVEN,
                null,
                now,
                now.minusSeconds(number),
                List.of(text),
                List.of(text),
                null,
                null,
                text + " findme",
                List.of(),
                TextOrigin.FEED,
                null,
                List.of(),
                null,
                null);
    }

    private static Alert alert(int number, Article article, String text) {
        EvidenceMention mention = new EvidenceMention(ENTITY, text, "title", 0, 2, text, text);
        Evidence evidence = new Evidence(
                ArticleReference.of(article, "articles", 0, 7), SampleRecords.VERSION, List.of(text), List.of(mention));
        return new Alert(
                Ids.of("hostile alert", Integer.toString(number)),
                "rule-" + number,
                text,
                text,
                List.of(ENTITY),
                AlertState.OPENED,
                Severity.CRITICAL,
                text,
                now,
                now.plusSeconds(number),
                now,
                now,
                1,
                1,
                text,
                text,
                new TreeMap<>(Map.of(text, text)),
                List.of(evidence),
                List.of(text),
                null,
                List.of(),
                null,
                null);
    }

    private static FeedHealth health(int number, String text) {
        String address = number == 0 ? "javascript:" + EFFECT : "https://hostile.example/?" + encoded(text);
        ItemCounts counts = new ItemCounts(3, 2, 0, 0, 0, new TreeMap<>(Map.of(text, 1L)), 0);
        return new FeedHealth(
                Ids.of("hostile feed", Integer.toString(number)),
                text,
                address,
                address,
                FeedCondition.OK,
                text,
                text,
                200,
                now,
                now,
                now,
                0,
                null,
                now,
                5,
                counts,
                counts,
                null);
    }
}
