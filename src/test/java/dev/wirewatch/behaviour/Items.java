package dev.wirewatch.behaviour;

import static dev.wirewatch.behaviour.Transmission.arriveOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Article;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A18 to A34: what is new, what an edit, what the same; and what may not be published as it is. */
final class Items {
    private final Stage stage;

    private Items(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Items rows = new Items(stage);
        rows.sharedGuid();
        rows.missing();
        rows.dates();
        rows.edits();
        rows.churn();
        rows.order();
        rows.links();
        rows.markup();
        rows.deltas();
        rows.overall();
    }

    private void sharedGuid() {
        Scenario scenario = changing(
                "a18",
                turn -> Rss.feed("<ttl>0</ttl><copyright>" + turn + "</copyright>" + item("same", "a18 one", "/1")
                        + item("same", "a18 two", "/2") + item("same", "a18 three", "/3")));
        stage.behaviour("A18", "items that share a guid do not come again", seen -> {
            Timing.keepsItsInterval(scenario);
            assertThat(seen.of(scenario)).hasSizeBetween(1, 3).allMatch(article -> article.revision() == 1);
        });
    }

    private Scenario changing(String name, IntFunction<String> document) {
        return stage.feed(name, Reply.counted(turn -> Reply.ok(document.apply(turn))));
    }

    private static String item(String guid, String title, String path) {
        return Rss.item(
                "<guid isPermaLink=\"false\">" + guid + "</guid>",
                "<title>" + title + "</title>",
                "<link>https://site.example" + path + "</link>");
    }

    /** Something that differs from poll to poll, so that the document is read each time. */
    private static String different(int turn) {
        return "<lastBuildDate>Thu, 01 Jan 2026 00:%02d:%02d GMT</lastBuildDate>".formatted(turn / 60 % 60, turn % 60);
    }

    private void missing() {
        Scenario noGuid = changing(
                "a19",
                turn -> Rss.feed(different(turn)
                        + Rss.item("<title>a19 one</title><link>https://site.example/a19/1</link>")
                        + Rss.item("<title>a19 two</title><link>https://site.example/a19/2</link>")));
        Scenario noLink = changing(
                "a20",
                turn -> Rss.feed(different(turn)
                        + Rss.item("<title>a20 one</title><description>First.</description>")
                        + Rss.item("<title>a20 two</title><description>Second.</description>")
                        + Rss.item("<description>a20 without a title.</description>")));
        Scenario noDate = changing("a21", turn -> Rss.feed(different(turn) + Rss.item("a21", 0)));
        Scenario titleOnly = changing("a22", turn -> Rss.feed(different(turn) + Rss.item("<title>a22</title>")));
        stage.behaviour("A19", "without guid, the link tells", seen -> arriveOnce(seen, noGuid, 2));
        stage.behaviour("A20", "without guid and link, the content tells", seen -> arriveOnce(seen, noLink, 3));
        stage.behaviour("A21", "without a date: dated by the fetch", seen -> {
            arriveOnce(seen, noDate, 1);
            Article article = seen.of(noDate).get(0);
            assertThat(article.published()).isNull();
            assertThat(article.effective())
                    .isEqualTo(article.fetched())
                    .isAfter(Instant.now().minusSeconds(600));
        });
        stage.behaviour("A22", "a title alone is published once", seen -> arriveOnce(seen, titleOnly, 1));
    }

    private void dates() {
        Scenario future = changing(
                "a23",
                turn -> Rss.feed(different(turn)
                        + dated("a23", "Thu, 01 Jan 2099 00:00:00 GMT")
                        + dated("a23-b", "2099-01-01T00:00:00Z")));
        Scenario past =
                changing("a24", turn -> Rss.feed(different(turn) + dated("a24", "Thu, 01 Jan 1970 00:00:00 GMT")));
        stage.behaviour("A23", "a date in 2099: published, not dated in the future", seen -> {
            arriveOnce(seen, future, 2);
            assertThat(seen.of(future)).allMatch(article -> article.effective().equals(article.fetched()));
        });
        stage.behaviour("A24", "a date in 1970: published, once", seen -> {
            arriveOnce(seen, past, 1);
            assertThat(Duration.between(seen.of(past).get(0).effective(), Instant.now()))
                    .isLessThan(Duration.ofDays(31));
        });
    }

