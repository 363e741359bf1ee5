package dev.wirewatch.topology.detect;

import static dev.wirewatch.topology.detect.DetectionDriver.NINE;
import static dev.wirewatch.topology.detect.DetectionDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.CorrectionKind;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert from its first article to its end, on all topics, with a clock that the test sets. */
class AlertLifeTest {
    private static final String SEEN = "The Patriot reached Anbar on Monday, officials said.";
    private static final String CONFIRMED = "Officials said on Monday that the Patriot reached Anbar at night.";
    private static final String THIRD = "A Patriot was seen in Anbar on Monday at night, said residents.";

    @TempDir
    private Path directory;

    private DetectionDriver desk;

    @BeforeEach
    void start() throws Exception {
        desk = new DetectionDriver(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void opensWithTheFirstArticle() {
        desk.publish("a", SEEN);

        Alert alert = desk.only();
        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.OPENED);
        assertThat(event.alert()).isEqualTo(alert.id());
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.at()).isEqualTo(NINE);
        assertThat(event.state()).isEqualTo(alert);
        assertThat(alert.handling()).isNull();
    }

    @Test
    void saysWhereEachMentionStandsInItsSnippet() {
        desk.publish("a", "“Quiet” 😀 it was. " + "So they say, ".repeat(30) + SEEN + " " + CONFIRMED);

        assertThat(desk.only().evidence().get(0).mentions()).isNotEmpty().allSatisfy(mention -> {
            int at = mention.snippet().offsetByCodePoints(0, Objects.requireNonNull(mention.at()));
            assertThat(mention.snippet().substring(at)).startsWith(mention.text());
        });
    }

