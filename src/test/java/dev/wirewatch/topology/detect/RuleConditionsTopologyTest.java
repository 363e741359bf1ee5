package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.topology.detect.RuleCases.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a rule can ask of an article, from the text of the rules file to the alert: what fires and what does not. */
class RuleConditionsTopologyTest {
    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    @TempDir
    private Path directory;

    private LaneDriver lane;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, Alert> own;

    @BeforeEach
    void start() throws Exception {
        lane = new LaneDriver(directory, FoldLimits.LIVE, NINE);
        alerts = lane.alerts();
        own = lane.alerts("alerts.own");
    }

    @AfterEach
    void stop() {
        lane.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.wirewatch.topology.detect.RuleCases#all")
    void raisesAnAlertOfWhatTheRuleAsksForAndOfNothingElse(RuleCases.Case each) throws Exception {
        lane.publish(RuleCases.WATCHLIST, "rules:\n" + each.rule(), Instant.EPOCH);

        pipe("other", NINE, each.passedOver());
        assertThat(alerts.isEmpty()).isTrue();
        pipe("wanted", NINE.plusSeconds(60), each.fires());

        assertThat(alerts.readValuesToList())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.evidence().get(0).article().id()).isEqualTo(Ids.of("wanted")));
    }

    @Test
    void raisesAnAlertForEachGroup() throws Exception {
        publish(RuleCases.BOTH + "    severity: info\n");

        pipe("one", NINE, Wire.of("A Patriot reached Anbar. A Tochka reached Basra."));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::group)
                .containsExactlyInAnyOrder("place.anbar+system.patriot", "place.basra+system.tochka");
    }

    @Test
    void raisesTheSeverityWithCorroborationTierAndSalience() throws Exception {
        publish(RuleCases.BOTH
                + "    severity: { base: info, corroboration: { 2: warning }, tier: { 1: critical } }\n");

        pipe("one", NINE, Wire.of("A Patriot reached Anbar at dawn on Monday, people who saw it said."));
        pipe("two", NINE.plusSeconds(60), Wire.of("People saw that at dawn on Monday a Patriot reached Anbar."));
        pipe(
                "three",
                NINE.plusSeconds(120),
                Wire.of("At dawn a Patriot reached Anbar on Monday.").from("Agencies", 1));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::severity)
                .containsExactly(Severity.INFO, Severity.WARNING, Severity.CRITICAL);
    }

    @Test
    void raisesTheSeverityOfAnArticleThatIsAboutTheGroupAboveOneThatMentionsIt() throws Exception {
        publish(RuleCases.BOTH + "    severity: { base: info, salience: { 0.5: critical } }\n");

        pipe(
                "passing",
                NINE,
                Wire.titled(
                        "Patriot shown",
                        "A Patriot was shown to the press.\n\nThe Patriot is old. The Patriot is big.\n\nA Tochka reached Basra."));
        pipe("about", NINE, Wire.titled("Patriot reaches Anbar", "A Patriot reached Anbar. The Patriot is in Anbar."));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::severity)
                .containsExactly(Severity.INFO, Severity.CRITICAL);
    }

    @Test
    void tellsOfWhatIsSeenTogetherForTheFirstTimeAndNotAgainUntilItWasUnseenForLong() throws Exception {
        publish(RuleCases.BOTH + "    kind: first-seen\n    unseen-for: 10d\n    severity: info\n");

        pipe("first", NINE, Wire.of("A Patriot reached Anbar."));
        pipe("again", NINE.plus(Duration.ofDays(9)), Wire.of("Another Patriot is in Anbar."));
        pipe("much later", NINE.plus(Duration.ofDays(20)), Wire.of("Once more a Patriot came to Anbar."));

        assertThat(alerts.readValuesToList())
                .extracting(alert -> alert.evidence().get(0).article().id())
                .containsExactly(Ids.of("first"), Ids.of("much later"));
    }

    @Test
    void carriesLabelsAndWhatDeliveryIsToldAndGoesToATopicOfItsOwnToo() throws Exception {
        publish(RuleCases.BOTH + """
                severity: info
                topic: alerts.own
                labels: { desk: gulf }
                repeat: 6h
                cooldown: 30m
                quiet-hours: { from: "22:00", to: "10:30", zone: UTC }
            """);

        pipe("one", NINE, Wire.of("A Patriot reached Anbar."));

        Alert alert = alerts.readValue();
        assertThat(own.readValue()).isEqualTo(alert);
        assertThat(alert.labels()).containsEntry("desk", "gulf");
        DeliveryTerms terms = DeliveryTerms.of(alert.labels());
        assertThat(terms.notBefore(NINE)).isEqualTo(NINE.plus(Duration.ofMinutes(90)));
        assertThat(terms.repeat()).isEqualTo(Duration.ofHours(6));
        assertThat(terms.cooldown()).isEqualTo(Duration.ofMinutes(30));
    }

    private void publish(String rule) throws Exception {
        lane.publish(RuleCases.WATCHLIST, "rules:\n  - id: rule\n    title: Rule\n" + rule, Instant.EPOCH);
    }

    private void pipe(String name, Instant seen, Wire wire) {
        lane.pipe(wire.article(name, seen));
    }
}
