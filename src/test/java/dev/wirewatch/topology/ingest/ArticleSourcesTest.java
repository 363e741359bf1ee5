package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.page.FullTextSettings.Mode;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.TextOrigin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same story in several feeds of one publisher: one article that names them all. */
class ArticleSourcesTest {
    private static final String TOP = "http://example.org/top.xml";
    private static final String WORLD = "http://example.org/world.xml";
    private static final Duration ONE_POLL = Duration.ofSeconds(5);
    private static final Duration A_FEW_POLLS = Duration.ofSeconds(60);
    private static final String STORY =
            "The harbour of Vellmar has been closed since Monday because its radar is silent. Pilots refuse to work at "
                    + "night, and four freighters wait outside the breakwater for daylight and for better news.";

    private final LonePoller poller = new LonePoller(Mode.MARKED);

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>T</title>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String path, String summary) {
        return "<item><link>http://example.org/" + path + "</link><title>Radar at Vellmar silent</title><description>"
                + summary + "</description></item>";
    }

    private static List<String> sorted(String... ids) {
        return Stream.of(ids).sorted().toList();
    }

    @Test
    void namesTheOnlyFeedThatHasAnArticle() {
        poller.web().body(TOP, rss(item("1", "Harbour closed.")));
        String top = poller.register(TOP, false);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles())
                .singleElement()
                .satisfies(article -> assertThat(article.sources()).containsExactly(top));
    }

    @Test
    void namesASecondFeedOnceInARevisionThatChangesNothingElse() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(WORLD, rss(item("1?from=rss", "Harbour closed.")));
        String top = poller.register(TOP, false);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);

        poller.pass(A_FEW_POLLS);

        List<Article> articles = poller.articles();
        assertThat(articles).extracting(Article::revision).containsExactly(1, 2);
        assertThat(articles).extracting(Article::feed).containsOnly(top);
        assertThat(articles.get(1).id()).isEqualTo(articles.get(0).id());
        assertThat(articles.get(1).changed()).containsExactly("sources");
        assertThat(articles.get(1).onlyNamesSources()).isTrue();
        assertThat(articles.get(1).sources()).isEqualTo(sorted(top, world));
        assertThat(articles.get(1).text()).isEqualTo(articles.get(0).text());
    }

    @Test
    void countsTheSecondFeedsItemAsADuplicate() {
        poller.web().body(TOP, rss(item("1", "Harbour closed."))).body(WORLD, rss(item("1", "Harbour closed.")));
        poller.register(TOP, false);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);

        poller.pass(ONE_POLL);

        ItemCounts counts = poller.health(world).totals();
        assertThat(counts.seen()).isEqualTo(1);
        assertThat(counts.duplicate()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstFeedsWordsAndNamesTheSecondWhenTheFirstIsReadAgain() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(TOP, rss(item("1", "Harbour closed."), item("2", "Something else.")))
                .body(WORLD, rss(item("1", "A harbour in the north is closed.")));
        String top = poller.register(TOP, false);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);
        poller.pass(ONE_POLL);
        assertThat(poller.articles()).hasSize(1);

        poller.pass(A_FEW_POLLS);

        List<Article> story = poller.articles().stream()
                .filter(article -> article.id().equals(poller.articles().get(0).id()))
                .toList();
        assertThat(story).extracting(Article::text).containsExactly("Harbour closed.", "Harbour closed.");
        assertThat(story.get(1).sources()).isEqualTo(sorted(top, world));
        assertThat(poller.health(top).totals().revised()).isZero();
    }

    @Test
    void keepsTheFirstFeedsLinkWhenTheSecondLeadsElsewhere() {
        poller.web()
                .body(TOP, rss(item("via/rss/1", "Harbour closed.")))
                .body(WORLD, rss(item("news/radar", "Harbour closed.")))
                .body("http://example.org/robots.txt", "")
                .body(
                        "http://example.org/via/rss/1",
                        "<html><head><link rel='canonical' href='/news/radar'></head><body><article>"
                                + "<h1>Radar at Vellmar silent</h1><p>" + STORY + "</p></article></body></html>");
        poller.register(TOP, true);
        poller.pass(ONE_POLL);
        poller.register(WORLD, false);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles())
                .extracting(Article::id)
                .containsOnly(poller.articles().get(0).id());
        assertThat(poller.articles()).extracting(Article::link).containsOnly("http://example.org/via/rss/1");
    }

    @Test
    void namesTheSecondFeedTogetherWithAnEditOfTheFirst() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(TOP, rss(item("1", "Harbour closed until Thursday.")))
                .body(WORLD, rss(item("1", "A harbour in the north is closed.")));
        String top = poller.register(TOP, false);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles()).hasSize(2);
        assertThat(poller.articles().get(1).changed()).containsExactly("sources", "summary");
        assertThat(poller.articles().get(1).sources()).isEqualTo(sorted(top, world));
        assertThat(poller.health(top).totals().revised()).isEqualTo(1);
    }

    @Test
    void keepsThePagesTextWhenItNamesASecondFeed() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(WORLD, rss(item("1", "Harbour closed.")))
                .body("http://example.org/robots.txt", "")
                .body(
                        "http://example.org/1",
                        "<html><body><article><h1>Radar at Vellmar silent</h1><p>" + STORY
                                + "</p></article></body></html>");
        String top = poller.register(TOP, true);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, true);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles()).extracting(Article::revision).containsExactly(1, 2, 3);
        assertThat(poller.articles()).extracting(Article::text).containsExactly("Harbour closed.", STORY, STORY);
        assertThat(poller.articles().get(2).textOrigin()).isEqualTo(TextOrigin.PAGE);
        assertThat(poller.articles().get(2).sources()).isEqualTo(sorted(top, world));
        assertThat(poller.health(top).pages())
                .satisfies(pages -> assertThat(pages.enriched()).isEqualTo(1));
        assertThat(poller.health(world).pages()).isNull();
    }

    @Test
    void namesTheSecondFeedWithThePageThatWasWaitedFor() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(WORLD, rss(item("1", "A harbour in the north is closed.")))
                .body("http://example.org/robots.txt", "")
                .failure("http://example.org/1", dev.wirewatch.feed.FailureCause.NO_CONNECTION)
                .body(
                        "http://example.org/1",
                        "<html><body><article><h1>Radar at Vellmar silent</h1><p>" + STORY
                                + "</p></article></body></html>");
        String top = poller.register(TOP, true);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles()).extracting(Article::revision).containsExactly(1, 2);
        assertThat(poller.articles().get(1).changed()).containsExactly("sources", "text");
        assertThat(poller.articles().get(1).sources()).isEqualTo(sorted(top, world));
    }

    @Test
    void leavesTheArticleToTheSecondFeedWhenTheFirstIsTakenBack() {
        poller.web()
                .body(TOP, rss(item("1", "Harbour closed.")))
                .body(WORLD, rss(item("1", "Harbour closed.")))
                .body(WORLD, rss(item("1", "Harbour closed for good.")));
        String top = poller.register(TOP, false);
        poller.pass(ONE_POLL);
        String world = poller.register(WORLD, false);
        poller.pass(ONE_POLL);
        poller.remove(TOP);

        poller.pass(A_FEW_POLLS);

        assertThat(poller.articles()).extracting(Article::revision).containsExactly(1, 2, 3);
        assertThat(poller.articles()).extracting(Article::feed).containsExactly(top, top, world);
        assertThat(poller.articles().get(2).changed()).containsExactly("summary");
        assertThat(poller.articles().get(2).sources()).isEqualTo(sorted(top, world));
    }
}
