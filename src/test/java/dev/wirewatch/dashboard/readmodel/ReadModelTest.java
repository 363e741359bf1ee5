package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.kafka.RegisteredFeed;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is found again: rows and questions, without a broker. */
class ReadModelTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ConsumerRecord<String, byte[]> RECORD =
            new ConsumerRecord<>("topic", 2, 17, "key", new byte[0]);

    @TempDir
    private Path folder;

    private ReadModel model;
    private ArticleRows articles;
    private AlertRows alerts;

    @BeforeEach
    void open() {
        model = ReadModel.open(folder.resolve("model.sqlite"), 2);
        EntityKeys entities = new EntityKeys(model.writer());
        articles = new ArticleRows(model.writer(), entities, new PublisherRows(model.writer()));
        alerts = new AlertRows(model.writer(), entities, new PublisherRows(model.writer()));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private void put(Article article, String... entities) {
        model.write(() -> {
            articles.put(RECORD, article);
            articles.put(SampleRecords.tagged(article, entities));
            articles.index();
        });
    }

    private List<String> found(String query) {
        return page(query).hits().stream().map(hit -> hit.title().text()).toList();
    }

    private ArticleQueries.Page page(String query) {
        return model.read(database -> ArticleQueries.search(database, SearchQuery.parse(query), null, 50));
    }

    @Test
    void findsByWordPhraseEntityLanguageAndTime() {
        put(SampleRecords.article("a", NOON, "Patriot battery arrives", "At Ain al-Asad base."), "system.patriot");
        put(
                SampleRecords.article("b", 1, NOON.plusSeconds(60), "بطارية باتريوت", "وصلت إلى العراق", "ar"),
                "state.iraq");
        put(SampleRecords.article("c", NOON.plusSeconds(120), "Patriot Act debated", "In Washington."));

        assertThat(found("patriot")).containsExactly("Patriot Act debated", "Patriot battery arrives");
        assertThat(found("patriot -act")).containsExactly("Patriot battery arrives");
        assertThat(found("\"al asad\"")).containsExactly("Patriot battery arrives");
        assertThat(found("\"asad al\"")).isEmpty();
        assertThat(found("batt*")).containsExactly("Patriot battery arrives");
        assertThat(found("title:washington")).isEmpty();
        assertThat(found("entity:system.patriot")).containsExactly("Patriot battery arrives");
        assertThat(found("entity:patriot patriot")).containsExactly("Patriot battery arrives");
        assertThat(found("entity:nobody")).isEmpty();
        assertThat(found("lang:ar")).containsExactly("بطارية باتريوت");
        assertThat(found("العراق")).containsExactly("بطارية باتريوت");
        assertThat(found("by:\"Gulf Wire\" washington")).containsExactly("Patriot Act debated");
        assertThat(found("patriot after:2026-03-10T12:01:00Z")).containsExactly("Patriot Act debated");
        assertThat(found("before:2026-03-10T12:00:30Z")).containsExactly("Patriot battery arrives");
        assertThat(found("-patriot")).containsExactly("بطارية باتريوت");
    }

    @Test
    void pagesThroughArticlesOfOneSecondWithoutLossOrRepetition() {
        for (int i = 0; i < 25; i++) {
            put(SampleRecords.article("same-" + i, NOON, "Title " + i, "text"));
        }

        List<String> seen = new java.util.ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            ArticleQueries.Page page =
                    model.read(database -> ArticleQueries.search(database, SearchQuery.parse("text"), from, 10));
            page.hits().forEach(hit -> seen.add(hit.title().text()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void showsTheLatestRevisionAlone() {
        put(SampleRecords.article("a", 1, NOON, "First title", "old words", "en"), "state.iran");
        put(SampleRecords.article("a", 2, NOON.plusSeconds(600), "Second title", "new words", "en"), "state.iraq");
        put(SampleRecords.article("a", 1, NOON, "First title", "old words", "en"), "state.iran");

        assertThat(found("words")).containsExactly("Second title");
        assertThat(found("old")).isEmpty();
        assertThat(found("entity:state.iran")).isEmpty();
        assertThat(found("entity:state.iraq")).containsExactly("Second title");
    }

    @Test
    void keepsWhatWasFoundInAnArticleWhenAnotherFeedIsNamedBeforeIt() {
        Article article = SampleRecords.article("a", NOON, "Patriot battery", "text");
        model.write(() -> {
            articles.put(RECORD, article);
            articles.put(RECORD, article.enriched(2, List.of(Article.SOURCES), List.of("top", "world"), NOON));
            articles.put(SampleRecords.tagged(article, "system.patriot"));
            articles.index();
        });

        assertThat(found("entity:system.patriot")).containsExactly("Patriot battery");
    }

    @Test
    void filesAnArticleUnderTheTimeOfItsLatestRevision() {
        put(SampleRecords.article("a", 1, NOON, "Moves", "word", "en"), "state.iran");
        put(SampleRecords.article("b", NOON.plusSeconds(60), "Stays", "word"), "state.iran");
        put(SampleRecords.article("a", 2, NOON.plus(Duration.ofHours(2)), "Moves", "word", "en"), "state.iran");

        assertThat(found("word")).containsExactly("Moves", "Stays");
        assertThat(found("entity:state.iran after:2026-03-10T13:00:00Z")).containsExactly("Moves");
        assertThat(overview().articles()).isEqualTo(2);
        assertThat(overview().entities().get(0).articles()).isEqualTo(2);
    }

    @Test
    void takesMentionsThatComeBeforeTheirArticle() {
        Article article = SampleRecords.article("a", NOON, "Patriot battery", "text");
        model.write(() -> {
            articles.put(SampleRecords.tagged(article, "system.patriot"));
            articles.index();
        });
        model.write(() -> {
            articles.put(RECORD, article);
            articles.index();
        });

        assertThat(found("text entity:system.patriot")).containsExactly("Patriot battery");
        assertThat(overview().articles()).isEqualTo(1);
    }

    private EntityQueries.Overview overview() {
        return model.read(database ->
                EntityQueries.overview(database, NOON.minus(Duration.ofHours(6)), NOON.plus(Duration.ofHours(6))));
    }

    @Test
    void countsVolumesAndWhoIsNamedTogether() {
        put(SampleRecords.article("a", NOON, "A", ""), "state.iran", "state.iraq");
        put(SampleRecords.article("b", NOON, "B", ""), "state.iran");
        put(SampleRecords.article("c", NOON.minus(Duration.ofHours(10)), "C", ""), "state.iraq");

        assertThat(overview().entities())
                .extracting(
                        volume -> volume.entity().id(), EntityQueries.Volume::articles, EntityQueries.Volume::before)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("state.iran", 2L, 0L),
                        org.assertj.core.groups.Tuple.tuple("state.iraq", 1L, 1L));
        EntityQueries.Detail iran = model.read(database -> EntityQueries.detail(
                        database, "state.iran", NOON.minus(Duration.ofHours(6)), NOON.plus(Duration.ofHours(6))))
                .orElseThrow();
        assertThat(iran.coMentions()).extracting(one -> one.entity().id()).containsExactly("state.iraq");
        assertThat(iran.series().stream()
                        .mapToLong(EntityQueries.Point::articles)
                        .sum())
                .isEqualTo(2);
    }

    private Retention retention(Duration age, long bytes) {
        return new Retention(
                model.writer(),
                articles,
                alerts,
                new EventRows(model.writer()),
                new MuteRows(model.writer()),
                age,
                bytes);
    }

    @Test
    void countsWhoIsNamedTogetherWithAnEntityAndHowMuchMoreOftenThanElsewhere() {
        put(SampleRecords.article("a", NOON, "A", ""), "state.iran", "state.iraq", "state.oman");
        put(SampleRecords.article("b", NOON, "B", ""), "state.iran", "state.iraq", "state.oman");
        put(SampleRecords.article("c", NOON, "C", ""), "state.iran", "state.qatar");
        put(SampleRecords.article("d", NOON, "D", ""), "state.iraq", "state.qatar");
        put(SampleRecords.article("e", NOON, "E", ""));
        put(SampleRecords.article("f", NOON, "F", ""));

        EntityQueries.Detail iran = detail("state.iran");

        assertThat(iran.coMentions())
                .extracting(one -> one.entity().id(), CoMentions.CoMention::articles)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("state.iraq", 2L),
                        org.assertj.core.groups.Tuple.tuple("state.oman", 2L),
                        org.assertj.core.groups.Tuple.tuple("state.qatar", 1L));
        // Two of three articles about Iran name Iraq, three of six articles do: 2/3 over 1/2.
        assertThat(iran.coMentions().get(0).lift()).isCloseTo(4.0 / 3, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(iran.links()).containsExactly(new CoMentions.Link("state.iraq", "state.oman", 2));
        assertThat(iran.basis()).isEqualTo(3);
    }

    private EntityQueries.Detail detail(String id) {
        return model.read(database -> EntityQueries.detail(
                        database, id, NOON.minus(Duration.ofHours(6)), NOON.plus(Duration.ofHours(6))))
                .orElseThrow();
    }

    @Test
    void putsSeveralEntitiesSideBySideOverTheSamePartsOfTime() {
        for (int i = 0; i < 4; i++) {
            put(SampleRecords.article("early" + i, NOON.minus(Duration.ofHours(5)), "Early", ""), "state.iran");
            put(SampleRecords.article("late" + i, NOON.plus(Duration.ofHours(5)), "Late", ""), "state.iraq");
        }

        EntityQueries.Comparison both = model.read(database -> EntityQueries.compare(
                database,
                List.of("state.iraq", "state.iran"),
                NOON.minus(Duration.ofHours(6)),
                NOON.plus(Duration.ofHours(6))));

        assertThat(both.starts()).hasSize(12).startsWith(NOON.minus(Duration.ofHours(6)));
        assertThat(both.all()).containsExactly(0L, 4L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 4L);
        assertThat(both.entities()).extracting(one -> one.entity().id()).containsExactly("state.iraq", "state.iran");
        assertThat(both.entities().get(0).series().get(11)).isEqualTo(4);
        assertThat(both.entities().get(1).series().get(1)).isEqualTo(4);
        assertThatThrownBy(() -> model.read(database ->
                        EntityQueries.compare(database, List.of("state.atlantis"), NOON, NOON.plusSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state.atlantis");
    }

    @Test
    void keepsWhatIsYoungEnoughCountedFromTheNewestArticle() {
        Retention retention = retention(Duration.ofDays(2), Long.MAX_VALUE);
        Article old = SampleRecords.article("old", NOON.minus(Duration.ofDays(3)), "Old", "word");
        put(old, "state.iran");
        put(SampleRecords.article("young", NOON.minus(Duration.ofDays(1)), "Young", "word"), "state.iran");
        model.write(() -> alerts.put(
                RECORD, SampleRecords.alert("a", Severity.INFO, NOON.minus(Duration.ofDays(3)), old, "state.iran")));
        put(SampleRecords.article("new", NOON, "New", "word"));

        model.write(() -> retention.trim(0));

        assertThat(found("word")).containsExactly("New", "Young");
        assertThat(model.<Long>read(database -> AlertQueries.total(database, AlertFilter.ALL)))
                .isZero();
        assertThat(model.read(StatusQueries::contents).articles()).isEqualTo(2);
    }

    @Test
    void letsTheOldestGoWhenTheFileIsTooLarge() {
        for (int i = 0; i < 1_500; i++) {
            put(SampleRecords.article("a" + i, NOON.plusSeconds(i), "Title " + i, "word"));
        }
        Retention retention = retention(Duration.ofDays(99), 1);

        model.write(() -> retention.trim(0));

        assertThat(model.read(StatusQueries::contents).articles()).isEqualTo(500);
        assertThat(found("word").get(0)).isEqualTo("Title 1499");
    }

    @Test
    void filtersAlertsByEveryFieldAndItsOpposite() {
        Article article = SampleRecords.article("a", NOON, "Drones over Erbil", "");
        Stream.of(
                        SampleRecords.alert("a1", Severity.INFO, NOON, article, "state.iran"),
                        SampleRecords.alert("b1", Severity.WARNING, NOON.plusSeconds(1), article, "state.iraq"),
                        SampleRecords.alert(
                                "b2", Severity.CRITICAL, NOON.plusSeconds(2), article, "state.iran", "state.iraq"))
                .forEach(alert -> model.write(() -> {
                    alerts.put(RECORD, alert);
                    alerts.index();
                }));

        assertThat(rules(filter(Choice.of(List.of("rule-b")), Choice.all()))).hasSize(2);
        assertThat(rules(filter(Choice.of(List.of("!rule-b")), Choice.all()))).containsExactly("rule-a");
        assertThat(rules(filter(Choice.all(), Choice.of(List.of("state.iran", "state.iraq")))))
                .containsExactly("rule-b");
        assertThat(rules(filter(Choice.all(), Choice.of(List.of("!state.iraq")))))
                .containsExactly("rule-a");
        assertThat(rules(new AlertFilter(
                        Choice.all(),
                        Choice.all(),
                        new Choice<>(List.of(), List.of(Severity.INFO)),
                        new Choice<>(List.of(AlertState.OPENED), List.of()),
                        NOON.plusSeconds(2),
                        null,
                        "drones erbil")))
                .containsExactly("rule-b");
        AlertHistogram.Histogram histogram = model.read(database -> AlertHistogram.of(database, AlertFilter.ALL, 10));
        assertThat(histogram.buckets().stream()
                        .mapToLong(bucket -> bucket.info() + bucket.warning() + bucket.critical())
                        .sum())
                .isEqualTo(3);
        assertThat(model.read(database -> AlertQueries.facets(database, AlertFilter.ALL))
                        .entities())
                .containsExactly(
                        new AlertQueries.Count("state.iran", null, 2), new AlertQueries.Count("state.iraq", null, 2));
    }

    private static AlertFilter filter(Choice<String> rules, Choice<String> entities) {
        return new AlertFilter(rules, entities, Choice.all(), Choice.all(), null, null, "");
    }

    private List<String> rules(AlertFilter filter) {
        return model.read(database -> AlertQueries.page(database, filter, null, 50)).stream()
                .map(row -> row.summary().replaceAll(".*\"rule\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static ConsumerRecord<String, byte[]> registered(Feed feed, int partition, String origin) {
        ConsumerRecord<String, byte[]> found = new ConsumerRecord<>("feeds", partition, 3, feed.id(), new byte[0]);
        found.headers().add("wirewatch-origin", origin.getBytes(StandardCharsets.UTF_8));
        return found;
    }

    private static Feed feed(String title, boolean paused) {
        String url = "https://" + title + ".example/rss";
        return new Feed(Feed.id(url), url, title, "World/Gulf", null, null, 1, null, false, paused, List.of());
    }

    @Test
    void showsRegisteredFeedsWithTheirHealthAndThoseThatHaveNoneYet() {
        FeedRows rows = new FeedRows(model.writer());
        Feed waiting = feed("waiting", false);
        Feed paused = feed("paused", true);
        model.write(() -> {
            rows.register(registered(waiting, 0, "opml"), waiting);
            rows.register(registered(paused, 1, "command"), paused);
            rows.put(SampleRecords.health(FeedCondition.FAILING, NOON));
        });

        List<RegisteredFeed> feeds = model.read(FeedQueries::all);

        assertThat(feeds).extracting(RegisteredFeed::status).containsExactlyInAnyOrder("waiting", "paused", "failing");
        assertThat(feeds).filteredOn(RegisteredFeed::failed).hasSize(1);
        assertThat(feeds).filteredOn(each -> each.registration().in("World")).hasSize(2);
        assertThat(model.read(database -> FeedQueries.find(database, waiting.id()))
                        .orElseThrow()
                        .json()
                        .path("origin")
                        .asText())
                .isEqualTo("opml");
        model.write(() -> rows.register(registered(waiting, 0, ""), null));
        assertThat(model.read(FeedQueries::all))
                .extracting(RegisteredFeed::status)
                .doesNotContain("waiting");
    }

    @Test
    void keepsAFeedThatAnEarlierVersionPutIntoAnotherPartitionWhenItIsRemovedThere() {
        FeedRows rows = new FeedRows(model.writer());
        Feed feed = feed("moved", false);

        model.write(() -> {
            rows.register(registered(feed, 1, "opml"), feed);
            rows.register(registered(feed, 0, "opml"), feed);
            rows.register(registered(feed, 0, ""), null);
        });

        assertThat(model.read(FeedQueries::all)).hasSize(1);
    }

    @Test
    void countsWhatHappensByTheMinuteAndForgetsItAfterAWeek() {
        ActivityRows activity = new ActivityRows(model.writer());
        model.write(() -> {
            activity.count(ActivityRows.Kind.POLLS, NOON.minus(Duration.ofDays(8)), 1);
            activity.count(ActivityRows.Kind.ARTICLES, NOON, 1);
            activity.count(ActivityRows.Kind.ARTICLES, NOON.plusSeconds(59), 1);
            activity.count(ActivityRows.Kind.MENTIONS, NOON.plusSeconds(60), 7);
            activity.flush();
        });

        List<ActivityQueries.Minute> minutes =
                model.read(database -> ActivityQueries.minutes(database, NOON.plusSeconds(61), 3));

        assertThat(minutes)
                .containsExactly(
                        new ActivityQueries.Minute(NOON.minusSeconds(60), 0, 0, 0, 0),
                        new ActivityQueries.Minute(NOON, 2, 0, 0, 0),
                        new ActivityQueries.Minute(NOON.plusSeconds(60), 0, 7, 0, 0));
        assertThat(model.writer().number("SELECT count(*) FROM activity WHERE kind = 'polls'"))
                .isZero();
    }

    @Test
    void knowsHowLongAlertsTookToAFifth() {
        ActivityRows activity = new ActivityRows(model.writer());
        model.write(() -> {
            for (int i = 1; i <= 100; i++) {
                activity.arrived(NOON.minusMillis(10L * i), NOON);
            }
            activity.arrived(NOON.plusMillis(5), NOON);
            activity.flush();
        });

        ActivityQueries.Latency latency = model.read(database -> ActivityQueries.latency(database, NOON));

        assertThat(latency.alerts()).isEqualTo(101);
        assertThat(latency.p50()).isBetween(500.0, 600.0);
        assertThat(latency.p95()).isBetween(950.0, 1150.0);
        assertThat(latency.buckets().stream()
                        .mapToLong(ActivityQueries.LatencyCount::alerts)
                        .sum())
                .isEqualTo(101);
        assertThat(latency.buckets().get(10)).isEqualTo(new ActivityQueries.LatencyCount(512, 1024, 49));
        assertThat(model.read(database -> ActivityQueries.latency(database, NOON.plus(Duration.ofHours(1))))
                        .p50())
                .isNull();
    }

    @Test
    void keepsTheLatestDeadLettersAndNotesWhichWereDeliveredAfterAll() {
        DeadLetterRows letters = new DeadLetterRows(model.writer());
        model.write(() -> {
            for (int i = 0; i < 600; i++) {
                letters.put(letter(i, "broken " + "x".repeat(9_000), "delivery-" + i));
            }
            letters.put(letter(599, "again", "delivery-599"));
            ConsumerRecord<String, byte[]> note = letter(600, null, "delivery-598");
            note.headers().add("wirewatch.delivery.redelivered", NOON.toString().getBytes(StandardCharsets.UTF_8));
            letters.put(note);
        });

        List<DeadLetterQueries.Letter> latest = model.read(database -> DeadLetterQueries.latest(database, 2));

        assertThat(model.read(DeadLetterQueries::total)).isEqualTo(600);
        assertThat(model.writer().number("SELECT count(*) FROM dead_letters")).isEqualTo(500);
        assertThat(latest).extracting(DeadLetterQueries.Letter::offset).containsExactly(599L, 598L);
        assertThat(latest).extracting(DeadLetterQueries.Letter::redelivered).containsExactly(false, true);
        assertThat(latest.get(0).value()).startsWith("broken ").hasSize(DeadLetterRows.VALUE_LIMIT + 1);
        assertThat(latest.get(0).reasons()).doesNotContain("stacktrace").contains("\"reason\":\"<b>\"");
    }

    private static ConsumerRecord<String, byte[]> letter(long offset, @Nullable String value, String delivery) {
        ConsumerRecord<String, byte[]> found = new ConsumerRecord<>(
                "letters", 0, offset, "key", value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        found.headers()
                .add("reason", "<b>".getBytes(StandardCharsets.UTF_8))
                .add("__streams.errors.stacktrace", "at".getBytes(StandardCharsets.UTF_8))
                .add("wirewatch.delivery.id", delivery.getBytes(StandardCharsets.UTF_8));
        return found;
    }

    @Test
    void isEmptiedWhenItIsOfAnotherSchemaVersion() {
        put(SampleRecords.article("a", NOON, "Kept", "word"));
        String generation = model.generation();
        model.writer().execute("PRAGMA user_version = 1000");
        model.close();

        model = ReadModel.open(folder.resolve("model.sqlite"), 2);

        assertThat(model.read(StatusQueries::contents).articles()).isZero();
        assertThat(model.generation()).isNotEqualTo(generation);
    }

    @Test
    void isForOneProcess() {
        assertThatThrownBy(() -> ReadModel.open(folder.resolve("model.sqlite"), 1))
                .isInstanceOf(ReadModelException.class)
                .hasMessageContaining("data.dir");
    }
}