    private static String dated(String name, String date) {
        return Rss.item("<guid>" + name + "</guid><title>" + name + "</title><pubDate>" + date + "</pubDate>");
    }

    private void edits() {
        Scenario edited = changing(
                "a25",
                turn -> Rss.feed(different(turn)
                        + item("a25", turn < 5 ? "a25 before" : "a25 after", "/a25")
                        + item("a25-b", "other", "/b")));
        stage.behaviour("A25", "an edit is an update, once", seen -> {
            List<Article> events = seen.of(edited).stream()
                    .filter(article -> article.title().startsWith("a25"))
                    .toList();
            assertThat(events).extracting(Article::title).containsExactly("a25 before", "a25 after");
            assertThat(events).extracting(Article::revision).containsExactly(1, 2);
            assertThat(events)
                    .extracting(Article::id)
                    .containsOnly(events.get(0).id());
            assertThat(events.get(1).changed()).containsExactly("title");
            assertThat(seen.of(edited)).hasSize(3);
        });
    }

    private void churn() {
        Scenario guids = changing(
                "a26",
                turn -> Rss.feed(item("a26-" + turn, "a26 one", "/a26/1") + item("a26b-" + turn, "a26 two", "/a26/2")));
        Scenario tracking = changing(
                "a27",
                turn -> Rss.feed(
                        Rss.item(
                                "<title>a27 one</title><link>https://site.example/a27?utm_source=rss&amp;utm_campaign=c"
                                        + turn + "</link>"),
                        Rss.item("<title>a27 two</title><link>https://site.example/b27?id=1&amp;fbclid=x" + turn
                                + "#at=" + turn + "</link>")));
        stage.behaviour("A26", "new guids at every poll are no flood", seen -> {
            Timing.keepsItsInterval(guids);
            arriveOnce(seen, guids, 2);
        });
        stage.behaviour("A27", "new tracking parameters at every poll are no flood", seen -> {
            Timing.keepsItsInterval(tracking);
            arriveOnce(seen, tracking, 2);
        });
    }

    private void order() {
        Scenario absent = changing(
                "a28",
                turn -> Rss.feed(different(turn) + Rss.item("a28", 0) + (turn / 3 % 2 == 0 ? Rss.item("a28", 1) : "")));
        Scenario reordered = changing(
                "a29",
                turn -> Rss.feed(
                        Rss.item("a29", turn % 3) + Rss.item("a29", (turn + 1) % 3) + Rss.item("a29", (turn + 2) % 3)));
        stage.behaviour("A28", "an item that comes back is not new", seen -> arriveOnce(seen, absent, 2));
        stage.behaviour("A29", "items in another order are not new", seen -> arriveOnce(seen, reordered, 3));
    }

