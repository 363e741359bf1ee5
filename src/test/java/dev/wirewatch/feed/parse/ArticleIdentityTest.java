package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleIdentityTest {
    private static final String FEED = Ids.of("feed", "https://feed.example/rss");

    @Test
    void knowsAnItemByItsGuidWhenTheLinkChanges() throws Exception {
        FeedItem before =
                item("<guid isPermaLink='false'>g1</guid><link>https://a.example/old-slug</link><title>t</title>");
        FeedItem after =
                item("<guid isPermaLink='false'>g1</guid><link>https://a.example/new-slug</link><title>t</title>");

        assertThat(common(before, after)).isNotEmpty();
    }

    @Test
    void knowsAnItemByItsLinkWhenTheGuidChurns() throws Exception {
        FeedItem before = item("<guid isPermaLink='false'>poll-1</guid><link>https://a.example/1</link>");
        FeedItem after = item("<guid isPermaLink='false'>poll-2</guid><link>https://a.example/1</link>");

        assertThat(common(before, after)).isNotEmpty();
        assertThat(ArticleIdentity.articleId(FEED, before)).isEqualTo(ArticleIdentity.articleId(FEED, after));
    }

    @Test
    void knowsALinkWithOtherTrackingParameters() throws Exception {
        FeedItem before = item("<title>t</title><link>https://a.example/1?utm_campaign=a</link>");
        FeedItem after = item("<title>t</title><link>https://a.example/1?utm_campaign=b</link>");

        assertThat(ArticleIdentity.keys(before)).isEqualTo(ArticleIdentity.keys(after));
        assertThat(ArticleIdentity.articleId(FEED, before)).isEqualTo(ArticleIdentity.articleId(FEED, after));
    }

    @Test
    void tellsItemsApartThatShareAGuid() throws Exception {
        List<FeedItem> items = Documents.parse("shared-names.xml").items();

        assertThat(items.stream().map(ArticleIdentity::keys)).doesNotHaveDuplicates();
        assertThat(items.stream().map(item -> ArticleIdentity.articleId(FEED, item)))
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotTakeTheFrontPageForAnArticleThatHasAGuid() throws Exception {
        FeedItem one = item("<guid isPermaLink='false'>1</guid><link>https://a.example/</link>");
        FeedItem two = item("<guid isPermaLink='false'>2</guid><link>https://a.example/</link>");

        assertThat(common(one, two)).isEmpty();
    }

    @Test
    void fallsBackToTheContent() throws Exception {
        FeedItem one = item("<title>Only a title</title>");
        FeedItem again = item("<title> Only a  title</title>");
        FeedItem other = item("<title>Another title</title>");

        assertThat(ArticleIdentity.keys(one)).hasSize(1).isEqualTo(ArticleIdentity.keys(again));
        assertThat(common(one, other)).isEmpty();
    }

    @Test
    void isOneArticleInTwoFeedsWhereItHasALink() throws Exception {
        FeedItem linked = item("<link>https://a.example/1</link>");
        FeedItem unlinked = item("<guid isPermaLink='false'>1</guid><title>t</title>");
        String otherFeed = Ids.of("feed", "https://feed.example/other");

        assertThat(ArticleIdentity.articleId(FEED, linked)).isEqualTo(ArticleIdentity.articleId(otherFeed, linked));
        assertThat(ArticleIdentity.articleId(FEED, unlinked))
                .isNotEqualTo(ArticleIdentity.articleId(otherFeed, unlinked));
    }

    @Test
    void noticesAnEditAndSaysOfWhat() throws Exception {
        String before = ArticleIdentity.fingerprint(item("<title>t</title><description>one</description>"));
        String after = ArticleIdentity.fingerprint(item("<title>u</title><description>two</description>"));

        assertThat(ArticleIdentity.changes(before, before)).isEmpty();
        assertThat(ArticleIdentity.changes(before, after)).containsExactly("summary", "title");
    }

    @Test
    void takesMarkupSpaceAndTrackingForNoEdit() throws Exception {
        String before = ArticleIdentity.fingerprint(
                item(
                        "<link>https://a.example/1?utm_source=a</link><description><![CDATA[<p>some <a href='https://a.example/?utm_term=1'>text</a></p>]]></description>"));
        String after = ArticleIdentity.fingerprint(
                item(
                        "<link>https://a.example/1?utm_source=b</link><description><![CDATA[<p title='x'>some\n <a href='https://a.example/?utm_term=2'>text</a> </p>]]></description>"));

        assertThat(after).isEqualTo(before);
    }

    private static FeedItem item(String fields) throws UnparseableFeedException {
        return Documents.rss("<item>" + fields + "</item>").items().get(0);
    }

    private static List<String> common(FeedItem one, FeedItem two) {
        return ArticleIdentity.keys(one).stream()
                .filter(ArticleIdentity.keys(two)::contains)
                .toList();
    }
}