    @Test
    void isUpdatedByANewIndependentOriginAndByAHigherSeverity() {
        desk.publish("a", SEEN);
        desk.events();

        desk.publish("b", CONFIRMED);
        desk.publish("c", THIRD);

        List<AlertEvent> events = desk.events();
        assertThat(events).extracting(AlertEvent::type).containsOnly(AlertTransition.UPDATED);
        assertThat(events.get(0).reasons()).containsExactly(AlertReason.NEW_ORIGIN);
        assertThat(events.get(0).changes()).containsExactly("new independent source: publisher b");
        assertThat(events.get(1).reasons()).containsExactly(AlertReason.NEW_ORIGIN, AlertReason.HIGHER_SEVERITY);
        assertThat(events.get(1).changes()).contains("severity warning before, critical now");
        assertThat(events).extracting(AlertEvent::sequence).containsExactly(2, 3);
        assertThat(desk.only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void saysNothingOfAnotherCopyOfTheSameTextButCountsIt() {
        String text =
                SEEN + " " + "It was brought by road from the coast with its radar and four launchers. ".repeat(8);
        desk.publish("a", text);
        desk.events();

        desk.publish("b", text);

        assertThat(desk.events()).isEmpty();
        assertThat(desk.only().articles()).isEqualTo(2);
        assertThat(desk.only().corroboration()).isEqualTo(1);
    }

    @Test
    void isUpdatedByACorrectionAndByARetractionSayingWhat() {
        desk.publish("a", SEEN);
        desk.events();

        desk.pipe(article("a", 2, NINE.plusSeconds(60), NINE, "News a", CONFIRMED));
        desk.pipe(article("b", 1, NINE.plusSeconds(90), NINE.plusSeconds(90), "Retraction: Patriot in Anbar", SEEN));

        List<AlertEvent> events = desk.events();
        assertThat(events.get(0).reasons()).containsExactly(AlertReason.CORRECTION);
        assertThat(events.get(0).changes()).containsExactly("publisher a: edited: text (News a)");
        assertThat(events.get(1).reasons()).contains(AlertReason.RETRACTION);
        assertThat(events.get(1).changes()).contains("publisher b: “Retraction” (Retraction: Patriot in Anbar)");
        assertThat(desk.only().evidence())
                .extracting(evidence ->
                        Objects.requireNonNull(evidence.correction()).kind())
                .containsExactly(CorrectionKind.REVISION, CorrectionKind.RETRACTION);
    }

    @Test
    void isWithdrawnWithItsLastEvidence() {
        desk.publish("a", SEEN);
        Alert stood = desk.only();
        desk.events();

        desk.pipe(article("a", 2, NINE.plusSeconds(60), NINE, "News a", "Correction: nothing moved."));

        assertThat(desk.standing()).isEmpty();
        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.WITHDRAWN);
        assertThat(event.at()).isEqualTo(NINE.plusSeconds(60));
        assertThat(event.state()).isNull();
        assertThat(event.last()).isEqualTo(stood);
    }

    @Test
    void isAcknowledgedOnceAndSaysByWhom() {
        desk.publish("a", SEEN);
        desk.events();

        desk.act(action(ActionType.ACKNOWLEDGE, "on it"));
        desk.act(action(ActionType.ACKNOWLEDGE, "so am I"));

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.ACKNOWLEDGED);
        assertThat(event.by()).isEqualTo("desk");
        assertThat(event.note()).isEqualTo("on it");
        assertThat(desk.only().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(Objects.requireNonNull(desk.only().handling()).acknowledged())
                .isNotNull();

        desk.act(action(ActionType.UNACKNOWLEDGE, null));

        assertThat(onlyEvent().type()).isEqualTo(AlertTransition.UNACKNOWLEDGED);
        assertThat(desk.only().state()).isEqualTo(AlertState.OPENED);
    }

    @Test
    void staysAcknowledgedWithAnotherSourceAndIsReopenedByAHigherSeverity() {
        desk.publish("a", SEEN);
        desk.act(action(ActionType.ACKNOWLEDGE, null));
        desk.publish("b", CONFIRMED);
        assertThat(desk.only().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        desk.events();

        desk.publish("c", THIRD);

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.REOPENED);
        assertThat(event.reasons()).contains(AlertReason.HIGHER_SEVERITY);
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
    }

    @Test
    void closesAfterQuietAsOfTheMomentItHadLastedLongEnough() {
        desk.publish("a", SEEN);
        desk.events();

        desk.pass(Duration.ofHours(25));

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.CLOSED);
        assertThat(event.reasons()).containsExactly(AlertReason.QUIET);
        assertThat(event.at()).isEqualTo(NINE.plus(DetectionDriver.CLOSE_AFTER));
        assertThat(desk.only().state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void staysOpenAsLongAsArticlesKeepComing() {
        desk.publish("a", SEEN);
        desk.pass(Duration.ofHours(20));
        desk.publish("b", CONFIRMED);
        desk.pass(Duration.ofHours(20));

        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        assertThat(desk.events()).extracting(AlertEvent::type).doesNotContain(AlertTransition.CLOSED);
    }

    @Test
    void isReopenedByANewArticleAfterItWasClosed() {
        desk.publish("a", SEEN);
        desk.act(action(ActionType.CLOSE, "an exercise"));
        assertThat(desk.only().state()).isEqualTo(AlertState.CLOSED);
        desk.events();

        desk.publish("b", CONFIRMED);

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.REOPENED);
        assertThat(event.reasons()).contains(AlertReason.NEW_ARTICLE);
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
    }

    @Test
    void passesItsAcknowledgementNotesAndSequenceOnWhenAnEarlierArticleTurnsUp() {
        desk.publish("a", SEEN);
        Alert before = desk.only();
        desk.act(action(ActionType.ACKNOWLEDGE, "on it"));
        desk.act(action(ActionType.NOTE, "called the ministry"));
        desk.events();

        desk.pipe(article("b", 1, NINE.plusSeconds(60), NINE.minusSeconds(3600), "News b", CONFIRMED));

        Alert after = desk.only();
        assertThat(after.id()).isNotEqualTo(before.id()).isEqualTo(id("b"));
        assertThat(after.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(Objects.requireNonNull(after.handling()).notes())
                .extracting(note -> note.note())
                .containsExactly("called the ministry");
        List<AlertEvent> events = desk.events();
        assertThat(events)
                .extracting(AlertEvent::type)
                .containsExactly(AlertTransition.SUPERSEDED, AlertTransition.UPDATED);
        assertThat(events.get(0).alert()).isEqualTo(before.id());
        assertThat(events.get(0).successor()).isEqualTo(after.id());
        assertThat(Objects.requireNonNull(events.get(0).last()).id()).isEqualTo(before.id());
        assertThat(events.get(1).alert()).isEqualTo(after.id());
        assertThat(events.get(1).sequence()).isEqualTo(4);
        assertThat(events.get(1).reasons()).contains(AlertReason.JOINED, AlertReason.NEW_ORIGIN);

        // Somebody who still sees the old id is understood.
        desk.act(AlertAction.of(ActionType.UNACKNOWLEDGE, before, NINE.plusSeconds(90), "desk", null));

        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        assertThat(onlyEvent().alert()).isEqualTo(after.id());
    }

    @Test
    void goesOnAsOneAlertStillAcknowledgedWhenTwoTurnOutToBeOneEvent() {
        Instant before = NINE.minus(Duration.ofHours(60));
        desk.pipe(article("a", 1, before, before, "News a", SEEN));
        desk.pipe(article("c", 1, NINE, NINE, "News c", CONFIRMED));
        Alert later = desk.standing().stream()
                .filter(alert -> alert.id().equals(id("c")))
                .findFirst()
                .orElseThrow();
        desk.act(AlertAction.of(ActionType.ACKNOWLEDGE, later, NINE, "desk", null));
        desk.events();

        desk.pipe(article("b", 1, NINE.plusSeconds(60), NINE.minus(Duration.ofHours(30)), "News b", THIRD));

        assertThat(desk.only().id()).isEqualTo(id("a"));
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        List<AlertEvent> events = desk.events();
        assertThat(events)
                .extracting(AlertEvent::type)
                .containsExactly(AlertTransition.SUPERSEDED, AlertTransition.REOPENED);
        assertThat(events.get(0).successor()).isEqualTo(id("a"));
        assertThat(events.get(1).reasons())
                .as("acknowledged it stayed, had it not become more severe by that")
                .contains(AlertReason.JOINED, AlertReason.HIGHER_SEVERITY);
        assertThat(events.get(1).changes()).contains("what looked like 2 events is one");
    }

    @Test
    void isClosedAtTheLatestWhenItIsForgotten() {
        Instant before = NINE.minus(Duration.ofDays(10));
        desk.pipe(article("a", 1, before, before, "News a", SEEN));
        desk.events();

        desk.publish("b", CONFIRMED);

        assertThat(desk.events())
                .extracting(AlertEvent::type, AlertEvent::alert, AlertEvent::at)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(AlertTransition.OPENED, id("b"), NINE),
                        org.assertj.core.groups.Tuple.tuple(
                                AlertTransition.CLOSED, id("a"), before.plus(Duration.ofDays(2))));
        assertThat(desk.standing())
                .filteredOn(alert -> alert.id().equals(id("a")))
                .extracting(Alert::state)
                .containsExactly(AlertState.CLOSED);
    }

    @Test
    void sendsAnActionOnAnAlertThatNobodyKnowsToTheDeadLetters() {
        desk.publish("a", SEEN);
        Alert alert = desk.only();
        AlertAction unknown = new AlertAction(
                Ids.of("x"),
                ActionType.CLOSE,
                NINE,
                "desk",
                null,
                Ids.of("nobody"),
                alert.rule(),
                alert.group(),
                List.of(),
                null,
                null);

        desk.act(unknown);

        assertThat(desk.deadLetters()).singleElement().asString().contains("is not followed any more");
        assertThat(desk.only()).isEqualTo(alert);
    }

    @Test
    void isHiddenByAMuteFromTheBeginningOrInTheMiddleAndShownWhenThatEnds() {
        desk.publish("a", SEEN);
        desk.events();
        AlertAction mute = mute("label.region=gulf", Duration.ofHours(1));

        desk.act(mute);

        AlertEvent muted = onlyEvent();
        assertThat(muted.type()).isEqualTo(AlertTransition.MUTED);
        assertThat(muted.by()).isEqualTo("desk");
        assertThat(muted.action()).isEqualTo(mute.id());
        assertThat(desk.only().isMuted()).isTrue();

        desk.act(AlertAction.unmute(mute.id(), NINE.plusSeconds(60), "chief", "over"));

        AlertEvent unmuted = onlyEvent();
        assertThat(unmuted.type()).isEqualTo(AlertTransition.UNMUTED);
        assertThat(unmuted.by()).isEqualTo("chief");
        assertThat(desk.only().isMuted()).isFalse();
    }

    @Test
    void recordsAnAlertThatIsMutedWhenItOpens() {
        desk.act(mute("entity=~system.*", Duration.ofHours(1)));

        desk.publish("a", SEEN);

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.OPENED);
        assertThat(Objects.requireNonNull(event.state()).isMuted()).isTrue();
        assertThat(Objects.requireNonNull(desk.only().handling()).muted())
                .extracting(mute -> Objects.requireNonNull(mute).why())
                .isEqualTo("an exercise");
    }

