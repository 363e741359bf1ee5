package dev.wirewatch.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.Body;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9309, section by section. */
class RobotsRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SITE = "https://example.org";

    private static RobotsRules rules(String text) {
        return RobotsRules.of(SITE + "/robots.txt", fetched(text.getBytes(StandardCharsets.UTF_8), "text/plain"));
    }

    private static FetchResult fetched(byte[] body, String type) {
        ResponseHead head = new ResponseHead(200, null, null, null, null, Map.of("content-type", type));
        return new FetchResult.Fetched(NOW, List.of(), SITE + "/robots.txt", head, new Body(body, false));
    }

    private static boolean allows(String text, String path) {
        return rules(text).allows(SITE + path);
    }

    @ParameterizedTest
    @CsvSource({
        "Wirewatch",
        "wirewatch",
        "WIREWATCH",
    })
    void selectsTheGroupOfOurProductTokenWhateverItsCase(String token) { // 2.2.1
        String text = "User-agent: *\nDisallow: /\n\nUser-agent: " + token + "\nDisallow: /secret\n";

        assertThat(allows(text, "/news/1")).isTrue();
        assertThat(allows(text, "/secret/1")).isFalse();
    }

    @Test
    void fallsBackToTheGroupForAll() { // 2.2.1
        String text = "User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /a/\n";

        assertThat(allows(text, "/a/1")).isFalse();
        assertThat(allows(text, "/b/1")).isTrue();
    }

    @Test
    void joinsGroupsOfTheSameToken() { // 2.2.1
        String text = """
                User-agent: wirewatch
                Disallow: /a

                User-agent: x
                Disallow: /

                User-agent: wirewatch
                Disallow: /b
                """;

        assertThat(allows(text, "/a")).isFalse();
        assertThat(allows(text, "/b")).isFalse();
        assertThat(allows(text, "/c")).isTrue();
    }

    @Test
    void readsAGroupOfSeveralAgents() { // 2.2.1
        assertThat(allows("User-agent: x\nUser-agent: wirewatch\nDisallow: /a\n", "/a"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/example/page/, false",
        "/example/page/disallowed.gif, true",
        "/example/other, true",
    })
    void letsTheLongestMatchDecide(String path, boolean disallowedGifIsAllowed) { // 2.2.2, 5.2
        String text =
                "User-agent: *\nAllow: /example/\nDisallow: /example/page/\nAllow: /example/page/disallowed.gif\n";

        assertThat(allows(text, path)).isEqualTo(disallowedGifIsAllowed);
    }

    @Test
    void letsAllowWinAmongEquals() { // 2.2.2
        assertThat(allows("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/*.pdf$, /a/b.pdf, false",
        "/*.pdf$, /a/b.pdf?x=1, true",
        "/*/print, /news/7/print, false",
        "/*?session=, /news/7?session=9, false",
        "/$, /, false",
        "/$, /news, true",
        "/a, /abc, false",
        "/A, /abc, true",
    })
    void understandsStarAndDollar(String rule, String path, boolean allowed) { // 2.2.3
        assertThat(allows("User-agent: *\nDisallow: " + rule + "\n", path)).isEqualTo(allowed);
    }

    @Test
    void comparesPercentEncodedAndPlainPathsAsOne() { // 2.2.2
        assertThat(allows("User-agent: *\nDisallow: /foo/bar/ツ\n", "/foo/bar/%E3%83%84"))
                .isFalse();
    }

    @Test
    void readsAnEmptyDisallowAsNone() {
        assertThat(allows("User-agent: *\nDisallow:\n", "/a")).isTrue();
    }

    @Test
    void readsOnAfterNonsenseAndByteOrderMarks() { // 2.2.4
        assertThat(allows("\uFEFF# hello\nfoo bar baz\nUser-agent: *\n\u0000\u0001\nDisallow: /a\n", "/a"))
                .isFalse();
    }

    @Test
    void takesAHtmlPageForNoRules() {
        byte[] page = "<html><body>Not found, but 200</body></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(RobotsRules.of(SITE + "/robots.txt", fetched(page, "text/html"))
                        .allows(SITE + "/a"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"NOT_FOUND", "FORBIDDEN", "CLIENT_ERROR"})
    void allowsAllWhenThereIsNone(FailureCause cause) { // 2.3.1.3
        RobotsRules rules =
                RobotsRules.of(SITE + "/robots.txt", new FetchResult.Failed(NOW, List.of(), cause, "", null));

        assertThat(rules.allows(SITE + "/a")).isTrue();
        assertThat(rules.reachable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"SERVER_ERROR", "NO_CONNECTION", "UNKNOWN_HOST", "TOO_SLOW", "REDIRECT_LOOP", "CONNECTION_LOST"})
    void disallowsAllForNowWhenItCannotBeHad(FailureCause cause) { // 2.3.1.4
        RobotsRules rules =
                RobotsRules.of(SITE + "/robots.txt", new FetchResult.Failed(NOW, List.of(), cause, "", null));

        assertThat(rules.allows(SITE + "/a")).isFalse();
        assertThat(rules.reachable()).isFalse();
        assertThat(rules.until()).isBefore(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void disallowsAllForNowWhenTheSiteAsksToBeAskedLess() {
        ResponseHead head = new ResponseHead(429, null, null, null, null, Map.of());

        assertThat(RobotsRules.of(SITE + "/robots.txt", new FetchResult.RateLimited(NOW, List.of(), head))
                        .reachable())
                .isFalse();
    }

    @Test
    void keepsRulesForADayAtMost() { // 2.4
        assertThat(rules("User-agent: *\n").until()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource({"10, PT10S", "0.5, PT0.5S", "86400, PT10M", "-3, PT0S", "soon, PT0S"})
    void honoursACrawlDelayWithinReason(String value, Duration delay) {
        RobotsRules rules = rules("User-agent: *\nCrawl-delay: " + value + "\nDisallow: /x\n");

        assertThat(rules.crawlDelay()).isEqualTo(delay);
        assertThat(rules.allows(SITE + "/a")).isTrue();
    }
}
