package dev.wirewatch.alerting.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Retraction;
import dev.wirewatch.alerting.RuleTerms;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRulesTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final RuleWindow.Burst BURST = new RuleWindow.Burst(6 * 3600, 28 * 86_400, 1e-4, 5, 3);
    private static final RuleWindow.Silence SILENCE = new RuleWindow.Silence(12 * 3600, 28 * 86_400, 1e-4);
    private static final RuleWindow.Sequence SEQUENCE = new RuleWindow.Sequence(
            List.of(
                    new RuleWindow.Step("deploy", "Deployment", List.of("base")),
                    new RuleWindow.Step("attack", "Attack", List.of("base"))),
            7 * 86_400);

    private final Lane lane = new Lane(false);

    /** A store that keeps what it holds as JSON, as the topology does, and the fold behind it. */
    private static final class Lane implements WindowStore {
        private static final JsonMapper JSON =
                JsonMapper.builder().addModule(new JavaTimeModule()).build();
        private final Map<String, String> entries = new TreeMap<>();
        private final Map<String, GroupState> groups = new HashMap<>();
        private final WindowRules rules;

        Lane(boolean live) {
            rules = new WindowRules(this, live);
        }

        @Override
        public @Nullable Remembered get(String key) {
            try {
                String json = entries.get(key);
                return json == null ? null : JSON.readValue(json, Remembered.class);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void put(String key, @Nullable Remembered value) {
            try {
                if (value == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, JSON.writerFor(Remembered.class).writeValueAsString(value));
                }
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        List<GroupEvent> take(GroupEvent event) {
            List<GroupEvent> events = rules.take(event);
            events.forEach(this::fold);
            return events;
        }

        List<GroupEvent> tick(Instant now, Instant read, Watch watch) {
            List<GroupEvent> events = new ArrayList<>();
            for (String key : List.copyOf(entries.keySet())) {
                if (get(key) instanceof Standing standing) {
                    events.addAll(rules.tick(key, standing, now, read, watch));
                }
            }
            events.forEach(this::fold);
            return events;
        }

        private void fold(GroupEvent event) {
            GroupState after = GroupState.step(groups.get(event.key()), event, FoldLimits.REPLAY)
                    .state();
            if (after == null) {
                groups.remove(event.key());
            } else {
                groups.put(event.key(), after);
            }
        }

        List<Alert> alerts() {
            return groups.values().stream()
                    .flatMap(group -> group.alerts().stream())
                    .sorted(java.util.Comparator.comparing(Alert::id))
                    .toList();
        }
    }

    @Test
    void callsMoreArticlesThanUsualABurst() {
        habit(BURST, 28, 1);
        for (int i = 0; i < 5; i++) {
            lane.take(article(BURST, "burst" + i, at(28, 10 + i / 10.0), "Publisher " + i));
        }

        Alert alert = onlyAlert();
        assertThat(alert.articles()).isEqualTo(5);
        assertThat(alert.evidence().get(0).conditions().get(0))
                .startsWith("burst: 5 articles in the 6 h to 2026-03-29T11:00:00Z, 0.25 expected by the habit of the 28"
                        + " days before (negative binomial, p = ")
                .endsWith("at most 1.0e-04), 5 independent publishers (at least 3)");
    }

    @Test
    void countsEveryPublisherOfABurstInWhateverOrderItsArticlesArrive() {
        List<Match> burst = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            // All within a sixth of the window, of which the evidence of six is kept; two thirds are by one publisher.
            burst.add(article(BURST, "burst" + i, at(28, 10 + i / 100.0), i % 3 == 0 ? "Publisher " + i : "Chatty"));
        }
        Lane shuffled = new Lane(false);
        habit(shuffled, BURST, 28, 1);
        habit(BURST, 28, 1);

        burst.forEach(lane::take);
        Collections.shuffle(burst, new Random(4));
        burst.forEach(shuffled::take);

        assertThat(onlyAlert().articles()).isEqualTo(90);
        assertThat(onlyAlert().corroboration())
                .isEqualTo(31)
                .isEqualTo(onlyAlert().origins().size());
        assertThat(onlyAlert().evidence().get(0).conditions().get(0)).contains(", 31 independent publishers (");
        assertThat(shuffled.alerts()).isEqualTo(lane.alerts());
    }

    @Test
    void callsNothingABurstThatIsUsualForTheGroup() {
        habit(BURST, 28, 20);
        for (int i = 0; i < 8; i++) {
            lane.take(article(BURST, "more" + i, at(28, 10 + i / 10.0), "Publisher " + i));
        }

        // That it began at all was one.
        assertThat(lane.alerts())
                .allSatisfy(alert -> assertThat(alert.lastSeen()).isBefore(at(1, 0)));
    }

    @Test
    void callsTheSameAgainABurstOnlyIfItIsLarger() {
        for (int day : List.of(10, 14)) {
            for (int i = 0; i < 6; i++) {
                lane.take(article(BURST, "d" + day + i, at(day, 10 + i / 10.0), "Publisher " + i));
            }
        }

        assertThat(onlyAlert().lastSeen()).isBefore(at(11, 0));
    }

    @Test
    void callsNothingABurstThatOnePublisherMakesAlone() {
        for (int i = 0; i < 50; i++) {
            lane.take(article(BURST, "alone" + i, at(28, 10 + i / 100.0), "Publisher " + i % 2));
        }

        assertThat(lane.alerts()).isEmpty();
    }

    @Test
    void countsCopiesOfOneTextAsOnePublisher() {
        String signature = dev.wirewatch.alerting.story.TextSignature.of(
                "A title of one text", "One text that everybody prints as it came over the wire this morning in full.");
        for (int i = 0; i < 8; i++) {
            Match match = article(BURST, "copy" + i, at(28, 10 + i / 10.0), "Publisher " + i);
            lane.take(new Match(
                    match.rule(),
                    match.group(),
                    match.entities(),
                    match.watchlist(),
                    match.terms(),
                    match.evidence(),
                    signature,
                    null));
        }

        assertThat(signature).isNotNull();
        assertThat(lane.alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheSameInWhateverOrderArticlesArrive(long seed) {
        List<GroupEvent> events = new ArrayList<>();
        Random random = new Random(99);
        for (int i = 0; i < 120; i++) {
            events.add(article(BURST, "a" + i, at(random.nextInt(30), random.nextDouble() * 24), "P" + i % 7));
        }
        for (int i = 0; i < 300; i++) {
            events.add(article(SILENCE, "s" + i, at(i / 20.0 < 12 ? i / 20.0 : 2 + i / 20.0, 0), "P" + i % 7));
        }
        for (int i = 0; i < 8; i++) {
            events.add(article(BURST, "b" + i, at(33, 5 + i / 4.0), "P" + i % 7));
            events.add(article(SEQUENCE, "q" + i, at(i * 3, i), "P" + i % 7, i % 2));
        }
        events.forEach(lane::take);
        Lane other = new Lane(false);
        List<GroupEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        shuffled.forEach(other::take);

        assertThat(lane.alerts()).extracting(Alert::rule).contains("burst", "silence", "sequence");
        assertThat(other.alerts()).isEqualTo(lane.alerts());
    }

    @Test
    void takesABurstBackWhenAnEditTakesAnArticleBack() {
        for (int i = 0; i < 5; i++) {
            lane.take(article(BURST, "burst" + i, at(28, 10 + i / 10.0), "Publisher " + i));
        }
        assertThat(lane.alerts()).hasSize(1);

        lane.take(new Retraction(
                "burst", "group", Ids.of("burst2"), 2, null, new Retraction.Window(BURST, at(28, 10.2))));

        assertThat(lane.alerts()).isEmpty();
    }

    @Test
    void countsARevisionOnce() {
        for (int i = 0; i < 4; i++) {
            lane.take(article(BURST, "burst" + i, at(28, 10 + i / 10.0), "Publisher " + i));
        }
        lane.take(article(BURST, "burst1", at(28, 10.1), "Publisher 9"));

        assertThat(lane.alerts()).isEmpty();
    }

    @Test
    void hearsNoBurstInAnArchiveThatIsRepublished() {
        Lane live = new Lane(true);
        Instant now = at(40, 0);
        for (int i = 0; i < 200; i++) {
            live.take(seen(article(BURST, "old" + i, now.minus(Duration.ofDays(7)), "Publisher " + i), now));
        }

        assertThat(live.alerts()).isEmpty();
        assertThat(live.entries).isEmpty();
    }

    @Test
    void isNotDisturbedByArticlesOf1970And2099() {
        habit(BURST, 28, 1);
        lane.take(article(BURST, "early", Instant.parse("1970-01-01T00:00:01Z"), "Publisher 1"));
        lane.take(article(BURST, "late", Instant.parse("2099-12-31T00:00:00Z"), "Publisher 2"));
        for (int i = 0; i < 5; i++) {
            lane.take(article(BURST, "burst" + i, at(28, 10 + i / 10.0), "Publisher " + i));
        }

        assertThat(onlyAlert().firstSeen()).isEqualTo(at(28, 10));
    }

    @Test
    void learnsAQuarterOfTheBaselineBeforeItJudges() {
        Lane live = new Lane(true);
        Match first = article(BURST, "x", at(0, 0), "P");
        RuleTerms terms = first.terms().inLaneSince(DAY);

        Lane later = new Lane(true);
        for (int i = 0; i < 6; i++) {
            live.take(article(BURST, "a" + i, at(6, 10 + i / 10.0), "Publisher " + i)
                    .withTerms(terms));
            later.take(article(BURST, "a" + i, at(8, 10 + i / 10.0), "Publisher " + i)
                    .withTerms(terms));
        }

        assertThat(live.alerts()).isEmpty();
        assertThat(onlyAlert(later).evidence().get(0).conditions().get(0))
                .contains("by the habit of the 8 days before");
    }

    @Test
    void keepsWhatItRemembersOfABusyGroupSmall() {
        for (int i = 0; i < 5_000; i++) {
            lane.take(article(BURST, "busy" + i, at(28, i / 10_000.0), "Publisher " + i));
        }

        assertThat(lane.entries.values().stream().mapToInt(String::length).sum())
                .isLessThan(40_000);
        assertThat(onlyAlert().evidence().get(0).conditions().get(0)).contains("5000 articles");
    }

    @Test
    void knowsASilenceWhenAnArticleEndsIt() {
        habit(SILENCE, 28, 24);
        assertThat(lane.alerts()).isEmpty();

        lane.take(article(SILENCE, "again", at(29, 12), "Publisher 1"));

        Alert alert = onlyAlert();
        assertThat(alert.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.article().id()).isEqualTo(Ids.of("habit27-23"));
            assertThat(evidence.conditions().get(0))
                    .matches("silence: \\d article.* in the 12 h to 2026-03-29T.*, 12 expected by the habit of the 28"
                            + " days before \\(negative binomial, p = .*");
        });
    }

    @Test
    void tellsByTheClockWhoIsSilentInALaneThatFollowsThePresent() {
        Lane live = new Lane(true);
        habit(live, SILENCE, 28, 24);
        Watch watch = new Watch(DAY, at(28, 0));

        List<GroupEvent> early = live.tick(at(28, 4), at(28, 4), watch);
        List<GroupEvent> due = live.tick(at(28, 14), at(28, 14), watch);
        List<GroupEvent> again = live.tick(at(28, 18), at(28, 18), watch);

        assertThat(early).isEmpty();
        assertThat(due).hasSize(1);
        assertThat(again).isEmpty();
        assertThat(live.alerts()).hasSize(1);
    }

    @Test
    void takesASilenceBackWhenAnArticleArrivesLate() {
        Lane live = new Lane(true);
        habit(live, SILENCE, 28, 24);
        live.tick(at(28, 14), at(28, 14), new Watch(DAY, at(28, 0)));
        assertThat(live.alerts()).hasSize(1);

        for (int i = 0; i < 12; i++) {
            live.take(seen(article(SILENCE, "late" + i, at(28, i + 0.5), "Publisher 1"), at(28, 14.5)));
        }

        assertThat(live.alerts()).isEmpty();
    }

    @Test
    void callsNobodySilentWhoWasNotListenedTo() {
        Lane asleep = new Lane(true);
        habit(asleep, SILENCE, 28, 24);
        Watch woken = Watch.look(new Watch(DAY, at(28, 0)), at(28, 20));

        assertThat(woken.since()).isEqualTo(at(28, 20));
        assertThat(asleep.tick(at(28, 20), at(28, 20), woken)).isEmpty();
        assertThat(asleep.tick(at(29, 2), at(29, 2), woken)).isEmpty();
        assertThat(asleep.tick(at(29, 12), at(29, 12), woken)).hasSize(1);
    }

    @Test
    void callsNobodySilentInALaneToWhichNothingComes() {
        Lane deaf = new Lane(true);
        habit(deaf, SILENCE, 28, 24);

        assertThat(deaf.tick(at(35, 0), at(27, 23), new Watch(DAY, at(34, 23)))).isEmpty();
    }

    @Test
    void isAwakeThroughARestartAndAfterTheClockWasPutBack() {
        Watch watch = new Watch(DAY, at(28, 0));

        assertThat(Watch.look(watch, at(28, 0.3)).since()).isEqualTo(DAY);
        assertThat(Watch.look(watch, at(27, 0)).since()).isEqualTo(at(27, 0));
        assertThat(Watch.look(null, at(28, 0)).since()).isEqualTo(at(28, 0));
    }

    @Test
    void tellsOfTheSecondStepWithTheFirstBeforeIt() {
        lane.take(article(SEQUENCE, "deployed", at(1, 0), "P1", 0));
        lane.take(article(SEQUENCE, "confirmed", at(2, 0), "P2", 0));
        assertThat(lane.alerts()).isEmpty();

        lane.take(article(SEQUENCE, "struck", at(5, 3), "P3", 1));

        Alert alert = onlyAlert();
        assertThat(alert.evidence())
                .extracting(evidence -> evidence.article().id())
                .containsExactly(Ids.of("confirmed"), Ids.of("struck"));
        assertThat(alert.evidence().get(1).conditions().get(0))
                .isEqualTo("sequence: Deployment at 2026-03-03T00:00:00Z, then Attack after 3 d 3 h (at most 7 d 0 h)");
    }

    @Test
    void tellsNothingOfStepsInTheWrongOrderTooFarApartOrInOneArticle() {
        lane.take(article(SEQUENCE, "struck-first", at(1, 0), "P1", 1));
        lane.take(article(SEQUENCE, "deployed", at(2, 0), "P2", 0));
        lane.take(article(SEQUENCE, "struck-late", at(9, 1), "P3", 1));
        lane.take(article(SEQUENCE, "both", at(30, 0), "P3", 0, 1));

        assertThat(lane.alerts()).isEmpty();
    }

    @Test
    void takesASequenceBackWithItsFirstStep() {
        lane.take(article(SEQUENCE, "deployed", at(1, 0), "P1", 0));
        lane.take(article(SEQUENCE, "struck", at(5, 0), "P3", 1));
        assertThat(lane.alerts()).hasSize(1);

        lane.take(new Retraction(
                "sequence", "group", Ids.of("deployed"), 2, null, new Retraction.Window(SEQUENCE, at(1, 0))));

        assertThat(lane.alerts()).isEmpty();
    }

    private void habit(RuleWindow window, int days, int perDay) {
        habit(lane, window, days, perDay);
    }

    private static void habit(Lane lane, RuleWindow window, int days, int perDay) {
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < perDay; i++) {
                lane.take(article(
                        window, "habit" + day + "-" + i, at(day, 24.0 * i / perDay), "Publisher " + (day + i) % 5));
            }
        }
    }

    private Alert onlyAlert() {
        return onlyAlert(lane);
    }

    private static Alert onlyAlert(Lane lane) {
        assertThat(lane.alerts()).hasSize(1);
        return lane.alerts().get(0);
    }

    private static Instant at(double day, double hour) {
        return DAY.plusSeconds(Math.round(day * 86_400 + hour * 3600));
    }

    private static Match seen(Match match, Instant fetched) {
        ArticleReference article = match.article();
        return match.withEvidence(match.evidence()
                .withArticle(new ArticleReference(
                        article.id(),
                        1,
                        article.feed(),
                        article.title(),
                        null,
                        article.publisher(),
                        null,
                        null,
                        fetched,
                        article.effective(),
                        null,
                        null,
                        null)));
    }

    private static Match article(RuleWindow window, String name, Instant time, String publisher, Integer... steps) {
        RuleKind kind = window instanceof RuleWindow.Burst
                ? RuleKind.BURST
                : window instanceof RuleWindow.Silence ? RuleKind.SILENCE : RuleKind.SEQUENCE;
        RuleTerms terms = new RuleTerms(
                "A rule", kind, 14 * 86_400, RuleSeverity.fixed(Severity.INFO), null, null, new TreeMap<>(), window);
        ArticleReference reference = new ArticleReference(
                Ids.of(name), 1, "feed", "Title " + name, null, publisher, "en", time, time, time, null, null, null);
        return new Match(
                kind.key(),
                "group",
                List.of("entity.one"),
                "default",
                terms,
                new Evidence(reference, "v1", List.of("entity: “One”"), List.of()),
                null,
                null,
                null,
                List.of(steps));
    }
}
