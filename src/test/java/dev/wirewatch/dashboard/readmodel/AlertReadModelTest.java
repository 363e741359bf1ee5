package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertRemark;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.SavedView;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts, what is done with them, and views: rows and questions, without a broker. */
class AlertReadModelTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ConsumerRecord<String, byte[]> RECORD =
            new ConsumerRecord<>("topic", 2, 17, "key", new byte[0]);

    @TempDir
    private Path folder;

    private ReadModel model;
    private EntityKeys entities;
    private AlertRows alerts;
    private EventRows events;
    private MuteRows mutes;

    @BeforeEach
    void open() {
        model = ReadModel.open(folder.resolve("model.sqlite"), 2);
        entities = new EntityKeys(model.writer());
        alerts = new AlertRows(model.writer(), entities, new PublisherRows(model.writer()));
        events = new EventRows(model.writer());
        mutes = new MuteRows(model.writer());
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Alert put(Alert alert) {
        model.write(() -> {
            alerts.put(RECORD, alert);
            alerts.index();
        });
        return alert;
    }

    private static Alert alert(String name, Severity severity, String title, String... entities) {
        return SampleRecords.alert(
                name, severity, NOON, SampleRecords.article("of-" + name, NOON, title, "text"), entities);
    }

    private static Alert handled(Alert alert, AlertHandling handling) {
        return alert.toBuilder().handling(handling).build();
    }

    private static Alert muted(Alert alert, AlertAction by) {
        AlertMute mute = new AlertMute(by.id(), "desk", "an exercise", NOON, NOON.plusSeconds(60));
        return handled(alert, new AlertHandling(new AlertRemark("ann", NOON, null), null, mute, List.of()));
    }

    private static AlertAction mute(String... matchers) {
        List<AlertMatcher> parsed =
                List.of(matchers).stream().map(AlertMatcher::parse).toList();
        return AlertAction.mute(parsed, NOON, NOON.plusSeconds(60), "desk", "an exercise");
    }

    private <T> T ask(Function<Database, T> question) {
        return model.read(question);
    }

    private List<String> ids(AlertFilter filter) {
        return ask(database -> AlertQueries.page(database, filter, null, 50)).stream()
                .map(AlertQueries.Row::id)
                .toList();
    }

    @Test
    void keepsMutedAlertsApart() {
        AlertAction mute = mute("rule=rule-b");
        Alert shown = put(alert("a", Severity.INFO, "Shown"));
        Alert hidden = put(muted(alert("b", Severity.CRITICAL, "Hidden"), mute));

        assertThat(ids(AlertFilter.ALL.with(MutedAlerts.EXCLUDE))).containsExactly(shown.id());
        assertThat(ids(AlertFilter.ALL.with(MutedAlerts.ONLY))).containsExactly(hidden.id());
        assertThat(ids(AlertFilter.ALL)).hasSize(2);
        AlertFilter open = AlertFilter.ALL.with(MutedAlerts.EXCLUDE);
        assertThat(ask(database -> AlertQueries.facets(database, open)).muted()).isEqualTo(1);
        assertThat(ask(database -> AlertHistogram.of(database, open, 10)).buckets())
                .extracting(AlertHistogram.Bucket::info, AlertHistogram.Bucket::critical)
                .containsExactly(tuple(1L, 0L));
        assertThat(ask(database -> AlertQueries.page(database, AlertFilter.ALL.with(MutedAlerts.ONLY), null, 1))
                        .get(0)
                        .summary())
                .contains("\"why\":\"an exercise\"")
                .contains("\"acknowledged\":{\"by\":\"ann\"");
    }

    @Test
    void choosesByLabelAndPublisherHoweverSpelt() {
        Alert alert = put(alert("a", Severity.INFO, "Title"));

        assertThat(ids(with(Choice.of(List.of("theme=defence")), Choice.all()))).containsExactly(alert.id());
        assertThat(ids(with(Choice.of(List.of("!theme=defence")), Choice.all())))
                .isEmpty();
        assertThat(ids(with(Choice.all(), Choice.of(List.of("gulf WIRE", "Other")))))
                .containsExactly(alert.id());
        assertThat(ids(with(Choice.all(), Choice.of(List.of("!Gulf Wire"))))).isEmpty();
        AlertQueries.Facets facets = ask(database -> AlertQueries.facets(database, AlertFilter.ALL));
        assertThat(facets.labels()).containsExactly(new AlertQueries.Count("theme=defence", null, 1));
        assertThat(facets.publishers()).containsExactly(new AlertQueries.Count("Gulf Wire", null, 1));
        assertThat(facets.rules()).containsExactly(new AlertQueries.Count("rule-a", "Rule a", 1));
    }

    private static AlertFilter with(Choice<String> labels, Choice<String> publishers) {
        AlertFilter all = AlertFilter.ALL;
        return new AlertFilter(
                all.rules(),
                all.entities(),
                labels,
                publishers,
                all.severities(),
                all.states(),
                all.muted(),
                null,
                null,
                "");
    }

    @Test
    void bringsAlertsTogetherByWhatTheyHaveInCommon() {
        model.write(() -> {
            entities.key("place.erbil", Kind.PLACE);
            entities.name("place.erbil", "place", "Erbil");
        });
        put(alert("a1", Severity.INFO, "One", "state.iran", "place.erbil"));
        put(alert("a2", Severity.CRITICAL, "Two", "state.iran"));
        put(alert("b1", Severity.WARNING, "Three", "place.erbil"));

        assertThat(groups(AlertGroups.By.RULE).groups())
                .extracting(AlertGroups.Group::value, AlertGroups.Group::title, AlertGroups.Group::alerts)
                .containsExactly(tuple("rule-a", "Rule a", 2L), tuple("rule-b", "Rule b", 1L));
        assertThat(groups(AlertGroups.By.ENTITY).groups())
                .extracting(AlertGroups.Group::value, AlertGroups.Group::critical, AlertGroups.Group::open)
                .containsExactly(tuple("state.iran", 1L, 2L), tuple("place.erbil", 0L, 2L));
        assertThat(groups(AlertGroups.By.PLACE).groups())
                .extracting(AlertGroups.Group::value, AlertGroups.Group::title, AlertGroups.Group::latest)
                .containsExactly(tuple("place.erbil", "Erbil", NOON));
        assertThat(groups(AlertGroups.By.PLACE).ungrouped()).isEqualTo(1);
        assertThat(groups(AlertGroups.By.SEVERITY).groups())
                .extracting(AlertGroups.Group::value)
                .containsExactly("critical", "warning", "info");
    }

    private AlertGroups.Groups groups(AlertGroups.By by) {
        return ask(database -> AlertGroups.of(database, AlertFilter.ALL, by));
    }

    @Test
    void searchesAlertsByTheLanguageOfArticles() {
        put(alert("a1", Severity.INFO, "Patriot battery arrives", "system.patriot"));
        put(alert("b1", Severity.INFO, "وصلت بطارية باتريوت إلى العراق", "state.iraq"));

        assertThat(found("patriot arrives")).containsExactly("Patriot battery arrives");
        assertThat(found("\"battery patriot\"")).isEmpty();
        assertThat(found("batt*")).containsExactly("Patriot battery arrives");
        assertThat(found("entity:patriot")).containsExactly("Patriot battery arrives");
        assertThat(found("rule:rule-b")).containsExactly("وصلت بطارية باتريوت إلى العراق");
        assertThat(found("rule:\"RULE B\" العراق")).containsExactly("وصلت بطارية باتريوت إلى العراق");
        assertThat(found("lang:en by:\"Gulf Wire\" -patriot")).containsExactly("وصلت بطارية باتريوت إلى العراق");
        assertThat(found("-patriot")).containsExactly("وصلت بطارية باتريوت إلى العراق");
        assertThat(found("feed:" + SampleRecords.FEED)).hasSize(2);
        assertThat(found("feed:nobody")).isEmpty();
        assertThat(found("after:2026-03-11")).isEmpty();
        assertThat(found("title:defence")).isEmpty();
        AlertSearch.Hit hit = search("العراق").hits().get(0);
        assertThat(hit.title().highlights()).containsExactly(List.of(24, 30));
    }

    private List<String> found(String typed) {
        return search(typed).hits().stream().map(hit -> hit.title().text()).toList();
    }

    private AlertSearch.Page search(String typed) {
        return ask(database -> AlertSearch.search(database, SearchQuery.parse(typed), null, 10));
    }

    @Test
    void findsTheArticlesThatARuleRaisedAlertsOn() {
        ArticleRows articles = new ArticleRows(model.writer(), entities, new PublisherRows(model.writer()));
        Article alerted = SampleRecords.article("of-a1", NOON, "Alerted", "word");
        model.write(() -> {
            articles.put(RECORD, alerted);
            articles.put(RECORD, SampleRecords.article("b", NOON, "Not alerted", "word"));
            articles.index();
        });
        put(SampleRecords.alert("a1", Severity.INFO, NOON, alerted));

        for (String typed : List.of("rule:rule-a", "rule:\"rule a\" word")) {
            assertThat(ask(database -> ArticleQueries.search(database, SearchQuery.parse(typed), null, 10))
                            .hits())
                    .extracting(hit -> hit.title().text())
                    .as(typed)
                    .containsExactly("Alerted");
        }
    }

    @Test
    void pagesThroughFoundAlerts() {
        for (int i = 0; i < 5; i++) {
            put(alert("a" + i, Severity.INFO, "Same word " + i));
        }

        AlertSearch.Page first = ask(database -> AlertSearch.search(database, SearchQuery.parse("word"), null, 3));
        AlertSearch.Page rest =
                ask(database -> AlertSearch.search(database, SearchQuery.parse("word"), first.next(), 3));

        assertThat(first.total()).isEqualTo(5);
        assertThat(rest.total()).isEqualTo(5);
        assertThat(rest.next()).isNull();
        assertThat(java.util.stream.Stream.concat(first.hits().stream(), rest.hits().stream())
                        .map(hit -> hit.title().text()))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    private void step(Alert alert, int sequence, AlertTransition type, @Nullable String successor) {
        Instant at = NOON.plusSeconds(sequence);
        AlertEvent event = new AlertEvent(
                AlertEvent.id(alert.id(), sequence, at),
                alert.id(),
                sequence,
                type,
                at,
                List.of(AlertReason.NEW_ORIGIN),
                List.of("one more publisher"),
                null,
                null,
                null,
                successor,
                successor == null ? alert : null);
        model.write(() -> events.put(RECORD, event));
    }

    @Test
    void tellsTheHistoryOfAnAlertWithThatOfThoseBeforeIt() {
        Alert former = alert("a1", Severity.INFO, "Former");
        Alert alert = put(alert("a2", Severity.CRITICAL, "Alert"));
        step(former, 1, AlertTransition.OPENED, null);
        step(former, 2, AlertTransition.SUPERSEDED, alert.id());
        step(alert, 3, AlertTransition.UPDATED, null);
        step(alert, 3, AlertTransition.UPDATED, null);

        List<String> history = ask(database -> AlertHistory.of(database, alert.id()));

        assertThat(history)
                .extracting(json -> json.replaceAll(".*\"type\":\"([a-z]+)\".*", "$1"))
                .containsExactly("opened", "superseded", "updated");
        assertThat(history.get(2))
                .contains("\"severity\":\"critical\"", "\"state\":\"opened\"", "\"offset\":17", "one more publisher")
                .doesNotContain("evidence\"");
        assertThat(successor(former)).hasValue(alert.id());
        assertThat(successor(alert)).isEmpty();
    }

    private Optional<String> successor(Alert alert) {
        return ask(database -> AlertHistory.successor(database, alert.id()));
    }

    @Test
    void listsMutesWithWhoAndWhyAndHowTheyEnded() {
        AlertAction inForce = mute("rule=rule-b");
        AlertAction ended = mute("severity=info");
        put(muted(alert("b", Severity.CRITICAL, "Hidden"), inForce));
        model.write(() -> {
            mutes.put(inForce);
            mutes.put(ended);
            mutes.put(AlertAction.unmute(ended.id(), NOON.plusSeconds(5), "ann", "too wide"));
            mutes.put(AlertAction.unmute(ended.id(), NOON.plusSeconds(9), "bob", "again"));
        });

        List<MuteQueries.Mute> listed = mutesAt(NOON.plusSeconds(10));

        assertThat(listed)
                .extracting(MuteQueries.Mute::id, MuteQueries.Mute::inForce, MuteQueries.Mute::hides)
                .containsExactly(tuple(inForce.id(), true, 1L), tuple(ended.id(), false, 0L));
        assertThat(listed.get(1).ended()).isEqualTo(new AlertRemark("ann", NOON.plusSeconds(5), "too wide"));
        assertThat(listed.get(0).why()).isEqualTo("an exercise");
        assertThat(mutesAt(NOON.plusSeconds(61))).noneMatch(MuteQueries.Mute::inForce);
    }

    private List<MuteQueries.Mute> mutesAt(Instant now) {
        return ask(database -> MuteQueries.all(database, now));
    }

    @Test
    void showsWhatAMuteWouldHideAsTheMatchersThemselvesSay() {
        put(alert("a1", Severity.CRITICAL, "One", "state.iran"));
        put(alert("a2", Severity.INFO, "Two", "state.iraq"));
        put(alert("b1", Severity.INFO, "Three", "state.iran"));

        assertThat(preview("rule=rule-a").total()).isEqualTo(2);
        assertThat(preview("rule=rule-a").critical()).isEqualTo(1);
        assertThat(preview("rule=rule-a", "entity=state.iran").alerts())
                .contains("\"One\"")
                .doesNotContain("\"Two\"");
        assertThat(preview("entity=~state.*", "severity!=critical").total()).isEqualTo(2);
        assertThat(preview("label.theme=defence").complete()).isTrue();
        assertThat(preview("alert=" + Ids.of("nothing")).total()).isZero();
    }

    private MuteQueries.Preview preview(String... matchers) {
        List<AlertMatcher> parsed =
                List.of(matchers).stream().map(AlertMatcher::parse).toList();
        return ask(database -> MuteQueries.preview(database, parsed, 10));
    }

    @Test
    void keepsViewsByName() {
        ViewRows views = new ViewRows(model.writer());
        SavedView gulf = SavedView.create("Gulf", "entity=place.gulf", "desk", NOON);
        SavedView air = SavedView.create("air", "rule=air", "desk", NOON);
        model.write(() -> {
            views.put(gulf);
            views.put(air);
            views.put(new SavedView(gulf.id(), "Gulf", "entity=place.hormuz", "ann", NOON.plusSeconds(1)));
        });
        assertThat(ask(ViewQueries::all)).extracting(SavedView::name).containsExactly("air", "Gulf");
        assertThat(ask(database -> ViewQueries.find(database, gulf.id())).orElseThrow())
                .extracting(SavedView::query, SavedView::by)
                .containsExactly("entity=place.hormuz", "ann");

        model.write(() -> views.remove(air.id()));

        assertThat(ask(ViewQueries::all)).extracting(SavedView::id).containsExactly(gulf.id());
    }
}
