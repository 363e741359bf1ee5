package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupStateTest {
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The group as a consumer of the alert topic sees it: latest state by id, tombstones applied. */
    private static final class Desk {
        private final FoldLimits limits;
        private final TreeMap<String, Alert> standing = new TreeMap<>();
        private final List<AlertChange> changes = new ArrayList<>();
        private @Nullable GroupState state;

        Desk(FoldLimits limits) {
            this.limits = limits;
        }

        static Desk of(List<Match> matches) {
            Desk desk = new Desk(FoldLimits.REPLAY);
            matches.forEach(desk::see);
            return desk;
        }

        GroupStep see(GroupEvent event) {
            GroupStep step = GroupState.step(state, throughJson(event), limits);
            state = step.state() == null ? null : throughJson(step.state());
            for (AlertChange change : step.changes()) {
                changes.add(change);
                if (change instanceof AlertChange.Withdrawn) {
                    assertThat(standing.remove(change.id())).isNotNull();
                } else if (change instanceof AlertChange.Opened opened) {
                    assertThat(standing.put(change.id(), opened.alert())).isNull();
                } else if (change instanceof AlertChange.Updated updated) {
                    assertThat(standing.put(change.id(), updated.alert())).isNotNull();
                }
            }
            return step;
        }

        GroupState known() {
            return Objects.requireNonNull(state);
        }

        Alert only() {
            assertThat(standing).hasSize(1);
            return standing.firstEntry().getValue();
        }

        String json() {
            return write(List.copyOf(standing.values()));
        }
    }

    /** The id of the alert of the story whose first seen article is given. */
    private static String alertId(String article) {
        return Ids.of("rule", "x+y", Ids.of(article));
    }

    @Test
    void opensAnAlertWithTheFirstMatch() {
        Desk desk = Desk.of(List.of(match("a", 0)));

        Alert alert = desk.only();
        assertThat(alert.id()).isEqualTo(alertId("a"));
        assertThat(alert.story()).isEqualTo(Ids.of("a"));
        assertThat(alert.state()).isEqualTo(AlertState.OPENED);
        assertThat(alert.headline()).isEqualTo("Title of a");
        assertThat(alert.entities()).containsExactly("x", "y");
        assertThat(alert.articles()).isEqualTo(1);
        assertThat(alert.corroboration()).isEqualTo(1);
        assertThat(alert.opened()).isEqualTo(NOON);
        assertThat(alert.watchlistVersion()).isEqualTo("v1");
        assertThat(desk.changes).hasExactlyElementsOfTypes(AlertChange.Opened.class);
    }

    @Test
    void updatesItWithTheNextWithinTheQuietInterval() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 24)));

        assertThat(desk.changes).hasExactlyElementsOfTypes(AlertChange.Opened.class, AlertChange.Updated.class);
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        assertThat(desk.only().articles()).isEqualTo(2);
        assertThat(desk.only().firstSeen()).isEqualTo(NOON);
        assertThat(desk.only().lastSeen()).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(desk.only().evidence())
                .extracting(evidence -> evidence.article().title())
                .containsExactly("Title of a", "Title of b");
    }

    @Test
    void opensANewAlertAfterTheQuietInterval() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 25)));

        assertThat(desk.changes).hasExactlyElementsOfTypes(AlertChange.Opened.class, AlertChange.Opened.class);
    }

    @Test
    void joinsTwoAlertsWhenALateMatchClosesTheGap() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 40), match("c", 20)));

        String first = alertId("a");
        String second = alertId("b");
        assertThat(desk.changes.subList(2, 4))
                .satisfiesExactly(
                        change -> assertThat(change).isEqualTo(new AlertChange.Withdrawn(second, first, null)),
                        change -> assertThat(change).isInstanceOf(AlertChange.Updated.class));
        assertThat(desk.only().id()).isEqualTo(first);
        assertThat(desk.only().articles()).isEqualTo(3);
    }

    @Test
    void namesTheAlertAfterTheArticlePublishedFirstWhicheverWasSeenFirst() {
        Match first = match("b", 10);
        Match earlierButSeenLater = matchAt("a", 5, 12, 1, "Title of a", "Gazette", RuleKind.MATCH);
        Match earlierAndSeenFirst = matchAt("a", 5, 9, 1, "Title of a", "Gazette", RuleKind.MATCH);

        Desk seenLater = Desk.of(List.of(first, earlierButSeenLater));
        Desk seenFirst = Desk.of(List.of(earlierAndSeenFirst, first));

        assertThat(seenLater.only().id())
                .isEqualTo(alertId("a"))
                .isEqualTo(seenFirst.only().id());
        assertThat(seenLater.only().firstSeen()).isEqualTo(earlierButSeenLater.effective());
        assertThat(seenLater.only().opened()).isEqualTo(first.fetched());
        assertThat(seenFirst.only().opened()).isEqualTo(earlierAndSeenFirst.fetched());
    }

    @Test
    void passesTheAlertOnWhenAnArticleThatWasSeenEarlierIsProcessedLater() {
        Desk desk = Desk.of(List.of(match("b", 10), match("a", 5)));

        assertThat(desk.changes.get(1)).isEqualTo(new AlertChange.Withdrawn(alertId("b"), alertId("a"), null));
        assertThat(desk.only().id()).isEqualTo(alertId("a"));
    }

    @Test
    void changesNothingWhenAMatchComesAgain() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 1)));

        GroupStep step = desk.see(match("b", 1));

        assertThat(step.changes()).isEmpty();
        assertThat(step.late()).isFalse();
    }

    @Test
    void showsTheLatestRevisionOfAnArticleOnce() {
        Match first = match("a", 0);
        Match second = match("a", 3, 2, "Corrected", "Gazette", RuleKind.MATCH);

        Desk desk = Desk.of(List.of(first, second));

        assertThat(desk.only().articles()).isEqualTo(1);
        assertThat(desk.only().headline()).isEqualTo("Corrected");
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        assertThat(desk.only().opened()).isEqualTo(first.fetched());
        assertThat(desk.only().updated()).isEqualTo(second.fetched());
        assertThat(desk.json()).isEqualTo(Desk.of(List.of(second, first)).json());
    }

    @Test
    void countsPublishersNotArticles() {
        Desk desk = Desk.of(List.of(
                match("a", 0, 1, "One", "Agency", RuleKind.MATCH),
                match("b", 1, 1, "Two", " AGENCY ", RuleKind.MATCH),
                match("c", 2, 1, "Three", "Gazette", RuleKind.MATCH)));

        assertThat(desk.only().articles()).isEqualTo(3);
        assertThat(desk.only().corroboration()).isEqualTo(2);
        assertThat(desk.only().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void countsCopiesOfATextAsTheOneWhoHadItFirst() {
        Desk desk = Desk.of(List.of(
                match("b", 1, 1, "Copy 1", "Herald", RuleKind.MATCH),
                match("a", 0, 1, "Copy 1", "Agency", RuleKind.MATCH),
                match("c", 2, 1, "Own report", "Herald", RuleKind.MATCH),
                match("d", 3, 1, "Copy 1", "Gazette", RuleKind.MATCH)));

        assertThat(desk.only().origins()).containsExactly("agency", "herald");
        assertThat(desk.only().corroboration()).isEqualTo(2);
        assertThat(desk.only().articles()).isEqualTo(4);
    }

    @Test
    void keepsTheFirstAndTheLatestEvidenceAndCountsTheRest() {
        List<Match> matches = IntStream.range(0, 100)
                .mapToObj(i -> match("a" + i, i, 1, "Title " + i, "Publisher " + i, RuleKind.MATCH))
                .toList();

        Alert alert = Desk.of(matches).only();

        assertThat(alert.articles()).isEqualTo(100);
        assertThat(alert.corroboration()).isEqualTo(Origins.PUBLISHERS + Story.EARLIEST + Story.LATEST);
        assertThat(alert.evidence()).hasSize(Story.EARLIEST + Story.LATEST);
        assertThat(alert.evidence().get(0).article().title()).isEqualTo("Title 0");
        assertThat(alert.evidence().get(9).article().title()).isEqualTo("Title 99");
    }

    @Test
    void countsEveryPublisherBesideOneWhoHasMostOfTheArticles() {
        List<Match> matches = IntStream.range(0, 300)
                .mapToObj(i ->
                        match("a" + i, i, 1, "Title " + i, i % 10 == 9 ? "Publisher " + i : "Chatty", RuleKind.MATCH))
                .toList();

        assertThat(Desk.of(matches).only().corroboration()).isEqualTo(31);
    }

    @Test
    void countsAnArticleWhoseEvidenceIsNotKeptOnceAndTakesItBack() {
        Desk desk = new Desk(FoldLimits.LIVE);
        for (int i = 0; i < 20; i++) {
            desk.see(match("a" + i, i, 1, "Title " + i, "Publisher " + i, RuleKind.MATCH));
        }

        desk.see(match("a8", 8, 2, "Title 8, edited", "Publisher 8", RuleKind.MATCH));
        assertThat(desk.only().articles()).isEqualTo(20);
        assertThat(desk.only().corroboration()).isEqualTo(20);
        desk.see(new Retraction("rule", "x+y", Ids.of("a9"), 2));

        assertThat(desk.only().articles()).isEqualTo(19);
        assertThat(desk.only().corroboration()).isEqualTo(19);
    }

    @Test
    void reportsOnlyTheFirstSightingOfARuleForFirstSightings() {
        Desk desk = Desk.of(List.of(
                match("a", 0, 1, "One", "Gazette", RuleKind.FIRST_SEEN),
                match("b", 20, 1, "Two", "Herald", RuleKind.FIRST_SEEN),
                match("c", 40, 1, "Three", "Herald", RuleKind.FIRST_SEEN),
                match("d", 70, 1, "Four", "Herald", RuleKind.FIRST_SEEN)));

        assertThat(desk.changes).hasExactlyElementsOfTypes(AlertChange.Opened.class, AlertChange.Opened.class);
        assertThat(desk.standing.values()).extracting(Alert::headline).containsExactlyInAnyOrder("One", "Four");
        assertThat(desk.standing.values())
                .allSatisfy(alert -> assertThat(alert.articles()).isEqualTo(1));
    }

    @Test
    void takesEvidenceBackWhenARevisionNoLongerMatches() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 1)));

        desk.see(new Retraction("rule", "x+y", Ids.of("b"), 2));

        assertThat(desk.json()).isEqualTo(Desk.of(List.of(match("a", 0))).json());
    }

    @Test
    void withdrawsTheAlertWithItsLastEvidence() {
        Desk desk = Desk.of(List.of(match("a", 0)));

        desk.see(new Retraction("rule", "x+y", Ids.of("a"), 2));

        assertThat(desk.standing).isEmpty();
        assertThat(desk.state).isNull();
        assertThat(desk.changes.get(1)).isEqualTo(new AlertChange.Withdrawn(alertId("a"), null, null));
    }

    @Test
    void splitsAnAlertWhenTheArticleThatHeldItTogetherIsTakenBack() {
        Desk desk = Desk.of(List.of(match("a", 0), match("b", 20), match("c", 40)));

        desk.see(new Retraction("rule", "x+y", Ids.of("b"), 2));

        assertThat(desk.json())
                .isEqualTo(Desk.of(List.of(match("a", 0), match("c", 40))).json());
    }

    @Test
    void doesNotTakeBackWhatALaterRevisionSupports() {
        Desk desk = Desk.of(List.of(match("a", 0, 3, "Third", "Gazette", RuleKind.MATCH)));

        assertThat(desk.see(new Retraction("rule", "x+y", Ids.of("a"), 2)).changes())
                .isEmpty();
    }

    @Test
    void forgetsWhatIsLongOverAndCallsMatchesFromThenLate() {
        Desk desk = new Desk(FoldLimits.LIVE);
        desk.see(match("a", 0));
        desk.see(match("b", 200));

        GroupStep late = desk.see(match("c", 2));

        assertThat(desk.known().alerts()).hasSize(1);
        assertThat(late.late()).isTrue();
        assertThat(late.changes()).isEmpty();
        assertThat(desk.standing).hasSize(2);
        assertThat(desk.known().expires(FoldLimits.LIVE)).isEqualTo(NOON.plus(Duration.ofHours(200 + 24 + 48)));
    }

    @Test
    void remembersNoMoreSessionsThanAllowed() {
        Desk desk = new Desk(new FoldLimits(3, 1000, 64));

        for (int i = 0; i < 10; i++) {
            desk.see(match("a" + i, 30 * i));
        }

        assertThat(desk.known().stories()).hasSize(3);
        assertThat(desk.standing).hasSize(10);
    }

    @Test
    void refusesAMatchOfAnotherGroup() {
        Desk desk = Desk.of(List.of(match("a", 0)));

        assertThatIllegalArgumentException().isThrownBy(() -> desk.see(new Retraction("rule", "z", Ids.of("a"), 2)));
    }

    /** The order of arrival decides nothing: the same alerts, byte for byte, from every order of the same matches. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void raisesTheSameAlertsInWhateverOrderMatchesArrive(long seed) {
        Random random = new Random(seed);
        int articles = 5 + random.nextInt(seed % 2 == 0 ? 30 : 90);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            int hour = random.nextInt(24 * 40);
            int delay = random.nextInt(60);
            String publisher = "Publisher " + random.nextInt(12);
            String title = i % 3 == 0 ? "Copy " + i % 4 : "Title " + i;
            matches.add(matchAt("a" + i, hour, hour + delay, 1, title, publisher, RuleKind.MATCH));
        }
        String expected = Desk.of(matches).json();

        for (int order = 0; order < 10; order++) {
            Collections.shuffle(matches, random);
            assertThat(Desk.of(matches).json()).isEqualTo(expected);
        }
    }

    /** Revisions of an article arrive in their order, as they stand in one partition; everything else interleaves. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void raisesTheSameAlertsWhateverTheInterleavingOfRevisions(long seed) {
        Random random = new Random(seed);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            int hour = random.nextInt(24 * 12);
            for (int revision = 1; revision <= 1 + random.nextInt(3); revision++) {
                int fetched = hour + 5 * revision;
                int effective = Math.min(fetched, hour + random.nextInt(40));
                matches.add(
                        matchAt("a" + i, effective, fetched, revision, "R" + revision, "P" + i % 5, RuleKind.MATCH));
            }
        }
        String expected = Desk.of(matches).json();

        for (int order = 0; order < 25; order++) {
            assertThat(Desk.of(interleave(matches, random)).json()).isEqualTo(expected);
        }
    }

    /** Who remembers what it worked out in the step before tells the same as who works it out again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsTheSameAfterARestartBetweenAnyTwoSteps(long seed) {
        Random random = new Random(seed);
        Desk restarted = new Desk(FoldLimits.LIVE);
        GroupState state = null;
        for (int i = 0; i < 250; i++) {
            int article = random.nextInt(10) == 0 ? random.nextInt(i + 1) : i;
            GroupEvent event = random.nextInt(15) == 0
                    ? new Retraction("rule", "x+y", Ids.of("a" + article), 3)
                    : matchAt(
                            "a" + article,
                            i / 2 + random.nextInt(30),
                            i / 2 + 30,
                            article == i ? 1 : 2,
                            random.nextInt(3) == 0 ? "Title " + article : "Copy " + article % 7,
                            "Publisher " + random.nextInt(90),
                            RuleKind.MATCH);

            GroupStep step = GroupState.step(state, event, FoldLimits.LIVE);
            GroupStep again = restarted.see(event);

            assertThat(step.changes()).isEqualTo(again.changes());
            assertThat(step.events()).isEqualTo(again.events());
            assertThat(step.state()).isEqualTo(again.state());
            state = step.state();
        }
        assertThat(restarted.only().articles()).isGreaterThan(50);
    }

    private static List<Match> interleave(List<Match> matches, Random random) {
        Map<String, List<Match>> byArticle = new HashMap<>();
        matches.forEach(match -> byArticle
                .computeIfAbsent(match.article().id(), id -> new ArrayList<>())
                .add(match));
        List<String> turns = new ArrayList<>(
                matches.stream().map(match -> match.article().id()).toList());
        Collections.shuffle(turns, random);
        return turns.stream()
                .map(id -> byArticle.getOrDefault(id, List.of()).remove(0))
                .toList();
    }

    private static Match match(String article, int hour) {
        return match(article, hour, 1, "Title of " + article, "Gazette", RuleKind.MATCH);
    }

    private static Match match(String article, int hour, int revision, String title, String publisher, RuleKind kind) {
        return matchAt(article, hour, hour, revision, title, publisher, kind);
    }

    private static Match matchAt(
            String article, int effective, int fetched, int revision, String title, String publisher, RuleKind kind) {
        ArticleReference reference = new ArticleReference(
                Ids.of(article),
                revision,
                "feed",
                title,
                null,
                publisher,
                "en",
                null,
                NOON.plus(Duration.ofHours(fetched)),
                NOON.plus(Duration.ofHours(effective)),
                "articles",
                3,
                99L);
        TreeMap<Integer, Severity> steps = new TreeMap<>(Map.of(2, Severity.WARNING, 5, Severity.CRITICAL));
        RuleTerms terms =
                new RuleTerms("A rule", kind, 24 * 3600, new RuleSeverity(Severity.INFO, steps), null, new TreeMap<>());
        EvidenceMention mention = new EvidenceMention("x", "X", "text", 0, 1, "X", "X and Y.");
        return new Match(
                "rule",
                "x+y",
                List.of("x", "y"),
                "default",
                terms,
                new Evidence(reference, "v1", List.of("state: “X” (x)"), List.of(mention)),
                signature(title),
                null);
    }

    /** Articles with the same number in their title are copies of each other; others have no signature. */
    private static @Nullable String signature(String title) {
        return title.startsWith("Copy ") ? TextSignature.of(title.repeat(5), "") : null;
    }

    @SuppressWarnings("unchecked")
    private static <T> T throughJson(T value) {
        try {
            Class<?> type = value instanceof GroupEvent ? GroupEvent.class : value.getClass();
            T back = (T) JSON.readValue(JSON.writeValueAsString(value), type);
            assertThat(back).isEqualTo(value);
            return back;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
