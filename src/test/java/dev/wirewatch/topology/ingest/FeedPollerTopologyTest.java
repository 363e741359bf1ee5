package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPollerTopologyTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Lane LANE = new Lane("test");
    private static final String A = "http://example.org/a.xml";
    private static final String B = "http://example.org/b.xml";
    private static final Duration TICK = Duration.ofMillis(100);

    @TempDir
    private Path stateDirectory;

    private Instant now = START;
    private boolean stopped;
    private IngestSettings settings = IngestSettings.DEFAULTS;
    private FakeFetcher web = new FakeFetcher(() -> now);
    private TopologyTestDriver driver;
    private TestInputTopic<String, Feed> feeds;
    private TestOutputTopic<String, Article> articles;
    private TestOutputTopic<String, FeedHealth> health;
    private TestOutputTopic<String, byte[]> deadLetters;

    private static final PollSettings POLLING = new PollSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            0,
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofDays(30),
            2,
            100);

    @BeforeEach
    void start() {
        PollWorkers workers = new PollWorkers(web, new FeedParser()::parse, settings, new CallingThread());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "poller-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(
                FeedPollerTopology.build(LANE, settings, POLLING, workers, () -> now), properties, now);
        feeds = driver.createInputTopic(
                LANE.topic(Dataset.FEEDS),
                new StringSerializer(),
                Dataset.FEEDS.valueSerde().serializer());
        articles = output(Dataset.ARTICLES);
        health = output(Dataset.FEED_HEALTH);
        deadLetters = output(Dataset.DEAD_LETTERS);
    }

    private <V> TestOutputTopic<String, V> output(Dataset<V> dataset) {
        return driver.createOutputTopic(
                LANE.topic(dataset),
                new StringDeserializer(),
                dataset.valueSerde().deserializer());
    }

    @AfterEach
    void stop() {
        if (!stopped) {
            stopped = true;
            driver.close();
        }
    }

    private void register(String url) {
        feeds.pipeInput(Ids.of(url), feed(url));
    }

    private static Feed feed(String url) {
        return new Feed(Ids.of(url), url, "Feed " + url, null, "Example", "en", 1, null, false, false, List.of());
    }

    private void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(TICK);
            driver.advanceWallClockTime(TICK);
        }
    }

    /** Lets one poll of every feed happen and be taken in. */
    private void poll() {
        pass(Duration.ofSeconds(11));
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>T</title><link>http://example.org/</link>"
                + "<description>d</description>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String guid, String link, String title) {
        return "<item>" + (guid.isEmpty() ? "" : "<guid isPermaLink=\"false\">" + guid + "</guid>")
                + (link.isEmpty() ? "" : "<link>http://example.org/" + link + "</link>") + "<title>" + title
                + "</title></item>";
    }

    private List<String> publishedTitles() {
        return articles.readValuesToList().stream().map(Article::title).toList();
    }

    private FeedHealth latestHealth() {
        List<FeedHealth> all = health.readValuesToList();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    @Test
    void publishesEachItemOnceHoweverOftenItIsPolled() { // A01, A10
        web.body(A, rss(item("2", "two", "Second"), item("1", "one", "First")))
                .body(A, rss(item("3", "three", "Third"), item("2", "two", "Second"), item("1", "one", "First")));
        register(A);

        pass(Duration.ofSeconds(5));
        assertThat(publishedTitles()).containsExactly("First", "Second");
        poll();
        poll();
        poll();

        assertThat(publishedTitles()).containsExactly("Third");
        FeedHealth latest = latestHealth();
        assertThat(latest.condition()).isEqualTo(FeedCondition.OK);
        assertThat(latest.totals().published()).isEqualTo(3);
        assertThat(latest.totals().unchanged()).isPositive();
    }

    @Test
    void keysArticlesByTheirIdAndDatesThemByTheFetch() {
        web.body(A, rss(item("1", "one", "First")));
        register(A);

        poll();

        TestRecord<String, Article> found = articles.readRecord();
        assertThat(found.key()).isEqualTo(found.value().id());
        assertThat(found.getRecordTime()).isEqualTo(found.value().fetched());
        assertThat(found.value().fetched()).isBetween(START, now);
        assertThat(new String(found.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo(found.value().id() + "/1");
    }

    @Test
    void pollsAtTheIntervalAndNotSooner() { // P01
        web.body(A, rss());
        register(A);

        pass(Duration.ofSeconds(35));

        assertThat(web.requests()).hasSize(4);
    }

    @Test
    void announcesAnEditAsARevision() { // A25
        web.body(A, rss(item("1", "one", "Before"))).body(A, rss(item("1", "one", "After")));
        register(A);

        poll();
        poll();
        poll();

        assertThat(articles.readValuesToList())
                .extracting(Article::title, Article::revision, Article::changed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Before", 1, List.of()),
                        org.assertj.core.groups.Tuple.tuple("After", 2, List.of("title")));
    }

    @Test
    void recognisesAnItemByItsLinkWhenGuidsChurn() { // A26
        for (int i = 0; i < 4; i++) {
            web.body(A, rss(item("guid-" + i, "one", "One")));
        }
        register(A);

        for (int i = 0; i < 4; i++) {
            poll();
        }

        assertThat(publishedTitles()).containsExactly("One");
    }

    @Test
    void recognisesAnItemByItsGuidWhenItsLinkChanges() {
        web.body(A, rss(item("1", "old-slug", "One"))).body(A, rss(item("1", "new-slug", "One")));
        register(A);

        poll();
        poll();

        assertThat(publishedTitles()).containsExactly("One");
    }

    @Test
    void ignoresTrackingParametersThatChurn() { // A27
        web.body(A, rss(item("", "one?utm_source=a", "One"))).body(A, rss(item("", "one?utm_source=b", "One")));
        register(A);

        poll();
        poll();

        assertThat(publishedTitles()).containsExactly("One");
    }

    @Test
    void doesNotAnnounceWhatComesBackOrIsReordered() { // A28, A29
        web.body(A, rss(item("2", "two", "Two"), item("1", "one", "One")))
                .body(A, rss(item("2", "two", "Two")))
                .body(A, rss(item("1", "one", "One"), item("2", "two", "Two")));
        register(A);

        poll();
        poll();
        poll();

        assertThat(publishedTitles()).containsExactly("One", "Two");
    }

    @Test
    void doesNotFloodWhenItemsShareAGuid() { // A18
        String three = item("same", "", "A") + item("same", "", "B") + item("same", "", "C");
        String reordered = item("same", "", "C") + item("same", "", "A") + item("same", "", "B");
        web.body(A, rss(three)).body(A, rss(reordered)).body(A, rss(three, " "));
        register(A);

        poll();
        poll();
        poll();

        assertThat(publishedTitles()).hasSizeBetween(1, 3);
    }

    @Test
    void publishesItemsThatLackGuidLinkOrDate() { // A19, A20, A21, A22
        String bare = rss(item("", "one", "Link only"), item("", "", "Title only"));
        web.body(A, bare).body(A, bare + " ");
        register(A);

        poll();
        poll();

        List<Article> found = articles.readValuesToList();
        assertThat(found).extracting(Article::title).containsExactlyInAnyOrder("Link only", "Title only");
        assertThat(found).allSatisfy(article -> assertThat(article.effective()).isEqualTo(article.fetched()));
    }

    @Test
    void countsTheSameArticleInAnotherFeedOfTheHostAsDuplicate() {
        web.body(A, rss(item("1", "one", "One"))).body(B, rss(item("b1", "one?utm_medium=rss", "One, shorter")));
        register(A);
        poll();
        register(B);
        poll();
        poll();

        assertThat(publishedTitles()).containsExactly("One");
        assertThat(health.readValuesToList())
                .filteredOn(each -> each.feed().equals(Ids.of(B)))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.totals().duplicate()).isEqualTo(1));
    }

    @Test
    void losesAndRepeatsNothingOverATruncatedAndAnEmptyPoll() { // A03, A04, A05, C09
        String good = rss(item("2", "two", "Two"), item("1", "one", "One"));
        web.body(A, good.substring(0, good.indexOf("<item>", 200) + 20), "\"cut\"")
                .body(A, good, "\"good\"")
                .body(A, "", "\"empty\"")
                .body(A, good.substring(0, good.length() - 40), "\"cut\"")
                .body(A, rss(item("3", "three", "Three")), "\"new\"");
        register(A);

        pass(Duration.ofMinutes(5));

        assertThat(publishedTitles()).containsExactlyInAnyOrder("One", "Two", "Three");
        assertThat(web.requests())
                .extracting(FetchRequest::etag)
                .startsWith(null, null, "\"good\"", "\"good\"", "\"good\"", "\"new\"");
    }

    @Test
    void takesAnItemThatIsAlwaysCutOffAsItIs() { // A07
        String body = rss(item("1", "one", "One"), item("2", "two", "Two"));
        web.body(A, body.substring(0, body.indexOf("</item></channel>")), "\"cut\"");
        register(A);

        pass(Duration.ofMinutes(5));

        assertThat(publishedTitles()).containsExactlyInAnyOrder("One", "Two");
        assertThat(web.requests()).extracting(FetchRequest::etag).containsOnlyNulls();
    }

    @Test
    void writesWhatIsNoFeedToTheDeadLettersOnce() { // A16
        web.body(A, "<!DOCTYPE html><html><head><title>Login</title></head><body><p>No feed</p></body></html>");
        register(A);

        pass(Duration.ofMinutes(3));

        assertThat(articles.isEmpty()).isTrue();
        assertThat(deadLetters.readRecordsToList()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(Ids.of(A));
            assertThat(letter.headers().lastHeader("wirewatch-reason")).isNotNull();
        });
        FeedHealth latest = latestHealth();
        assertThat(latest.condition()).isEqualTo(FeedCondition.NOT_A_FEED);
        assertThat(latest.failures()).isGreaterThan(1);
    }

    @Test
    void tellsTheConditionsApart() {
        web.failure(A, FailureCause.FORBIDDEN);
        web.limited(B, Duration.ofMinutes(1));
        web.gone("http://example.org/gone");
        web.failure("http://example.org/500", FailureCause.SERVER_ERROR);
        web.moved("http://example.org/moved", "http://example.org/new", rss(item("1", "x", "X")));
        web.body("http://example.org/new", rss(item("1", "x", "X")));
        web.body("http://example.org/empty", rss());
        for (String url : List.of(
                A,
                B,
                "http://example.org/gone",
                "http://example.org/500",
                "http://example.org/moved",
                "http://example.org/empty")) {
            register(url);
        }

        pass(Duration.ofSeconds(50));

        assertThat(conditions())
                .containsExactlyInAnyOrder(
                        A + " FORBIDDEN",
                        B + " RATE_LIMITED",
                        "http://example.org/gone GONE",
                        "http://example.org/500 FAILING",
                        "http://example.org/moved MOVED",
                        "http://example.org/empty EMPTY");
    }

    private List<String> conditions() {
        java.util.Map<String, String> latest = new java.util.HashMap<>();
        health.readValuesToList().forEach(each -> latest.put(each.url(), each.url() + " " + each.condition()));
        return List.copyOf(latest.values());
    }

    @Test
    void asksAGoneFeedTwiceAndThenNeverAgain() { // E08
        web.gone(A);
        register(A);

        pass(Duration.ofMinutes(10));

        assertThat(web.requests()).hasSize(2);
    }

    @Test
    void goesStraightToAConfirmedNewAddressWithoutAnnouncingAnythingAgain() { // R01, A10
        String moved = "http://new.example.org/a.xml";
        web.moved(A, moved, rss(item("1", "one", "One")));
        web.body(moved, rss(item("1", "one", "One")) + " ");
        register(A);

        pass(Duration.ofSeconds(45));

        assertThat(web.requests()).extracting(FetchRequest::url).startsWith(A, A, moved, moved);
        assertThat(publishedTitles()).containsExactly("One");
        assertThat(latestHealth().asked()).isEqualTo(moved);
    }

    /** With other settings, on empty stores. */
    private void restart() {
        stop();
        start();
        stopped = false;
    }

    @Test
    void neverHasAFeedUnderWayTwice() { // P01
        web.hanging(A);
        register(A);

        pass(Duration.ofMinutes(2));

        assertThat(web.requests()).hasSize(1);
    }

    @Test
    void abortsWhatIsUnderWayWhenTheTaskIsTakenAway() {
        web.hanging(A);
        register(A);
        pass(Duration.ofSeconds(1));

        stop();

        assertThat(web.unanswered())
                .singleElement()
                .satisfies(fetch -> assertThat(fetch).isCancelled());
    }

    @Test
    void stopsPollingARemovedFeedAndKnowsItsItemsWhenItComesBack() {
        web.body(A, rss(item("1", "one", "One")));
        register(A);
        poll();
        feeds.pipeInput(Ids.of(A), (Feed) null);
        int asked = web.requests().size();

        pass(Duration.ofMinutes(1));
        assertThat(web.requests()).hasSize(asked);
        register(A);
        poll();

        assertThat(web.requests()).hasSizeGreaterThan(asked);
        assertThat(publishedTitles()).containsExactly("One");
    }

    @Test
    void doesNotPollAPausedFeed() {
        web.notModified(A);
        Feed paused = new Feed(Ids.of(A), A, "A", null, null, null, 1, null, false, true, List.of());
        feeds.pipeInput(paused.id(), paused);

        pass(Duration.ofMinutes(1));

        assertThat(web.requests()).isEmpty();
    }

    @Test
    void takesALargeDocumentInOverSeveralTicks() { // A17
        settings = new IngestSettings(
                TICK, 100, 100, 10_000_000, 1, Duration.ofDays(30), Duration.ofDays(400), 100_000, 1000);
        restart();
        String[] items = new String[1000];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("g" + i, "p" + i, "Title " + i);
        }
        web.body(A, rss(items)).body(A, rss(item("new", "new", "New one"), String.join("", items)));
        register(A);

        pass(Duration.ofSeconds(4));
        assertThat(publishedTitles()).hasSize(1000).doesNotHaveDuplicates();
        poll();

        assertThat(publishedTitles()).containsExactly("New one");
    }

    @Test
    void deadLettersAnItemThatIsTooLarge() { // H07
        settings = new IngestSettings(
                TICK, 100, 100, 10_000_000, 1, Duration.ofDays(30), Duration.ofDays(400), 10_000, 1000);
        restart();
        String large = "<item><title>Large</title><description>" + "word ".repeat(5_000) + "</description></item>";
        web.body(A, rss(large, item("2", "two", "Two")));
        register(A);

        poll();

        assertThat(publishedTitles()).containsExactly("Two");
        assertThat(deadLetters.readRecordsToList()).hasSize(1);
        assertThat(latestHealth().totals().deadLettered()).isEqualTo(1);
    }

    @Test
    void recognisesItsItemsWhenAFeedChangesFormatTitleAndLanguage() {
        web.body(A, rss(item("tag:a,1", "one", "One"), item("tag:a,2", "two", "Two")))
                .body(A, """
                    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Autre titre</title>
                    <id>urn:f</id><updated>2026-01-01T00:00:00Z</updated>
                    <entry><id>tag:a,1</id><title>One</title><link href="http://example.org/one"/>
                    <updated>2026-01-01T00:00:00Z</updated></entry>
                    <entry><id>tag:a,3</id><title>Trois</title><link href="http://example.org/three"/>
                    <updated>2026-01-01T00:00:00Z</updated></entry></feed>\
                    """)
                .body(A, """
                    {"version": "https://jsonfeed.org/version/1.1", "title": "Noch ein Titel", "language": "de",
                    "items": [{"id": "tag:a,2", "title": "Two", "url": "http://example.org/two"},
                    {"id": "tag:a,3", "title": "Trois", "url": "http://example.org/three"},
                    {"id": "tag:a,4", "title": "Vier", "url": "http://example.org/four"}]}\
                    """);
        register(A);

        pass(Duration.ofSeconds(2));
        assertThat(publishedTitles()).containsExactlyInAnyOrder("One", "Two");
        poll();
        List<Article> asAtom = articles.readValuesToList();
        poll();
        List<Article> asJson = articles.readValuesToList();

        assertThat(asAtom)
                .filteredOn(article -> article.revision() == 1)
                .extracting(Article::title)
                .containsExactly("Trois");
        assertThat(asJson)
                .filteredOn(article -> article.revision() == 1)
                .extracting(Article::title)
                .containsExactly("Vier");
        assertThat(latestHealth().totals().published()).isEqualTo(4);
    }

    @Test
    void keepsGoingWhenTheMachinesClockIsSetBack() {
        web.notModified(A);
        web.body(B, rss(item("1", "one", "One")));
        register(B);
        poll();
        int asked = web.requests().size();

        now = now.minus(Duration.ofHours(5));
        poll();
        poll();

        assertThat(web.requests()).hasSizeBetween(asked + 1, asked + 3);
    }

    @Test
    void backsOffFromAFailingFeedWithoutTouchingTheOthers() { // E05, E09, A08
        web.failure(A, FailureCause.SERVER_ERROR);
        web.failure(A, FailureCause.CONNECTION_LOST);
        web.body(A, rss(item("1", "one", "One")));
        web.body(B, rss(item("2", "two", "Two")));
        register(A);
        register(B);

        pass(Duration.ofSeconds(68));

        assertThat(web.requests())
                .filteredOn(request -> request.url().equals(A))
                .hasSize(3);
        assertThat(web.requests())
                .filteredOn(request -> request.url().equals(B))
                .hasSizeGreaterThan(6);
        assertThat(publishedTitles()).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void forgetsAnItemLongAfterItLeftItsFeedButNotWhileItStays() {
        settings = new IngestSettings(
                TICK, 100, 100, 10_000_000, 1, Duration.ofDays(30), Duration.ofDays(5), 10_000, 1000);
        restart();
        String stays = item("1", "one", "Stays");
        web.body(A, rss(item("2", "two", "Leaves"), stays));
        register(A);
        poll();
        for (int day = 1; day <= 7; day++) {
            web.body(A, rss(stays, item("d" + day, "d" + day, "Day " + day)));
        }
        web.body(A, rss(stays, item("2", "two", "Leaves")));
        for (int day = 1; day <= 9; day++) {
            now = now.plus(Duration.ofDays(1));
            driver.advanceWallClockTime(TICK);
            poll();
        }

        assertThat(publishedTitles().stream().filter(title -> title.equals("Stays")))
                .hasSize(1);
    }

    @Test
    void visitsTheArchivesOnceAfterTheFirstReading() { // T09, T10
        web.body(A, atom("http://example.org/archive2", "Now")).body(A, atom("http://example.org/archive2", "Later"));
        web.body("http://example.org/archive2", atom("http://example.org/archive1", "Now", "Older"));
        web.body("http://example.org/archive1", atom("http://example.org/archive2", "Oldest"));
        register(A);

        pass(Duration.ofSeconds(60));

        assertThat(web.requests().stream().filter(request -> request.url().contains("archive")))
                .extracting(FetchRequest::url)
                .containsExactly("http://example.org/archive2", "http://example.org/archive1");
        assertThat(publishedTitles()).containsExactlyInAnyOrder("Now", "Later", "Older", "Oldest");
        assertThat(web.requests()).hasSizeBetween(7, 8);
    }

    @Test
    void endsTheVisitToTheArchivesAtAPageThatFails() {
        web.body(A, atom("http://example.org/archive", "Now"));
        web.failure("http://example.org/archive", FailureCause.NOT_FOUND);
        register(A);

        pass(Duration.ofSeconds(35));

        assertThat(web.requests().stream().filter(request -> request.url().contains("archive")))
                .hasSize(1);
        assertThat(latestHealth().condition()).isEqualTo(FeedCondition.OK);
    }

    private static String atom(String previous, String... titles) {
        StringBuilder atom = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title>"
                + "<id>urn:t</id><updated>2026-11-20T10:00:00Z</updated><link rel=\"prev-archive\" href=\"" + previous
                + "\"/>");
        for (String title : titles) {
            atom.append("<entry><id>urn:")
                    .append(title)
                    .append("</id><updated>2026-11-20T10:00:00Z</updated><title>")
                    .append(title)
                    .append("</title></entry>");
        }
        return atom.append("</feed>").toString();
    }

    @Test
    void hasTheShapeOfItsDiagram() {
        PollWorkers workers = new PollWorkers(web, new FeedParser()::parse, settings, new CallingThread());

        String shape = FeedPollerTopology.build(LANE, settings, POLLING, workers, () -> now)
                .describe()
                .toString();

        assertThat(shape.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .contains(
                        "Source: read-feeds (topics: [test.feeds.v1])",
                        "--> poll-feeds",
                        "--> write-articles, write-dead-letters, write-feed-health, write-operational-alert-events,"
                                + " write-operational-alerts",
                        "Source: read-alert-actions (topics: [test.alert-actions.v1])",
                        "Source: operational-actions-repartition-source (topics: [operational-actions-repartition])",
                        "--> act-on-operational-alerts",
                        "--> write-operational-alert-events, write-operational-alerts",
                        "Sink: write-articles (topic: test.articles.v1)",
                        "Sink: write-feed-health (topic: test.feed-health.v1)",
                        "Sink: write-dead-letters (topic: test.dead-letters.v1)",
                        "Sink: write-operational-alerts (topic: test.alerts.v1)",
                        "Sink: write-operational-alert-events (topic: test.alerts.events.v1)");
    }
}