    private void links() {
        Scenario unsafe = stage.feed(
                "a30",
                Reply.ok(Rss.feed(
                        Rss.item("<guid>1</guid><title>a30 1</title><link>javascript:alert(1)</link>"),
                        Rss.item("<guid>2</guid><title>a30 2</title><link>data:text/html,x</link>"),
                        Rss.item("<guid>3</guid><title>a30 3</title><link> JaVa\tScript:alert(1)</link>"),
                        Rss.item("<guid isPermaLink=\"true\">javascript:alert(2)</guid><title>a30 4</title>"))));
        Scenario relative = stage.feed(
                "a32",
                Reply.ok("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                        + "xml:base=\"https://site.example/news/\"><title>t</title><id>i</id>"
                        + "<entry xml:base=\"2026/\"><id>e1</id><title>a32 1</title><link href=\"one.html\"/></entry>"
                        + "<entry><id>e2</id><title>a32 2</title><link href=\"/two\"/>"
                        + "<content type=\"html\">&lt;a href=\"more\"&gt;x&lt;/a&gt;</content></entry></feed>"));
        Scenario plain = stage.feed(
                "a32-rss",
                Reply.ok(
                        Rss.feed(Rss.item("<guid isPermaLink=\"false\">1</guid><title>r</title><link>/three</link>"))));
        stage.behaviour("A30", "unsafe links are not published", seen -> {
            assertThat(seen.announced(unsafe)).hasSize(4);
            assertThat(seen.of(unsafe))
                    .allMatch(
                            article -> article.link() == null || article.link().startsWith("http"));
        });
        stage.behaviour("A32", "relative links and xml:base are resolved", seen -> {
            assertThat(seen.of(relative).stream().collect(Collectors.toMap(Article::title, Article::link)))
                    .containsEntry("a32 1", "https://site.example/news/2026/one.html")
                    .containsEntry("a32 2", "https://site.example/two");
            assertThat(seen.of(relative))
                    .anyMatch(article -> String.valueOf(article.content()).contains("https://site.example/news/more"));
            assertThat(seen.of(plain))
                    .singleElement()
                    .extracting(Article::link)
                    .asString()
                    .endsWith("/three")
                    .startsWith("http");
        });
    }

    private void markup() {
        String evil = "<p onclick=\"evil()\">Text<script>evil()</script><iframe src=\"https://evil.example\"></iframe>"
                + "<img src=\"x\" onerror=\"evil()\"><a href=\"javascript:evil()\">y</a><svg onload=\"evil()\"></svg>"
                + "<object data=\"evil\"></object><style>*{background:url(evil)}</style></p>";
        String escaped = evil.replace("&", "&amp;").replace("<", "&lt;");
        Scenario scenario = stage.feed(
                "a31",
                Reply.ok(Rss.feed(Rss.item(
                                "<guid>1</guid><title>a31 " + escaped + "</title><link>https://site.example/a31</link>",
                                "<description>" + escaped + "</description>",
                                "<content:encoded><![CDATA[" + evil + "]]></content:encoded>"))
                        .replaceFirst("<rss", "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")));
        stage.behaviour(
                "A31",
                "scripts, handlers and frames are removed",
                seen -> assertThat(seen.of(scenario))
                        .singleElement()
                        .satisfies(article -> assertThat(
                                        article.title() + article.summary() + article.content() + article.text())
                                .contains("Text")
                                .doesNotContainIgnoringCase("evil")
                                .doesNotContain("<script", "<iframe", "onclick", "onerror", "<object", "javascript:")));
    }

    private void deltas() {
        Scenario delta = stage.feed("a33", (request, out) -> {
            boolean known = request.header("If-None-Match").contains("\"1\"");
            Reply full = Reply.ok(Rss.feed("a33", 3)).with("ETag", "\"1\"");
            Reply part = new Reply(
                    226,
                    List.of("IM: feed", "ETag: \"2\""),
                    Rss.feed(Rss.items("a33", 3, 5)).getBytes(StandardCharsets.UTF_8));
            boolean newest = request.header("If-None-Match").contains("\"2\"");
            (newest ? Reply.status(304) : known ? part : full).write(request, out);
        });
        Scenario whole = stage.feed(
                "a33-full",
                Reply.inTurn(
                        Reply.ok(Rss.feed("a33-full", 3)).with("ETag", "\"1\""),
                        Reply.ok(Rss.feed("a33-full", 5)).with("ETag", "\"2\"")));
        stage.behaviour("A33", "deltas and full replies: old and new items once each", seen -> {
            arriveOnce(seen, delta, 5);
            arriveOnce(seen, whole, 5);
        });
    }

    private void overall() {
        stage.behaviour("A34", "nothing is announced twice, and everything has an id", seen -> {
            Set<String> announced = new HashSet<>();
            for (Article article : seen.articles()) {
                assertThat(article.id()).isNotEmpty();
                assertThat(announced.add(article.feed() + " " + article.id() + " " + article.revision()))
                        .as("%s, revision %d", article.title(), article.revision())
                        .isTrue();
            }
            assertThat(announced).hasSizeGreaterThan(10_000);
        });
    }
}
