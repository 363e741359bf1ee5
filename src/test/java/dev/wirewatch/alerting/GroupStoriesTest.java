package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertSource;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped rules over articles that tell several events of one group. */
class GroupStoriesTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final String BARRAGE =
            "Seven rockets struck the perimeter of the Ain al-Asad air base before dawn on Monday"
                    + " and damaged a hangar, two officers said. The launcher was found burning in an orchard.";
    private static final String DRONE =
            "A drone with explosives struck a fuel store at Ain al-Asad on Wednesday evening and"
                    + " a soldier was taken to hospital with burns. The fire was put out before midnight.";

    private static ShippedRules rules;

    @BeforeAll
    static void load() throws Exception {
        rules = ShippedRules.load();
    }

    @Test
    void raisesOneAlertForEachStoryOfARuleAndGroup() {
        List<Alert> alerts = alerts(List.of(
                article("barrage", "Gazette", 0, "Rockets hit Ain al-Asad", BARRAGE),
                article("drone", "Gazette", 58, "Drone strikes fuel store at Ain al-Asad", DRONE)));

        assertThat(alerts)
                .filteredOn(alert -> alert.rule().equals("attack-on-facility"))
                .extracting(Alert::headline)
                .containsExactlyInAnyOrder("Rockets hit Ain al-Asad", "Drone strikes fuel store at Ain al-Asad");
    }

    @Test
    void countsWireCopiesAsOneOriginAndShowsWhoPrintedThem() {
        String edited =
                "GREEN ZONE (Agency) — " + "The orchard near the base was still smoking at noon. Dawn had brought seven"
                        + " rockets to Ain al-Asad on Monday; they struck a hangar, and officers found the burnt launcher among the trees.";
        Alert alert = onlyAttack(alerts(List.of(
                article("wire", "Agency", 0, "Rockets hit Ain al-Asad", BARRAGE),
                article("copy", "Herald", 1, "Base attacked", "BAGHDAD (Agency) — " + BARRAGE),
                article(
                        "teaser",
                        "Courier",
                        2,
                        "Base attacked",
                        BARRAGE.substring(0, BARRAGE.indexOf(" The launcher"))),
                article("edited", "Ledger", 3, "Rockets strike hangar at Ain al-Asad", edited))));

        assertThat(alert.articles()).isEqualTo(4);
        assertThat(alert.corroboration()).isEqualTo(1);
        assertThat(alert.origins()).containsExactly("agency");
        assertThat(alert.sources())
                .containsExactly(new AlertSource(
                        "agency",
                        Ids.of("wire"),
                        MONDAY,
                        MONDAY.plus(Duration.ofHours(3)),
                        4,
                        List.of("courier", "herald", "ledger")));
        assertThat(alert.evidence())
                .extracting(Evidence::copyOf)
                .containsExactly(null, Ids.of("wire"), Ids.of("wire"), null);
        assertThat(alert.evidence()).extracting(Evidence::agency).containsExactly(null, "agency", null, "agency");
    }

    @Test
    void countsAnIndependentReportOfTheSameEvent() {
        Alert alert = onlyAttack(alerts(List.of(
                article("wire", "Agency", 0, "Rockets hit Ain al-Asad", BARRAGE),
                article("own", "Herald", 5, "Hangar damaged in rocket strike on Ain al-Asad", """
                        A salvo of seven rockets struck Ain al-Asad on Monday and left a hole in a hangar, while a burning
                        launcher stood in an orchard."""))));

        assertThat(alert.origins()).containsExactly("agency", "herald");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.firstSeen()).isEqualTo(MONDAY);
        assertThat(alert.lastSeen()).isEqualTo(MONDAY.plus(Duration.ofHours(5)));
    }

    @Test
    void learnsInAYoungLaneWhatHasBeenSeenTogether() {
        Match early = sighting(3);
        Match again = sighting(20);
        Match later = sighting(60);

        assertThat(alertsOf(List.of(early, again))).isEmpty();
        assertThat(alertsOf(List.of(later, again, early)))
                .as("sixty days after the lane began, and forty after the last sighting")
                .singleElement()
                .satisfies(alert -> assertThat(alert.firstSeen()).isEqualTo(later.effective()));
    }

    @Test
    void hasNothingToLearnInAReplay() {
        Match sighting = sighting(3);
        Match inReplay = sighting.withTerms(sighting.terms().inLaneSince(Instant.EPOCH));

        assertThat(alertsOf(List.of(inReplay))).hasSize(1);
    }

    /** Hundreds of articles of some sixty events, in any order: the same alerts, byte for byte. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void raisesTheSameAlertsInWhateverOrderArticlesOfManyStoriesArrive(long seed) throws Exception {
        List<Match> matches = new ArrayList<>();
        for (String half : List.of("development", "held-out")) {
            for (LabelledArticle article : LabelledArticle.half(half)) {
                matches.addAll(rules.match(article.reference(), article.title(), article.body()));
            }
        }
        String expected = JSON.writeValueAsString(alertsOf(matches));

        Collections.shuffle(matches, new Random(seed));

        assertThat(JSON.writeValueAsString(alertsOf(matches))).isEqualTo(expected);
    }

    private static Match sighting(int day) {
        LabelledArticle article = article(
                "sighting-" + day,
                "Gazette",
                24 * day,
                "Patriot crews leave Iraq",
                "Patriot crews left Iraq, officers said.");
        return rules.match(article.reference(), article.title(), article.body()).stream()
                .filter(match -> match.rule().equals("system-first-seen-with-state"))
                .map(match -> match.withTerms(match.terms().inLaneSince(MONDAY)))
                .findFirst()
                .orElseThrow();
    }

    private static Alert onlyAttack(List<Alert> alerts) {
        List<Alert> attacks = alerts.stream()
                .filter(alert -> alert.rule().equals("attack-on-facility"))
                .toList();
        assertThat(attacks).hasSize(1);
        return attacks.get(0);
    }

    private static LabelledArticle article(String id, String publisher, int hours, String title, String body) {
        return new LabelledArticle(id, "", "", publisher, "en", MONDAY.plus(Duration.ofHours(hours)), title, body);
    }

    private static List<Alert> alerts(List<LabelledArticle> articles) {
        List<Match> matches = new ArrayList<>();
        for (LabelledArticle article : articles) {
            ArticleReference reference = article.reference();
            matches.addAll(rules.match(reference, article.title(), article.body()));
        }
        return alertsOf(matches);
    }

    private static List<Alert> alertsOf(List<Match> matches) {
        Map<String, GroupState> groups = new TreeMap<>();
        for (Match match : matches) {
            groups.compute(
                    match.key(),
                    (key, state) ->
                            GroupState.step(state, match, FoldLimits.REPLAY).state());
        }
        return groups.values().stream()
                .flatMap(group -> group.alerts().stream())
                .sorted(java.util.Comparator.comparing(Alert::id))
                .toList();
    }
}
