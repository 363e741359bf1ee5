package dev.wirewatch.feed.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {
    private static final String HOME = "https://desk.example/";

    private final FakeWeb web = new FakeWeb();

    @Test
    void takesAnAddressThatIsAFeed() {
        web.feed(HOME + "rss", rss("Desk"));

        FeedDiscovery.Findings findings = find(HOME + "rss");

        assertThat(findings.feeds())
                .containsExactly(new FoundFeed(HOME + "rss", "Desk", "rss_2.0", "en", 1, FoundFeed.How.ITSELF));
        assertThat(web.asked()).containsExactly(HOME + "rss");
    }

    @Test
    void findsTheFeedsThatAPageNamesAndPutsArticlesBeforeComments() {
        web.page(HOME, """
                <html><head><base href="/feeds/">
                <link rel="alternate stylesheet" type="text/css" href="dark.css">
                <link rel="alternate" hreflang="de" href="/de/">
                <link rel="alternate" type="application/rss+xml; charset=utf-8" title="Comments" href="comments.xml">
                <link REL="Alternate" TYPE="application/atom+xml" title="News" href="news.atom#top">
                <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
                <link rel="alternate" type="application/rss+xml" href="lost.xml">
                </head></html>""").feed(HOME + "feeds/comments.xml", rss("")).feed(HOME + "feeds/news.atom", rss("Desk news"));

        FeedDiscovery.Findings findings = find(HOME);

        assertThat(findings.feeds())
                .extracting(FoundFeed::url, FoundFeed::title, FoundFeed::how)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                HOME + "feeds/news.atom", "Desk news", FoundFeed.How.LINKED),
                        org.assertj.core.groups.Tuple.tuple(
                                HOME + "feeds/comments.xml", "Comments", FoundFeed.How.LINKED));
        assertThat(web.asked()).noneMatch(url -> url.endsWith(".css") || url.startsWith("javascript"));
    }

    @Test
    void followsLinksThatLookLikeFeedsWhereThePageNamesNone() {
        web.page(HOME, "<a href='/about'>About</a> <a href='/rss/world'>World</a> <a href='/feedback'>Feedback</a>")
                .feed(HOME + "rss/world", rss("World"));

        assertThat(find(HOME).feeds()).extracting(FoundFeed::how).containsExactly(FoundFeed.How.MENTIONED);
        assertThat(web.asked()).containsExactly(HOME, HOME + "rss/world");
    }

    @Test
    void looksInTheUsualPlacesBesideThePageAndAtTheRootAndStopsAtTheFirst() {
        web.page(HOME + "blog/post", "<p>No links.</p>").feed(HOME + "rss.xml", rss("Root"));

        FeedDiscovery.Findings findings = find(HOME + "blog/post");

        assertThat(findings.feeds())
                .extracting(FoundFeed::url, FoundFeed::how)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(HOME + "rss.xml", FoundFeed.How.WELL_KNOWN));
        assertThat(web.asked())
                .startsWith(HOME + "blog/post", HOME + "blog/feed/")
                .endsWith(HOME + "rss.xml")
                .hasSizeLessThan(10);
    }

    @Test
    void subscribesToTheTargetOfAPermanentRedirectAndToTheStartOfATemporaryOne() {
        web.moved(HOME + "old", 301, HOME + "new", rss("Moved"))
                .moved(HOME + "here", 302, HOME + "there", rss("Stays"));

        assertThat(find(HOME + "old").feeds()).extracting(FoundFeed::url).containsExactly(HOME + "new");
        assertThat(find(HOME + "here").feeds()).extracting(FoundFeed::url).containsExactly(HOME + "here");
    }

    @Test
    void resolvesLinksAgainstTheAddressThatAnswered() {
        String page = "<link rel=alternate type=application/rss+xml href=feed.xml>";
        web.moved(HOME, 302, HOME + "en/home", page).feed(HOME + "en/feed.xml", rss("English"));

        assertThat(find(HOME).feeds()).extracting(FoundFeed::url).containsExactly(HOME + "en/feed.xml");
    }

    @Test
    void findsNothingBehindAPageWithoutFeeds() {
        web.page(HOME, "<p>Nothing here.</p>");

        FeedDiscovery.Findings findings = find(HOME);

        assertThat(findings.feeds()).isEmpty();
        assertThat(findings.first().unreadable()).isNotBlank();
        assertThat(web.asked()).hasSizeBetween(5, 12);
    }

    @Test
    void asksNothingElseOfAServerThatDoesNotAnswer() {
        web.answer(HOME, new FetchResult.Failed(FakeWeb.NOW, List.of(), FailureCause.NO_CONNECTION, "refused", null));

        FeedDiscovery.Findings findings = find(HOME);

        assertThat(findings.feeds()).isEmpty();
        assertThat(findings.first().trouble()).isEqualTo("cannot be fetched: the host accepts no connection (refused)");
        assertThat(web.asked()).containsExactly(HOME);
    }

    @Test
    void asksAtMostADozenOfTheFeedsThatAPageNames() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            page.append("<link rel=alternate type=application/rss+xml href=/")
                    .append(i)
                    .append(">");
        }
        web.page(HOME, page.toString());

        find(HOME);

        assertThat(web.asked()).hasSizeLessThan(25);
    }

    private FeedDiscovery.Findings find(String url) {
        return new FeedDiscovery(web.visitor()).find(url);
    }

    private static String rss(String title) {
        return "<rss version=\"2.0\"><channel><title>" + title + "</title><language>en</language>"
                + "<item><title>One</title><link>https://desk.example/1</link></item></channel></rss>";
    }
}
