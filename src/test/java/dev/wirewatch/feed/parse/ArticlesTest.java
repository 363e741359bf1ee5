package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PublishedQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticlesTest {
    private static final Instant FETCHED = Instant.parse("2026-01-06T12:00:00Z");
    private static final Duration MAX_AGE = Duration.ofDays(7);
    private static final Feed FEED = new Feed(
            Ids.of("feed", "https://feed.example/rss"),
            "https://feed.example/rss",
            "Example Wire",
            null,
            null,
            "en",
            1,
            null,
            false,
            false,
            List.of());

    @Test
    void takesThePublicationTimeForTheEffectiveOne() throws Exception {
        Article article = article("<pubDate>Tue, 06 Jan 2026 09:00:00 GMT</pubDate>");

        assertThat(article.published()).isEqualTo("2026-01-06T09:00:00Z");
        assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.GIVEN);
        assertThat(article.effective()).isEqualTo("2026-01-06T09:00:00Z");
    }

    @Test
    void datesAnUndatedItemByTheFetch() throws Exception {
        Article article = article("");

        assertThat(article.published()).isNull();
        assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.MISSING);
        assertThat(article.effective()).isEqualTo(FETCHED);
    }

    @Test
    void estimatesThePublicationFromTheLastChange() throws Exception {
        Article article = article("<updated xmlns='http://www.w3.org/2005/Atom'>2026-01-06T08:00:00Z</updated>");

        assertThat(article.published()).isEqualTo("2026-01-06T08:00:00Z");
        assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.ESTIMATED);
        assertThat(article.effective()).isEqualTo("2026-01-06T08:00:00Z");
    }

    @Test
    void keepsAnImplausibleClaimButDoesNotUseIt() throws Exception {
        Article future = article("<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>");
        Article ancient = article("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>");

        assertThat(future.published()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(ancient.published()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(List.of(future, ancient)).allSatisfy(article -> {
            assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.IMPLAUSIBLE);
            assertThat(article.effective()).isEqualTo(FETCHED);
        });
    }

    @Test
    void forgivesAClockThatIsALittleAhead() throws Exception {
        Article article = article("<pubDate>Tue, 06 Jan 2026 18:00:00 GMT</pubDate>");

        assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.GIVEN);
        assertThat(article.effective()).isEqualTo(FETCHED);
    }

    @Test
    void doesNotReachFurtherBackThanTheLaneAllows() throws Exception {
        Article article = article("<pubDate>Wed, 01 Jan 2025 00:00:00 GMT</pubDate>");

        assertThat(article.published()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.GIVEN);
        assertThat(article.effective()).isEqualTo(FETCHED.minus(MAX_AGE));
    }

    @Test
    void namesTheOriginOfAWireCopyAsItsPublisher() throws Exception {
        assertThat(article("<source url='https://wire.example/rss'>The Wire</source>")
                        .publisher())
                .isEqualTo("The Wire");
        assertThat(article("").publisher()).isEqualTo("Example Wire");
        assertThat(article("").language()).isEqualTo("en");
    }

    @Test
    void numbersRevisions() throws Exception {
        FeedItem item = Documents.rss("<item><title>t</title></item>").items().get(0);

        Article article = Articles.of(Ids.of("a"), 3, List.of("title"), FEED, item, FETCHED, MAX_AGE);

        assertThat(article.id()).isEqualTo(Ids.of("a"));
        assertThat(article.revision()).isEqualTo(3);
        assertThat(article.changed()).containsExactly("title");
    }

    private static Article article(String fields) throws UnparseableFeedException {
        FeedItem item = Documents.rss("<item><title>t</title>" + fields + "</item>")
                .items()
                .get(0);
        return Articles.of(FEED, item, FETCHED, MAX_AGE);
    }
}
