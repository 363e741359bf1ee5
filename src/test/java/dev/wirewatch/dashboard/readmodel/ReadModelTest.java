package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        articles = new ArticleRows(model.writer(), entities);
        alerts = new AlertRows(model.writer(), entities);
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

    @Test
    void keepsWhatIsYoungEnoughCountedFromTheNewestArticle() {
        Retention retention = new Retention(model.writer(), articles, alerts, Duration.ofDays(2), Long.MAX_VALUE);
        Article old = SampleRecords.article("old", NOON.minus(Duration.ofDays(3)), "Old", "word");
        put(old, "state.iran");
        put(SampleRecords.article("young", NOON.minus(Duration.ofDays(1)), "Young", "word"), "state.iran");
        model.write(() -> alerts.put(
                RECORD, SampleRecords.alert("a", Severity.INFO, NOON.minus(Duration.ofDays(3)), old, "state.iran")));
        put(SampleRecords.article("new", NOON, "New", "word"));

        model.write(retention::trim);

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
        Retention retention = new Retention(model.writer(), articles, alerts, Duration.ofDays(99), 1);

        model.write(retention::trim);

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
                .forEach(alert -> model.write(() -> alerts.put(RECORD, alert)));

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
        AlertQueries.Histogram histogram =
                model.read(database -> AlertQueries.histogram(database, AlertFilter.ALL, 10));
        assertThat(histogram.buckets().stream()
                        .mapToLong(bucket -> bucket.info() + bucket.warning() + bucket.critical())
                        .sum())
                .isEqualTo(3);
        assertThat(model.read(database -> AlertQueries.facets(database, AlertFilter.ALL))
                        .entities())
                .containsExactly(new AlertQueries.Count("state.iran", 2), new AlertQueries.Count("state.iraq", 2));
    }

    private static AlertFilter filter(Choice<String> rules, Choice<String> entities) {
        return new AlertFilter(rules, entities, Choice.all(), Choice.all(), null, null, "");
    }

    private List<String> rules(AlertFilter filter) {
        return model.read(database -> AlertQueries.page(database, filter, null, 50)).stream()
                .map(row -> row.summary().replaceAll(".*\"rule\":\"([^\"]+)\".*", "$1"))
                .toList();
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
