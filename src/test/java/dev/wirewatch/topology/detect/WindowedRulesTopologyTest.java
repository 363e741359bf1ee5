package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.SampleArticles;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of windowed rule, from articles to alerts. */
class WindowedRulesTopologyTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final String WATCHLIST = """
        name: w
        words:
          deploy: { en: [deployed] }
          attack: { en: [struck] }
        entities:
          - { id: place.anbar, kind: place, type: facility, name: Anbar, aliases: { en: [Anbar] } }
          - { id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: { en: [Patriot] } }
        """;
    private static final String PARTS = """
        rules:
          - id: deployed
            title: Deployed
            operands: { place: { kinds: [place] }, deploy: { words: [deploy] } }
            when: { all: [place, deploy] }
            group-by: [place]
            severity: info
          - id: struck
            title: Struck
            operands: { place: { kinds: [place] }, attack: { words: [attack] } }
            when: { all: [place, attack] }
            group-by: [place]
            severity: info
          - id: windowed
            title: Windowed
            severity: { base: warning, tier: { 1: critical } }
        """;
    private static final String OF_SYSTEM = """
            operands: { system: { kinds: [system] } }
            when: { all: [system] }
            group-by: [system]
        """;

    /** One event, in words of their own. */
    private static final List<String> TEXTS = List.of(
            "A Patriot battery left the Dawn Hill depot on Sunday in a convoy of twelve lorries, bound for the coast.",
            "Twelve lorries carried a Patriot battery out of the Dawn Hill depot on Sunday, witnesses at the gate"
                    + " said.",
            "On Sunday witnesses watched the convoy: a Patriot battery on twelve lorries rolled from Dawn Hill depot.",
            "Neighbours of the Dawn Hill depot counted twelve lorries on Sunday as a Patriot battery was driven away.");

    @TempDir
    private Path directory;

    private LaneDriver lane;
    private TestOutputTopic<String, Alert> alerts;

    @BeforeEach
    void start() throws Exception {
        start(FoldLimits.LIVE);
    }

    private void start(FoldLimits limits) throws Exception {
        lane = new LaneDriver(directory.resolve(limits.equals(FoldLimits.LIVE) ? "l" : "r"), limits, DAY);
        alerts = lane.alerts();
    }

    @AfterEach
    void stop() {
        lane.close();
    }

    @Test
    void raisesAnAlertOfABurstWithItsFiguresAndWhatDeliveryIsToldOfIt() throws Exception {
        publish("""
                kind: burst
                window: 6h
                baseline: 28d
                articles: 4
                quiet-hours: { from: "22:00", to: "06:00", zone: UTC }
            """ + OF_SYSTEM);
        for (int i = 0; i < 4; i++) {
            pipe("burst" + i, DAY.plusSeconds(600L * i), TEXTS.get(i), 2);
        }

        Alert alert = last(alerts.readValuesToList(), "windowed");
        assertThat(alert.articles()).isEqualTo(4);
        assertThat(alert.corroboration()).isEqualTo(4);
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.evidence().get(0).conditions())
                .anyMatch(condition -> condition.startsWith("burst: 4 articles in the 6 h to 2026-03-01T01:00:00Z"))
                .contains("system: “Patriot” (system.patriot)");
        assertThat(DeliveryTerms.of(alert.labels()).notBefore(DAY)).isEqualTo(DAY.plus(Duration.ofHours(6)));
    }

    @ParameterizedTest(name = "{0} s apart")
    @CsvSource({"60", "700"})
    void countsEveryArticleOfABurstHoweverMany(int gap) throws Exception {
        publish("    kind: burst\n    window: 6h\n    baseline: 28d\n    articles: 4\n" + OF_SYSTEM);

        for (int i = 0; i < 30; i++) {
            pipe("burst" + i, DAY.plusSeconds((long) gap * i), "Nr " + i + ": " + TEXTS.get(i % 4), 2);
        }

        Alert alert = last(alerts.readValuesToList(), "windowed");
        assertThat(alert.articles()).isEqualTo(30);
        assertThat(alert.evidence().size()).isLessThan(30);
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"1, false", "8, true"})
    void isSilentAboutARuleThatWasAddedUntilItKnowsWhatIsUsual(int days, boolean judges) throws Exception {
        publish("    kind: spread\n    publishers: 9\n" + OF_SYSTEM);
        publish(WATCHLIST, "    kind: burst\n    window: 6h\n    baseline: 28d\n    articles: 4\n" + OF_SYSTEM, DAY);

        for (int i = 0; i < 4; i++) {
            pipe("burst" + i, DAY.plus(Duration.ofDays(days)).plusSeconds(600L * i), TEXTS.get(i), 2);
        }

        assertThat(!ofRule(alerts.readValuesToList(), "windowed").isEmpty()).isEqualTo(judges);
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"1, false", "8, true"})
    void isSilentAboutAnEntityThatWasAddedUntilItKnowsWhatIsUsual(int days, boolean judges) throws Exception {
        String burst = "    kind: burst\n    window: 6h\n    baseline: 28d\n    articles: 4\n" + OF_SYSTEM;
        publish(burst);
        publish(
                WATCHLIST
                        + "  - { id: system.tochka, kind: system, type: named-system, name: Tochka, aliases: { en:"
                        + " [Tochka] } }\n",
                burst.replace("articles: 4", "articles: 3"),
                DAY);

        for (int i = 0; i < 4; i++) {
            Instant time = DAY.plus(Duration.ofDays(days)).plusSeconds(600L * i);
            pipe("new" + i, time, TEXTS.get(i).replace("Patriot", "Tochka"), 2);
            pipe("known" + i, time.plusSeconds(60), TEXTS.get(i), 2);
        }

        assertThat(ofRule(alerts.readValuesToList(), "windowed"))
                .flatExtracting(Alert::entities)
                .contains("system.patriot")
                .satisfies(entities ->
                        assertThat(entities.contains("system.tochka")).isEqualTo(judges));
    }

    @Test
    void raisesTheSeverityWithTheTierOfAFeed() throws Exception {
        publish("    kind: burst\n    window: 6h\n    baseline: 28d\n    articles: 3\n" + OF_SYSTEM);
        for (int i = 0; i < 3; i++) {
            pipe("burst" + i, DAY.plusSeconds(600L * i), TEXTS.get(i), i == 1 ? 1 : 3);
        }

        assertThat(last(alerts.readValuesToList(), "windowed").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void raisesAnAlertOfAStoryThatSpreads() throws Exception {
        publish("    kind: spread\n    publishers: 3\n" + OF_SYSTEM);
        pipe("a", DAY, TEXTS.get(0), 2);
        pipe("b", DAY.plusSeconds(600), TEXTS.get(1), 2);
        assertThat(alerts.isEmpty()).isTrue();
        pipe("c", DAY.plusSeconds(1200), TEXTS.get(2), 2);

        Alert alert = last(alerts.readValuesToList(), "windowed");
        assertThat(alert.articles()).isEqualTo(3);
        assertThat(alert.evidence().get(0).conditions())
                .contains(
                        "the story is told by 3 independent publishers (at least 3 asked): publisher a, publisher b,"
                                + " publisher c",
                        "in 1 language: en");
    }

    @Test
    void raisesAnAlertOfASequence() throws Exception {
        publish("""
                kind: sequence
                steps: [{ rule: deployed, subject: [place] }, { rule: struck, subject: [place] }]
                within: 7d
            """);
        pipe("a", DAY, "Batteries were deployed at Anbar.", 2);
        pipe("b", DAY.plus(Duration.ofDays(3)), "Anbar was struck at night.", 2);

        Alert alert = last(alerts.readValuesToList(), "windowed");
        assertThat(alert.entities()).containsExactly("place.anbar");
        assertThat(alert.evidence())
                .extracting(evidence -> evidence.article().id())
                .containsExactly(Ids.of("a"), Ids.of("b"));
        assertThat(alert.evidence().get(1).conditions())
                .contains(
                        "sequence: Deployed at 2026-03-01T00:00:00Z, then Struck after 3 d 0 h (at most 7 d 0 h)",
                        "second step: Struck");
    }

    @Test
    void withdrawsASequenceWhenAnEditTakesItsFirstStepBack() throws Exception {
        publish("""
                kind: sequence
                steps: [{ rule: deployed, subject: [place] }, { rule: struck, subject: [place] }]
                within: 7d
            """);
        pipe("a", DAY, "Batteries were deployed at Anbar.", 2);
        pipe("b", DAY.plus(Duration.ofDays(3)), "Anbar was struck at night.", 2);
        String id = last(alerts.readValuesToList(), "windowed").id();

        lane.pipe(article("a", 2, DAY.plusSeconds(5), "Correction: nothing is at Anbar.", 2));

        assertThat(alerts.readKeyValuesToList()).anySatisfy(record -> {
            assertThat(record.key).isEqualTo(id);
            assertThat(record.value).isNull();
        });
    }

    @Test
    void tellsByTheClockThatAGroupOfFeedsIsSilent() throws Exception {
        publish(SILENT_AGENCIES);
        habit(8);
        assertThat(alerts.isEmpty()).isTrue();

        tickUntil(DAY.plus(Duration.ofDays(8)).plus(Duration.ofHours(13)));

        Alert alert = last(alerts.readValuesToList(), "windowed");
        assertThat(alert.group()).isEqualTo("Agencies");
        assertThat(alert.evidence().get(0).article().id()).isEqualTo(Ids.of("h7-23"));
        assertThat(alert.evidence().get(0).conditions().get(0))
                .startsWith("silence: 0 articles in the 12 h to 2026-03-09T12:00:00Z, 12 expected by");
    }

    @Test
    void callsNobodySilentForTheTimeThatTheMachineSlept() throws Exception {
        publish(SILENT_AGENCIES);
        habit(8);

        lane.sleep(Duration.ofHours(24));
        for (int hour = 8 * 24 + 24; hour < 11 * 24; hour++) {
            Instant time = DAY.plus(Duration.ofHours(hour));
            pipe("awake" + hour, time, "Anything.", 1);
            for (int third = 0; third < 3; third++) {
                lane.pass(Duration.ofMinutes(20));
            }
        }

        assertThat(ofRule(alerts.readValuesToList(), "windowed")).isEmpty();
    }

    @Test
    void leavesTheClockAloneInAReplay() throws Exception {
        lane.close();
        start(FoldLimits.REPLAY);
        publish(SILENT_AGENCIES);
        habit(8);

        tickUntil(DAY.plus(Duration.ofDays(9)));
        assertThat(ofRule(alerts.readValuesToList(), "windowed")).isEmpty();
        pipe("ends it", DAY.plus(Duration.ofDays(9)), "Anything.", 1);

        assertThat(ofRule(alerts.readValuesToList(), "windowed")).hasSize(1);
    }

    private static final String SILENT_AGENCIES = """
            kind: silence
            filter: { tiers: [1] }
            group-by: [feed-group]
            window: 12h
            baseline: 28d
        """;

    private void habit(int days) {
        for (int hour = 0; hour < days * 24; hour++) {
            Instant time = DAY.plus(Duration.ofHours(hour));
            lane.pass(Duration.ofMinutes(20));
            lane.pass(Duration.ofMinutes(20));
            lane.pass(Duration.ofMinutes(20));
            pipe("h" + hour / 24 + "-" + hour % 24, time, "Anything.", 1);
        }
    }

    /** Lets time pass; others, of another tier, go on meanwhile. */
    private void tickUntil(Instant end) {
        for (Instant time = DAY.plus(Duration.ofDays(8));
                time.isBefore(end);
                time = time.plus(Duration.ofMinutes(20))) {
            lane.pass(Duration.ofMinutes(20));
            pipe("other" + time, time, "Batteries were deployed at Anbar.", 3);
        }
    }

    private static Alert last(List<Alert> states, String rule) {
        List<Alert> found = ofRule(states, rule);
        return found.get(found.size() - 1);
    }

    private static List<Alert> ofRule(List<Alert> states, String rule) {
        return states.stream()
                .filter(alert -> alert != null && alert.rule().equals(rule))
                .toList();
    }

    private void publish(String windowed) throws Exception {
        publish(WATCHLIST, windowed, Instant.EPOCH);
    }

    private void publish(String watchlist, String windowed, Instant effective) throws Exception {
        lane.publish(watchlist, PARTS + windowed, effective);
    }

    private void pipe(String name, Instant time, String text, int tier) {
        lane.pipe(article(name, 1, time, text, tier));
    }

    private static Article article(String name, int revision, Instant time, String text, int tier) {
        return SampleArticles.of(name, time, text).toBuilder()
                .revision(revision)
                .title("News")
                .build()
                .ofFeed(tier == 1 ? "Agencies" : "Others", tier);
    }
}
