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
import java.util.stream.Stream;
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
    private static final String WATCHLIST = """
            name: w
            words:
              deploy: {en: [deploy, deployed, deploying], ru: [развернули, развёрнут], ar: [نشرت, نشر]}
              deny: {en: [deny, denied, denies]}
            entities:
              - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar], ru: [Анбар, Анбаре], ar: [الأنبار]}}
              - {id: place.basra, kind: place, type: region, name: Basra, aliases: {en: [Basra]}}
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
              - {id: system.tochka, kind: system, type: named-system, name: Tochka, aliases: {en: [Tochka]}}
            """;
    private static final String BOTH = """
            operands: { system: { kinds: [system] }, place: { kinds: [place] } }
            when: { all: [system, place] }
            group-by: [system, place]
        """;

    @TempDir
    private Path directory;

    private LaneDriver lane;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, Alert> own;

    /**
     * An article as the poller publishes it.
     *
     * @param late how long after it was published it was seen
     */
    private record Wire(String title, String text, String language, String group, int tier, Duration late) {
        static Wire of(String text) {
            return new Wire("News", text, "en", "Others", 3, Duration.ZERO);
        }

        static Wire titled(String title, String text) {
            return new Wire(title, text, "en", "Others", 3, Duration.ZERO);
        }

        Wire in(String other) {
            return new Wire(title, text, other, group, tier, late);
        }

        Wire from(String otherGroup, int otherTier) {
            return new Wire(title, text, language, otherGroup, otherTier, late);
        }

        Wire seenAfter(Duration time) {
            return new Wire(title, text, language, group, tier, time);
        }
    }

    /** A part of the rules language, with an article that satisfies it and one that does not, for that reason only. */
    private record Case(String name, String rule, Wire fires, Wire passedOver) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cases() {
        Wire plain = Wire.of("A Patriot reached Anbar.");
        String any = """
                operands: { patriot: { entities: [system.patriot] }, tochka: { entities: [system.tochka] } }
                when: { any: [patriot, tochka] }
                group-by: [patriot, tochka]
            """;
        String atLeast = """
                operands:
                  patriot: { entities: [system.patriot] }
                  tochka: { entities: [system.tochka] }
                  place: { kinds: [place] }
                when: { at-least: { count: 2, of: [patriot, tochka, place] } }
                group-by: [patriot, tochka, place]
            """;
        String action = """
                operands: { place: { kinds: [place] }, deploy: { words: [deploy] } }
                when: { all: [place, deploy] }
                group-by: [place]
            """;
        return Stream.of(
                new Case("all, in a sentence", BOTH, plain, Wire.of("A Patriot came. Anbar slept.")),
                new Case("any", any, Wire.of("A Tochka was seen."), Wire.of("A tank was seen.")),
                new Case(
                        "none",
                        BOTH.replace("place: {", "deny: { words: [deny] }, place: {")
                                .replace("place] }\n    group", "place], none: [deny] }\n    group"),
                        plain,
                        Wire.of("Officials denied that a Patriot reached Anbar.")),
                new Case(
                        "at least two of three",
                        atLeast,
                        Wire.of("A Patriot and a Tochka were seen."),
                        Wire.of("A Patriot was seen.")),
                new Case(
                        "within five words",
                        BOTH + "    scope: { unit: document, within-words: 5 }\n",
                        plain,
                        Wire.of("A Patriot was seen by many people on the long road that leads to Anbar.")),
                new Case(
                        "in the title",
                        BOTH + "    scope: title\n",
                        Wire.titled("Patriot in Anbar", "Nothing else is known."),
                        plain),
                new Case(
                        "in the paragraph",
                        BOTH + "    scope: paragraph\n",
                        Wire.of("A Patriot came. It was set up in Anbar."),
                        Wire.of("A Patriot came.\n\nIt was set up in Anbar.")),
                new Case(
                        "in the document",
                        BOTH + "    scope: document\n",
                        Wire.of("A Patriot came.\n\nNobody slept.\n\nIt was set up in Anbar."),
                        Wire.of("A Patriot came.")),
                new Case("words of action", action, Wire.of("They deployed to Anbar."), Wire.of("They like Anbar.")),
                new Case(
                        "words of action in Russian",
                        action,
                        Wire.of("Батарею развернули в Анбаре.").in("ru"),
                        Wire.of("Батарею увидели в Анбаре.").in("ru")),
                new Case(
                        "words of action in Arabic",
                        action,
                        Wire.of("نشرت القوات بطارية في الأنبار.").in("ar"),
                        Wire.of("زارت القوات مدينة في الأنبار.").in("ar")),
                new Case(
                        "filter by feed group",
                        BOTH + "    filter: { feed-groups: [Agencies] }\n",
                        plain.from("Agencies/Europe", 2),
                        plain.from("Others", 2)),
                new Case(
                        "filter by publisher tier",
                        BOTH + "    filter: { tiers: [1, 2] }\n",
                        plain.from("Others", 2),
                        plain.from("Others", 3)),
                new Case("filter by language", BOTH + "    filter: { languages: [en] }\n", plain, plain.in("fr")),
                new Case(
                        "filter by age",
                        BOTH + "    filter: { age: 6h }\n",
                        plain.seenAfter(Duration.ofHours(5)),
                        plain.seenAfter(Duration.ofHours(7))));
    }

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
    @MethodSource("cases")
    void raisesAnAlertOfWhatTheRuleAsksForAndOfNothingElse(Case each) throws Exception {
        publish(each.rule() + "    severity: info\n");

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
        publish(BOTH + "    severity: info\n");

        pipe("one", NINE, Wire.of("A Patriot reached Anbar. A Tochka reached Basra."));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::group)
                .containsExactlyInAnyOrder("place.anbar+system.patriot", "place.basra+system.tochka");
    }

    @Test
    void raisesTheSeverityWithCorroborationTierAndSalience() throws Exception {
        publish(BOTH + "    severity: { base: info, corroboration: { 2: warning }, tier: { 1: critical } }\n");

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
        publish(BOTH + "    severity: { base: info, salience: { 0.5: critical } }\n");

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
        publish(BOTH + "    kind: first-seen\n    unseen-for: 10d\n    severity: info\n");

        pipe("first", NINE, Wire.of("A Patriot reached Anbar."));
        pipe("again", NINE.plus(Duration.ofDays(9)), Wire.of("Another Patriot is in Anbar."));
        pipe("much later", NINE.plus(Duration.ofDays(20)), Wire.of("Once more a Patriot came to Anbar."));

        assertThat(alerts.readValuesToList())
                .extracting(alert -> alert.evidence().get(0).article().id())
                .containsExactly(Ids.of("first"), Ids.of("much later"));
    }

    @Test
    void carriesLabelsAndWhatDeliveryIsToldAndGoesToATopicOfItsOwnToo() throws Exception {
        publish(BOTH + """
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
        lane.publish(WATCHLIST, "rules:\n  - id: rule\n    title: Rule\n" + rule, Instant.EPOCH);
    }

    private void pipe(String name, Instant seen, Wire wire) {
        Instant published = seen.minus(wire.late());
        Article article = SampleArticles.of(name, seen, wire.text()).toBuilder()
                .title(wire.title())
                .language(wire.language())
                .published(published)
                .effective(published)
                .build()
                .ofFeed(wire.group(), wire.tier());
        lane.pipe(article);
    }
}
