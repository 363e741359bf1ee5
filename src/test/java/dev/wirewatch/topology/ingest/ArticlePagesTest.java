package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchPurpose;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.page.FullTextSettings;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.PageCounts;
import dev.wirewatch.model.TextOrigin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Article pages within the poller: what is asked for when, what is announced, what survives when the process dies. */
class ArticlePagesTest {
    private static final String A = "http://example.org/a.xml";
    private static final String B = "http://example.org/b.xml";
    private static final String ROBOTS = "http://example.org/robots.txt";
    private static final String STORY =
            "The harbour of Vellmar has been closed since Monday because its radar is silent. Pilots refuse to work at "
                    + "night, and four freighters wait outside the breakwater for daylight and for better news.";
    private final LonePoller poller = new LonePoller(FullTextSettings.Mode.MARKED);
    private final FakeFetcher web = poller.web();

    private void register(String url, boolean marked) {
        poller.register(url, marked);
    }

    private void pass(Duration time) {
        poller.pass(time);
    }

    private List<Article> articles() {
        return poller.articles();
    }

    private PageCounts pages() {
        List<FeedHealth> health = poller.written(FeedHealth.class);
        PageCounts counts = health.get(health.size() - 1).pages();
        return counts == null ? PageCounts.NONE : counts;
    }

    private long asked(String url) {
        return web.requests().stream()
                .filter(request -> request.url().equals(url))
                .count();
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>T</title>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String path, String title, String summary) {
        return "<item><link>http://example.org/" + path + "</link><title>" + title + "</title><description>" + summary
                + "</description></item>";
    }

    private static String page(String head, String title, String text) {
        return "<html><head><title>" + title + "</title>" + head
                + "</head><body><nav><a href='/'>Home</a></nav><article>" + "<h1>" + title + "</h1><p>" + text
                + "</p></article></body></html>";
    }

