package dev.wirewatch.feed.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.ResponseHead;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
    private static final String URL = "https://desk.example/rss";

    private final FakeWeb web = new FakeWeb();

    @Test
    void reportsWhatAGoodFeedIsLike() {
        String text = "A sentence of an article that is given in full. ".repeat(20);
        web.answer(
                URL,
                FakeWeb.fetched(
                        URL,
                        List.of(),
                        rss(
                                "<language>en</language><ttl>30</ttl>",
                                item("2", "12:00", text) + item("1", "10:00", text)),
                        FakeWeb.head("application/rss+xml", "\"v1\"", Duration.ofMinutes(20))));

        FeedCheck check = check();

        assertThat(check.readable()).isTrue();
        assertThat(check.problems()).isEmpty();
        assertThat(check.items()).isEqualTo(2);
        assertThat(check.dated()).isEqualTo(2);
        assertThat(check.newest()).isEqualTo("2026-11-19T12:00:00Z");
        assertThat(check.oldest()).isEqualTo("2026-11-19T10:00:00Z");
        assertThat(check.pacing())
                .containsExactly(
                        "the configured interval: 10 min", "Cache-Control or Expires: fresh for 20 min", "ttl: 30 min");
        assertThat(Duration.between(check.at(), check.due())).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
    }

    @Test
    void saysWhatCouldBeBetter() {
        web.moved(
                URL,
                301,
                "https://desk.example/feed",
                "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Desk & co</title>"
                        + "<item><title>Short</title></item><item><link>https://desk.example/2</link></item>");

        assertThat(check().problems())
                .contains(
                        "moved for good: subscribe to https://desk.example/feed",
                        "no validators: every poll transfers the whole document",
                        "the document is malformed and had to be repaired",
                        "it does not say what language it is in")
                .anyMatch(problem -> problem.contains("have no date"))
                .anyMatch(problem -> problem.contains("short texts"));
    }

    @Test
    void saysThatAFeedHasNothingNew() {
        web.feed(URL, rss("", item("1", "10:00", "x").replace("Nov 2026", "Jan 2020")));

        assertThat(check().problems()).anyMatch(problem -> problem.matches("the newest item is \\d{4} days old"));
    }

    @Test
    void saysWhyThereIsNoFeed() {
        web.page(URL, "<html><body>Hello</body></html>");
        FeedCheck page = check();
        web.answer(URL, FakeWeb.notFound());
        FeedCheck nothing = check();

        assertThat(page.readable()).isFalse();
        assertThat(page.verdict()).startsWith("is not a feed: ");
        assertThat(page.status()).isEqualTo(200);
        assertThat(nothing.verdict()).isEqualTo("cannot be fetched: there is nothing at the address (HTTP 404)");
        assertThat(nothing.status()).isEqualTo(404);
    }

    @Test
    void saysWhenTheServerWantsToBeAskedAgain() {
        web.answer(
                URL,
                new FetchResult.RateLimited(
                        FakeWeb.NOW,
                        List.of(),
                        new ResponseHead(429, null, null, null, Duration.ofHours(3), Map.of())));

        FeedCheck check = check();

        assertThat(check.readable()).isFalse();
        assertThat(check.pacing()).contains("Retry-After: 3 h");
        assertThat(Duration.between(check.at(), check.due())).isGreaterThanOrEqualTo(Duration.ofHours(3));
    }

    @Test
    void namesTheCauseWhenNobodyAnswers() {
        web.answer(URL, new FetchResult.Failed(FakeWeb.NOW, List.of(), FailureCause.ADDRESS_REFUSED, "10.0.0.1", null));

        assertThat(check().verdict()).contains("not on the public internet").contains("10.0.0.1");
        assertThat(check().status()).isNull();
    }

    private FeedCheck check() {
        Feed feed = new Feed(Feed.id(URL), URL, "Desk", null, null, null, 2, null, false, false, List.of());
        return FeedCheck.of(web.visitor().visit(URL), feed, PollSettings.DEFAULTS);
    }

    private static String rss(String head, String items) {
        return "<rss version=\"2.0\"><channel><title>Desk</title><link>https://desk.example/</link>" + head + items
                + "</channel></rss>";
    }

    private static String item(String id, String time, String text) {
        return ("<item><guid isPermaLink=\"false\">%s</guid><title>Item %s</title><link>https://desk.example/%s</link>"
                        + "<description>%s</description><pubDate>19 Nov 2026 %s:00 GMT</pubDate></item>")
                .formatted(id, id, id, text, time);
    }
}
