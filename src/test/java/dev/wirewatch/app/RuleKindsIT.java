package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.ReceiverServer;
import dev.wirewatch.delivery.TargetLoader;
import dev.wirewatch.delivery.TargetStatus;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.WatchlistOrigin;
import dev.wirewatch.topology.detect.RuleCases;
import dev.wirewatch.topology.detect.RuleCases.Case;
import dev.wirewatch.topology.detect.RuleCases.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a rule can ask and everything it can say of its alerts, under one watchlist in one running instance on a
 * real broker. Each rule hears only of the feeds that are its own, so that none answers for another.
 */
@SuppressWarnings("try") // Deliveries run until they are closed; nothing else is asked of them.
class RuleKindsIT {
    @TempDir
    private static Path directory;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(RuleKinds.NINE);
    private static EmbeddedKafka kafka;
    private static PastDesk desk;
    private static ReceiverServer receiver;
    private static Deliveries deliveries;
    private static Deliveries.Running delivering;
    private static List<Alert> alerts;

    @BeforeAll
    static void raiseAllAlerts() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("data"), "127.0.0.1", 0);
        desk = PastDesk.open(directory, kafka.bootstrapServers(), "kinds");
        receiver = new ReceiverServer();
        DeliveryPlan plan = TargetLoader.load(
                SourceDocument.parse(
                        "delivery.yaml",
                        "targets:\n  - {id: desk, webhook: {url: \"" + receiver.address("/in")
                                + "\"}, when: {rules: [paced]}, rate: 1000/s}\n"),
                null,
                Map.of());
        deliveries = new Deliveries(desk.connection(), desk.lane(), plan, "test", NOW::get);
        delivering = deliveries.start(notice -> {});
        String rules =
                "rules:\n" + RuleCases.all().map(Case::ruleOfItsOwn).collect(Collectors.joining()) + RuleKinds.RULES;
        // Long enough ago that every rule has learned what is usual.
        new WatchlistTopic(
                        desk.connection(), desk.lane(), InstantSource.fixed(RuleKinds.NINE.minus(Duration.ofDays(30))))
                .publish(PastDesk.files(RuleCases.WATCHLIST, rules).draft(WatchlistOrigin.COMMAND, "desk", null, null));
        desk.detect("live", RuleCases.WATCHLIST, rules);
        write(RuleKinds.articlesOfTheFirstDay());
        write(List.of(
                RuleKinds.article("first-again", 9, "first", Wire.of("Another Patriot is in Anbar.")),
                RuleKinds.article("denied", 3, "denied", Wire.of("Officials denied everything in Anbar."))));
        write(List.of(
                RuleKinds.article("first-much-later", 20, "first", Wire.of("Once more a Patriot came to Anbar."))));
        alerts = StandingAlerts.read(desk.connection(), desk.lane());
    }

    @AfterAll
    static void stop() {
        delivering.close();
        receiver.close();
        desk.close();
        kafka.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.wirewatch.topology.detect.RuleCases#all")
    void raisesAnAlertOfWhatTheRuleAsksForAndOfNothingElse(Case each) {
        assertThat(of(each.id()))
                .singleElement()
                .satisfies(alert -> assertThat(articles(alert)).containsExactly(Ids.of(each.id() + " fires")));
    }

    @Test
    void raisesAnAlertForEachGroup() {
        assertThat(of("grouped"))
                .extracting(Alert::group)
                .containsExactlyInAnyOrder("place.anbar+system.patriot", "place.basra+system.tochka");
    }

    @Test
    void raisesTheSeverityWithIndependentPublishersTierAndSalience() {
        assertThat(severities("corroborated"))
                .isEqualTo(Map.of(
                        "place.anbar+system.patriot", Severity.CRITICAL, "place.basra+system.tochka", Severity.INFO));
        assertThat(severities("tiered"))
                .isEqualTo(Map.of(
                        "place.anbar+system.patriot", Severity.CRITICAL, "place.basra+system.tochka", Severity.INFO));
        assertThat(severities("salient"))
                .isEqualTo(Map.of(
                        "place.anbar+system.patriot", Severity.CRITICAL, "place.basra+system.tochka", Severity.INFO));
    }

    @Test
    void tellsOfWhatIsSeenTogetherForTheFirstTimeAndNotAgainUntilItWasUnseenForLong() {
        assertThat(of("first"))
                .flatExtracting(RuleKindsIT::articles)
                .containsExactlyInAnyOrder(Ids.of("first"), Ids.of("first-much-later"));
    }

    @Test
    void tellsOfABurstWithItsFigures() {
        assertThat(of("burst")).singleElement().satisfies(alert -> {
            assertThat(alert.articles()).isEqualTo(4);
            assertThat(alert.corroboration()).isEqualTo(4);
            assertThat(conditions(alert))
                    .anyMatch(condition -> condition.startsWith("burst: 4 articles in the 6 h to "));
        });
    }

    @Test
    void tellsOfAStoryThatSpreadsToPublishersOrLanguages() {
        assertThat(of("spread")).singleElement().satisfies(alert -> {
            assertThat(alert.articles()).isEqualTo(3);
            assertThat(conditions(alert))
                    .anyMatch(condition ->
                            condition.startsWith("the story is told by 3 independent publishers (at least 3 asked)"));
        });
        assertThat(of("languages"))
                .singleElement()
                .satisfies(
                        alert -> assertThat(conditions(alert)).contains("in 2 languages (at least 2 asked): en, ru"));
    }

    @Test
    void tellsOfOneRuleAfterTheOther() {
        assertThat(of("sequence")).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(articles(alert)).containsExactly(Ids.of("deployed"), Ids.of("denied"));
            assertThat(conditions(alert)).contains("second step: Rule denied");
        });
    }

    @Test
    void putsAlertsOnTheTopicOfTheirRuleTooWithTheirLabels() {
        Map<String, Alert> own = new HashMap<>();
        new TopicReader<>(desk.connection(), Dataset.ALERTS)
                .read(List.of(desk.lane().topic("alerts.special")), found -> own.put(found.key(), found.value()));

        assertThat(own.values()).hasSize(2).containsExactlyInAnyOrderElementsOf(of("paced"));
        assertThat(own.values()).allSatisfy(alert -> assertThat(alert.labels()).containsEntry("desk", "gulf"));
    }

    @Test
    void isToldOfAfterQuietHoursOneAlertForEachCooldownAndAgainWhileItStands() throws Exception {
        Awaitility.await("both alerts waiting").until(() -> target().unread() == 0 && target().pending() == 2);
        assertThat(receiver.received()).as("in the quiet hours").isEmpty();

        NOW.set(RuleKinds.NINE.plus(Duration.ofMinutes(91)));
        Awaitility.await("the first alert").until(() -> target().counts().delivered() == 1);
        assertThat(target().pending()).as("in the cooldown").isEqualTo(1);
        NOW.set(RuleKinds.NINE.plus(Duration.ofMinutes(122)));
        Awaitility.await("the second alert").until(() -> target().counts().delivered() == 2);
        List<String> told = alertsTold();
        NOW.set(RuleKinds.NINE.plus(Duration.ofMinutes(91)).plus(Duration.ofHours(6)));
        Awaitility.await("the first alert again").until(() -> target().counts().delivered() >= 3);

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        of("paced").stream().map(Alert::id).toList());
        assertThat(alertsTold().get(2)).isEqualTo(told.get(0));
    }

    private static void write(List<Article> articles) {
        try (Producer<String, Article> producer = desk.articles()) {
            articles.forEach(article -> desk.write(producer, article));
        }
        desk.awaitDetection();
    }

    private static List<Alert> of(String rule) {
        return alerts.stream().filter(alert -> alert.rule().equals(rule)).toList();
    }

    private static List<String> articles(Alert alert) {
        return alert.evidence().stream()
                .map(evidence -> evidence.article().id())
                .toList();
    }

    private static List<String> conditions(Alert alert) {
        return alert.evidence().stream()
                .flatMap(evidence -> evidence.conditions().stream())
                .toList();
    }

    private static Map<String, Severity> severities(String rule) {
        return of(rule).stream().collect(Collectors.toMap(Alert::group, Alert::severity));
    }

    private static TargetStatus target() {
        return deliveries.status().get(0);
    }

    /** The alerts that the receiver was told of, in that order. */
    private static List<String> alertsTold() throws Exception {
        List<String> told = new ArrayList<>();
        for (ReceiverServer.Received request : receiver.received()) {
            told.add(JsonSerde.mapper()
                    .readTree(request.body())
                    .at("/data/alert")
                    .asText());
        }
        return told;
    }
}