    @Test
    void completesAShortItemFromItsPageOnce() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")), "\"1\"")
                .notModified(A)
                .body(ROBOTS, "User-agent: *\nDisallow: /private/\n")
                .body("http://example.org/1", page("", "Radar at Vellmar silent", STORY));
        register(A, true);

        pass(Duration.ofSeconds(60));

        assertThat(articles()).extracting(Article::revision).containsExactly(1, 2);
        assertThat(articles()).extracting(Article::textOrigin).containsExactly(TextOrigin.FEED, TextOrigin.PAGE);
        assertThat(articles()).extracting(Article::text).containsExactly("Harbour closed.", STORY);
        assertThat(articles().get(1).changed()).containsExactly("text");
        assertThat(articles().get(1).id()).isEqualTo(articles().get(0).id());
        assertThat(articles().get(1).summary()).isEqualTo(articles().get(0).summary());
        assertThat(articles().get(1).effective()).isEqualTo(articles().get(0).effective());
        assertThat(asked("http://example.org/1")).isEqualTo(1);
        assertThat(asked(ROBOTS)).isEqualTo(1);
        assertThat(pages().wanted()).isEqualTo(1);
        assertThat(pages().enriched()).isEqualTo(1);
    }

    @Test
    void asksForPagesAsAPageAndLeavesASlotToFeeds() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(ROBOTS, "")
                .body("http://example.org/1", page("", "Radar at Vellmar silent", STORY));
        register(A, true);

        pass(Duration.ofSeconds(5));

        assertThat(web.requests())
                .extracting(FetchRequest::purpose)
                .containsExactly(FetchPurpose.FEED, FetchPurpose.ROBOTS, FetchPurpose.PAGE);
        assertThat(web.requests().get(2).suspect()).isTrue();
    }

    @Test
    void asksForNoPageOfAFeedThatIsNotMarkedOrOfALongItem() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(B, rss(item("2", "A long story", STORY.repeat(15))));
        register(A, false);
        register(B, true);

        pass(Duration.ofSeconds(30));

        assertThat(web.requests()).allMatch(request -> request.purpose() == FetchPurpose.FEED);
    }

    @Test
    void completesFeedsOfShortItemsWhenItIsToldTo() {
        poller.restart(FullTextSettings.Mode.AUTO);
        String[] items = new String[5];
        for (int i = 0; i < 5; i++) {
            items[i] = item("n" + i, "Radar at Vellmar silent " + i, "Harbour closed.");
            web.body("http://example.org/n" + i, page("", "Radar at Vellmar silent " + i, STORY));
        }
        web.body(A, rss(items))
                .body(B, rss(item("2", "One item", "is not throughout")))
                .body(ROBOTS, "");
        register(A, false);
        register(B, false);

        pass(Duration.ofSeconds(30));

        assertThat(articles().stream().filter(Article::announcesPage)).hasSize(5);
        assertThat(asked("http://example.org/2")).isZero();
    }

    @Test
    void asksForNothingThatIsNotThePageOfOneArticle() {
        web.body(
                        A,
                        rss(
                                "<item><link>" + A + "</link><title>The feed itself</title></item>",
                                "<item><link>http://example.org/</link><title>The front page</title></item>",
                                "<item><guid>1</guid><link>http://example.org/all</link><title>One of"
                                        + " two</title></item>",
                                "<item><guid>2</guid><link>http://example.org/all</link><title>The"
                                        + " other</title></item>"),
                        "\"1\"")
                .notModified(A);
        register(A, true);

        pass(Duration.ofSeconds(30));

        assertThat(articles()).hasSize(4);
        assertThat(web.requests()).allMatch(request -> request.purpose() == FetchPurpose.FEED);
    }

    @Test
    void neverAsksForWhatRobotsTxtDisallows() { // T11
        web.body(A, rss(item("a/1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(ROBOTS, "User-agent: *\nDisallow: /a/\n");
        register(A, true);

        pass(Duration.ofSeconds(60));

        assertThat(asked("http://example.org/a/1")).isZero();
        assertThat(articles()).hasSize(1);
        assertThat(pages().without()).containsEntry("disallowed", 1L);
    }

    @Test
    void obeysTheRobotsTxtOfTheSiteThatAPageHasMovedTo() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(ROBOTS, "")
                .movedPage("http://example.org/1", "http://other.example.net/x/1")
                .body("http://other.example.net/robots.txt", "User-agent: Wirewatch\nDisallow: /x\n");
        register(A, true);

        pass(Duration.ofSeconds(30));

        assertThat(asked("http://other.example.net/x/1")).isZero();
        assertThat(pages().without()).containsEntry("disallowed", 1L);
    }

    @Test
    void triesAgainWithGrowingPausesAndThenGivesUp() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(ROBOTS, "")
                .failure("http://example.org/1", FailureCause.NO_CONNECTION);
        register(A, true);

        pass(Duration.ofSeconds(15));
        assertThat(asked("http://example.org/1")).isEqualTo(2);
        assertThat(pages().pending()).isEqualTo(1);
        pass(Duration.ofMinutes(10));

        assertThat(asked("http://example.org/1")).isEqualTo(3);
        assertThat(pages().without()).containsEntry("unreachable", 1L);
        assertThat(pages().pending()).isZero();
        assertThat(articles()).hasSize(1);
    }

    @Test
    void asksASiteNotFasterThanItsCrawlDelay() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            items.append(item("n" + i, "Radar at Vellmar silent " + i, "Harbour closed."));
            web.body("http://example.org/n" + i, page("", "Radar at Vellmar silent " + i, STORY));
        }
        web.body(A, rss(items.toString())).body(ROBOTS, "User-agent: *\nCrawl-delay: 20\n");
        register(A, true);

        pass(Duration.ofSeconds(30));
        long first = web.requests().stream()
                .filter(request -> request.purpose() == FetchPurpose.PAGE)
                .count();
        pass(Duration.ofSeconds(60));

        assertThat(first).isEqualTo(2);
        assertThat(articles().stream().filter(Article::announcesPage)).hasSize(4);
    }

    @Test
    void keepsThePagesTextWhenTheFeedEditsItsSummary() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed until Thursday.")))
                .body(ROBOTS, "")
                .body("http://example.org/1", page("", "Radar at Vellmar silent", STORY))
                .body("http://example.org/1", page("", "Radar at Vellmar silent", STORY + " It may open on Thursday."));
        register(A, true);

        pass(Duration.ofSeconds(30));

        assertThat(articles()).extracting(Article::revision).containsExactly(1, 2, 3, 4);
        assertThat(articles())
                .extracting(Article::text)
                .containsExactly("Harbour closed.", STORY, STORY, STORY + " It may open on Thursday.");
        assertThat(articles()).extracting(Article::announcesPage).containsExactly(false, true, false, true);
        assertThat(articles().get(2).changed()).containsExactly("summary");
    }

    @Test
    void announcesNothingWhenThePageIsAnotherStory() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(ROBOTS, "")
                .body(
                        "http://example.org/1",
                        page(
                                "",
                                "Welcome",
                                "Sign in with the password that was sent to you, or ask for another one. Without a"
                                        + " password nothing can be shown here, which we regret about as much as you do."
                                        + " Our office is open from nine to five."));
        register(A, true);

        pass(Duration.ofSeconds(30));

        assertThat(articles()).hasSize(1);
        assertThat(pages().without()).containsEntry("another-text", 1L);
    }

    @Test
    void knowsAnArticleOfAnotherFeedByItsPagesCanonicalAddress() {
        web.body(A, rss(item("via/rss/1", "Radar at Vellmar silent", "Harbour closed.")))
                .body(B, rss())
                .body(B, rss(item("news/radar", "Radar at Vellmar silent", "Closed.")))
                .body(ROBOTS, "")
                .body(
                        "http://example.org/via/rss/1",
                        page("<link rel='canonical' href='/news/radar'>", "Radar at Vellmar silent", STORY));
        register(A, true);
        register(B, false);

        pass(Duration.ofSeconds(40));

        assertThat(articles().stream().map(Article::id).distinct()).hasSize(1);
        assertThat(articles().get(1).canonical()).isEqualTo("http://example.org/news/radar");
    }

    @Test
    void letsNoPageSwallowWhatIsPublishedAtTheAddressThatItClaims() {
        web.body(A, rss(item("members/evil", "Look at me and at what I wrote", "Nothing.")))
                .body(B, rss())
                .body(B, rss(item("news/radar", "Radar at Vellmar silent", "Closed.")))
                .body(ROBOTS, "")
                .body(
                        "http://example.org/members/evil",
                        page("<link rel='canonical' href='/news/radar'>", "Look at me and at what I wrote", STORY));
        register(A, true);
        register(B, false);

        pass(Duration.ofSeconds(40));

        assertThat(articles().stream().map(Article::title)).contains("Radar at Vellmar silent");
        assertThat(articles().stream().map(Article::id).distinct()).hasSize(2);
    }

    @Test
    void doesNotAskAgainAtOnceWhenItDiedWhileAPageWasUnderWay() {
        web.body(A, rss(item("1", "Radar at Vellmar silent", "Harbour closed.")), "\"1\"")
                .notModified(A)
                .body(ROBOTS, "")
                .hanging("http://example.org/1")
                .body("http://example.org/1", page("", "Radar at Vellmar silent", STORY));
        register(A, true);
        pass(Duration.ofSeconds(3));
        assertThat(asked("http://example.org/1")).isEqualTo(1);
        poller.close();

        poller.restart(FullTextSettings.Mode.MARKED);
        pass(Duration.ofSeconds(5));
        assertThat(asked("http://example.org/1")).isEqualTo(1);
        pass(Duration.ofSeconds(30));

        assertThat(asked("http://example.org/1")).isEqualTo(2);
        assertThat(articles()).extracting(Article::textOrigin).containsExactly(TextOrigin.PAGE);
        assertThat(pages()).satisfies(counts -> {
            assertThat(counts.wanted()).isEqualTo(1);
            assertThat(counts.enriched()).isEqualTo(1);
        });
    }
}