    @Test
    void isShownAgainWhenTheMuteRunsOut() {
        desk.act(mute("rule=system-at-place", Duration.ofHours(1)));
        desk.publish("a", SEEN);
        desk.events();

        desk.pass(Duration.ofMinutes(90));

        AlertEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo(AlertTransition.UNMUTED);
        assertThat(event.at()).isEqualTo(NINE.plus(Duration.ofHours(1)));
        assertThat(desk.only().isMuted()).isFalse();
    }

    @Test
    void isShownWhenSomebodyElseReportsWhatOnlyAMutedFeedDid() {
        desk.act(mute("feed=feed-a", Duration.ofHours(1)));
        desk.publish("a", SEEN);
        assertThat(desk.only().isMuted()).isTrue();
        desk.events();

        desk.publish("b", CONFIRMED);

        assertThat(desk.events())
                .extracting(AlertEvent::type)
                .containsExactly(AlertTransition.UPDATED, AlertTransition.UNMUTED);
        assertThat(desk.only().isMuted()).isFalse();
    }

    private AlertEvent onlyEvent() {
        List<AlertEvent> events = desk.events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private AlertAction action(ActionType type, @Nullable String note) {
        return AlertAction.of(type, desk.only(), desk.now(), "desk", note);
    }

    private static AlertAction mute(String matcher, Duration time) {
        Instant until = NINE.plus(time);
        return AlertAction.mute(List.of(AlertMatcher.parse(matcher)), NINE, until, "desk", "an exercise");
    }

    private static String id(String article) {
        return Ids.of("system-at-place", "place.anbar+system.patriot", Ids.of(article));
    }
}
