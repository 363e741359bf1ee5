package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.page.FullTextSettings.Mode;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What survives when the process dies: a new processor on the stores that the old one has left behind. */
class PollFeedsProcessorTest {
    private static final Instant START = LonePoller.START;
    private static final String A = "http://example.org/a.xml";

    private final LonePoller poller = new LonePoller(Mode.MARKED);
    private final FakeFetcher web = poller.web();

    private void die() {
        poller.restart(Mode.MARKED);
    }

    private void register(String url) {
        poller.register(url, false);
    }

    private void pass(Duration time) {
        poller.pass(time);
    }

    private List<String> publishedTitles() {
        return poller.articles().stream().map(Article::title).toList();
    }

    private FeedHealth latestHealth() {
        List<FeedHealth> written = poller.written(FeedHealth.class);
        return written.get(written.size() - 1);
    }

    private static String rss(int items) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        IntStream.range(0, items)
                .forEach(i -> rss.append("<item><guid>http://example.org/p")
                        .append(i)
                        .append("</guid><title>Title ")
                        .append(i)
                        .append("</title></item>"));
        return rss.append("</channel></rss>").toString();
    }

    @Test
    void remembersEverything() { // C11, P14, A34
        web.body(A, rss(1), "\"v1\"");
        register(A);
        pass(Duration.ofSeconds(5));
        assertThat(publishedTitles()).containsExactly("Title 0");

        die();
        pass(Duration.ofSeconds(4));
        assertThat(web.requests()).hasSize(1);
        pass(Duration.ofSeconds(4));

        assertThat(web.requests()).extracting(FetchRequest::etag).containsExactly(null, "\"v1\"");
        assertThat(publishedTitles()).isEmpty();
    }

    @Test
    void goesOnWhenItsTaskIsInitialisedAgainAfterItsTransactionWasLost() {
        web.body(A, rss(1), "\"v1\"");
        register(A);
        pass(Duration.ofSeconds(1));
        assertThat(web.requests()).hasSize(1);

        poller.initialiseAgain();
        pass(Duration.ofSeconds(12));

        assertThat(web.requests()).hasSize(2);
        assertThat(latestHealth().polls()).isEqualTo(2);
    }

    @Test
    void doesNotAskAgainAtOnceWhenItDiedInTheMiddleOfAPoll() { // P01, P14
        web.hanging(A);
        register(A);
        pass(Duration.ofSeconds(2));
        poller.close();

        die();
        pass(Duration.ofSeconds(7));
        assertThat(web.requests()).hasSize(1);

        pass(Duration.ofSeconds(4));
        assertThat(web.requests()).hasSize(2);
    }

    @Test
    void completesADocumentThatItDiedInTheMiddleOf() { // A34
        web.body(A, rss(1000), "\"v1\"");
        register(A);
        pass(Duration.ofMillis(600));
        List<String> published = new ArrayList<>(publishedTitles());
        assertThat(published).hasSizeBetween(1, 999);

        die();
        pass(Duration.ofSeconds(15));
        published.addAll(publishedTitles());

        assertThat(published).hasSize(1000).doesNotHaveDuplicates();
        assertThat(latestHealth().totals().published()).isEqualTo(1000);
        assertThat(latestHealth().totals()).isEqualTo(latestHealth().items());
        assertThat(web.requests()).extracting(FetchRequest::etag).containsExactly(null, null);
    }

    @Test
    void doesNotStampedeWhenMuchIsOverdue() {
        for (int i = 0; i < 1000; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        pass(Duration.ofSeconds(11));
        int asked = web.requests().size();
        assertThat(asked).isBetween(1000, 1250);

        poller.jump(Duration.ofHours(3));
        die();
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(100, 250);
        pass(Duration.ofSeconds(9));
        assertThat(web.requests().stream()
                        .skip(asked)
                        .map(FetchRequest::url)
                        .distinct()
                        .count())
                .isGreaterThan(970);
    }

    @Test
    void waitsOutADelayAlsoWhenTheClockWasSetBackMeanwhile() {
        web.body(A, rss(1));
        register(A);
        pass(Duration.ofSeconds(1));

        poller.jump(Duration.ofDays(1).negated());
        die();
        pass(Duration.ofSeconds(8));
        assertThat(web.requests()).hasSize(1);
        pass(Duration.ofSeconds(4));

        assertThat(web.requests()).hasSize(2);
    }

    private void registerAndPoll(int hosts) {
        for (int i = 0; i < hosts; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        pass(Duration.ofSeconds(11));
    }

    @Test
    void doesNotStampedeWhenTheMachinesClockIsSetForward() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        poller.jump(Duration.ofDays(1));
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(100, 250);
        pass(Duration.ofSeconds(9));
        assertThat(distinctSince(asked)).isGreaterThan(970);
    }

    @Test
    void keepsItsRhythmWhenTheMachinesClockIsSetBack() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        poller.jump(Duration.ofDays(1).negated());
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(50, 250);
        pass(Duration.ofSeconds(10));
        assertThat(distinctSince(asked)).isGreaterThan(970);
        assertThat(web.requests().size() - asked).isLessThan(1_300);
    }

    @Test
    void neitherStampedesNorFallsSilentWhenTheClockJumpsForwardAndBackAgain() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        poller.jump(Duration.ofDays(1));
        pass(Duration.ofSeconds(5));
        poller.jump(Duration.ofDays(1).negated());
        pass(Duration.ofSeconds(15));

        assertThat(distinctSince(asked)).isGreaterThan(970);
        assertThat(web.requests().size() - asked).isLessThan(2_500);
    }

    @Test
    void asksAFeedThatWasRegisteredBeforeTheClockWasSetBackWhileItDidNotRun() {
        registerAndPoll(200);
        register(A);
        web.body(A, rss(1));
        int asked = web.requests().size();

        poller.jump(Duration.ofDays(1).negated());
        die();
        pass(Duration.ofSeconds(12));

        assertThat(web.requests().stream().skip(asked).map(FetchRequest::url)).contains(A);
    }

    @Test
    void makesUpForAShortOutageWithinAsMuchTimeAndNotWithinAnInterval() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        poller.jump(Duration.ofSeconds(3));
        die();
        pass(Duration.ofSeconds(4));

        assertThat(web.requests().size() - asked).isBetween(600, 850);
    }

    @Test
    void reachesAllFeedsThoughItIsRestartedAgainAndAgain() {
        for (int i = 0; i < 1000; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        for (int i = 0; i < 8; i++) {
            pass(Duration.ofSeconds(2));
            die();
        }

        // A few were announced in the moment of a death: their turn is an interval later.
        assertThat(distinctSince(0)).isGreaterThan(950);
    }

    @Test
    void letsAHostOfFiveThousandFeedsKeepNobodyElseWaiting() {
        for (int i = 0; i < 5_000; i++) {
            web.hanging("http://big.example.org/" + i);
            register("http://big.example.org/" + i);
        }
        pass(Duration.ofSeconds(1));

        registerAndPoll(100);

        assertThat(web.requests().stream().filter(request -> request.url().startsWith("http://big.")))
                .hasSizeLessThan(10);
        assertThat(web.requests().stream()
                        .map(FetchRequest::url)
                        .filter(url -> url.startsWith("http://h"))
                        .distinct())
                .hasSize(100);
    }

    @Test
    void goesOnWithAHostsLineWhenFeedsInItAreRemoved() {
        for (int i = 0; i < 20; i++) {
            web.hanging("http://big.example.org/" + i);
            register("http://big.example.org/" + i);
        }
        pass(Duration.ofMillis(500));
        assertThat(web.requests()).hasSize(6);
        List<String> waiting = new ArrayList<>();
        IntStream.range(0, 20).mapToObj(i -> "http://big.example.org/" + i).forEach(url -> {
            if (web.requests().stream().noneMatch(request -> request.url().equals(url))) {
                waiting.add(url);
            }
        });

        waiting.subList(0, 10).forEach(url -> poller.remove(url));
        web.answerAll();
        pass(Duration.ofSeconds(1));

        assertThat(web.requests()).extracting(FetchRequest::url).containsAll(waiting.subList(10, waiting.size()));
    }

    private long distinctSince(int request) {
        return web.requests().stream()
                .skip(request)
                .map(FetchRequest::url)
                .distinct()
                .count();
    }

    @Test
    void remembersWhatItHasRaised() {
        web.body(A, rss(1)).gone(A);
        register(A);
        pass(Duration.ofMinutes(1));
        assertThat(alerts()).singleElement().extracting(Alert::rule).isEqualTo("feed-dead");

        die();
        pass(Duration.ofMinutes(1));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void takesNoTimeInWhichItWasDownForSilence() {
        web.body(A, dated(START)).body(A, dated(START.plus(Duration.ofHours(40))));
        register(A);
        pass(Duration.ofSeconds(5));

        poller.jump(Duration.ofDays(2));
        die();
        pass(Duration.ofSeconds(15));

        assertThat(publishedTitles()).isNotEmpty();
        assertThat(alerts()).isEmpty();
    }

    private List<Alert> alerts() {
        return poller.written(Alert.class);
    }

    /** Ten items, an hour apart, the last of them at the given time. */
    private static String dated(Instant last) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        IntStream.range(0, 10)
                .mapToObj(i -> last.minus(Duration.ofHours(i)))
                .forEach(time -> rss.append("<item><guid>http://example.org/")
                        .append(time)
                        .append("</guid><title>News of ")
                        .append(time)
                        .append("</title><dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
                        .append(time)
                        .append("</dc:date></item>"));
        return rss.append("</channel></rss>").toString();
    }
}
