package dev.wirewatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Outcome TAKEN = new Outcome.Delivered("HTTP 204");
    private static final Outcome BUSY = new Outcome.Failed("HTTP 500", null);
    private static final QuietHours NIGHT = new QuietHours(
            ZoneOffset.UTC,
            EnumSet.allOf(java.time.DayOfWeek.class),
            LocalTime.of(22, 0),
            LocalTime.of(6, 30),
            Severity.CRITICAL);

    private final SetClock clock = new SetClock(Samples.NOON);
    private final List<Message> sent = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final TreeMap<Long, byte[]> topic = new TreeMap<>();
    private final Map<Integer, Progress> committed = new HashMap<>();
    private Function<Message, Outcome> receiver = message -> TAKEN;

    @Test
    void deliversAnEventOnceUnderAnIdThatItsTargetAndEventMake() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        Event event = Samples.opened("a", Severity.INFO);

        publish(dispatcher, event);
        run(dispatcher);

        assertThat(sent).extracting(Message::id).containsExactly(event.deliveryTo("desk"));
        assertThat(event.deliveryTo("desk")).isNotEqualTo(event.deliveryTo("other"));
        assertThat(progress().committed()).isEqualTo(1);
        assertThat(progress().counts().delivered()).isEqualTo(1);
    }

    @Test
    void isThroughWithTheEndOfATransactionToo() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        publish(dispatcher, Samples.opened("a", Severity.INFO));
        run(dispatcher);

        dispatcher.reached(0, 2);
        commit(dispatcher);
        dispatcher.reached(0, 1);

        assertThat(progress().committed()).isEqualTo(2);
        assertThat(progress().head()).isEqualTo(2);
        assertThat(dispatcher.changes()).as("nothing new").isEmpty();
    }

    @Test
    void passesOverWhatTheTargetDoesNotWantAndWhatAMuteHides() {
        EventFilter warnings = new EventFilter(
                Set.of(AlertTransition.OPENED), Severity.WARNING, Set.of("rule-a"), Set.of("state.x"), Map.of());
        Dispatcher dispatcher = begin(Samples.webhook("desk", warnings, null));

        publish(dispatcher, Samples.opened("a", Severity.INFO));
        publish(dispatcher, Samples.event("b", 2, AlertTransition.UPDATED, Severity.CRITICAL, Samples.NOON, "b"));
        publish(dispatcher, Samples.opened("c", Severity.WARNING));
        run(dispatcher);

        assertThat(alerts())
                .containsExactly(Samples.opened("c", Severity.WARNING).step().alert());
        assertThat(progress().counts().passedOver()).isEqualTo(2);
    }

    @Test
    void keepsAnEventThatFailsForTheNextLifeWithItsAttemptsAndGoesOnWithTheOthers() {
        Target target = Samples.webhook("desk");
        String poison = Samples.opened("poison", Severity.INFO).step().alert();
        receiver = message -> alert(message).equals(poison) ? BUSY : TAKEN;
        Dispatcher first = begin(target);
        publish(first, Samples.opened("poison", Severity.INFO));
        run(first);
        clock.forward(Duration.ofSeconds(6));
        publish(first, Samples.opened("b", Severity.INFO));
        run(first);

        Dispatcher second = resume(target);
        clock.forward(Duration.ofMinutes(20));
        receiver = message -> TAKEN;
        int before = sent.size();
        run(second);

        assertThat(progress().retries()).isEmpty();
        assertThat(alerts().subList(before, sent.size()))
                .as("only what was pending")
                .containsExactly(poison);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void restoresAttemptsAndTheTimeOfTheFirstSoThatARestartBuysNoTime() {
        Target target = Samples.webhook("desk");
        receiver = message -> BUSY;
        Dispatcher first = begin(target);
        publish(first, Samples.opened("a", Severity.INFO));
        run(first);

        Dispatcher second = resume(target);
        clock.forward(Duration.ofHours(25));
        run(second);

        assertThat(deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(2);
            assertThat(letter.reason()).isEqualTo("HTTP 500");
            assertThat(letter.deliveryId())
                    .isEqualTo(Samples.opened("a", Severity.INFO).deliveryTo("desk"));
            assertThat(letter.firstAttempt()).isEqualTo(Samples.NOON);
        });
        assertThat(progress().committed()).isEqualTo(1);
    }

    @Test
    void neverOvertakesAnEarlierEventOfTheSameAlert() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        receiver = message -> BUSY;
        publish(dispatcher, Samples.opened("a", Severity.INFO));
        run(dispatcher);
        receiver = message -> TAKEN;
        publish(dispatcher, Samples.event("a", 2, AlertTransition.CLOSED, Severity.INFO, Samples.NOON, "a"));

        clock.forward(Duration.ofMinutes(1));
        run(dispatcher);

        assertThat(sent.subList(1, sent.size()))
                .extracting(message -> ((Message.Single) message).event().transition())
                .containsExactly(AlertTransition.OPENED, AlertTransition.CLOSED);
    }

    @Test
    void makesADeadLetterAtOnceOfWhatIsRefusedForItsContentAndOfWhatCannotBeRead() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        receiver = message -> new Outcome.Refused("HTTP 422");

        publish(dispatcher, Samples.opened("a", Severity.INFO));
        run(dispatcher);
        dispatcher.take(
                new Pending.Place(0, 1),
                "key",
                "{\"not\": \"an event\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        commit(dispatcher);

        assertThat(deadLetters).extracting(DeadLetter::reason).first().isEqualTo("HTTP 422");
        assertThat(deadLetters).extracting(DeadLetter::reason).last().asString().startsWith("cannot be read");
        assertThat(progress().counts().deadLetters()).isEqualTo(2);
        assertThat(progress().committed()).isEqualTo(2);
    }

    @Test
    void asksATargetThatFailsAtEverythingLessAndLessAndTellsOnce() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        receiver = message -> BUSY;
        for (int i = 0; i < 20; i++) {
            publish(dispatcher, Samples.opened("a" + i, Severity.INFO));
        }

        for (int second = 0; second < 3_600; second++) {
            run(dispatcher);
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(sent).hasSizeBetween(8, 30);
        assertThat(notices).singleElement().asString().contains("desk failed (HTTP 500)");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void honoursRetryAfter() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        receiver = message -> new Outcome.Failed("HTTP 429", clock.instant().plus(Duration.ofHours(1)));
        publish(dispatcher, Samples.opened("a", Severity.INFO));
        run(dispatcher);
        receiver = message -> TAKEN;

        clock.forward(Duration.ofMinutes(59));
        run(dispatcher);
        int early = sent.size();
        clock.forward(Duration.ofMinutes(2));
        run(dispatcher);

        assertThat(early).isEqualTo(1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void asksATargetThatIsGoneNoMoreUntilItIsEnabled() {
        Target target = Samples.webhook("desk");
        receiver = message -> new Outcome.Gone("HTTP 410");
        Dispatcher dispatcher = begin(target);
        publish(dispatcher, Samples.opened("a", Severity.INFO));
        run(dispatcher);
        publish(dispatcher, Samples.opened("b", Severity.INFO));
        run(dispatcher);
        assertThat(dispatcher.disabled()).contains("HTTP 410");
        assertThat(sent).hasSize(1);
        assertThat(notices).singleElement().asString().contains("deliveries enable desk");

        committed.replaceAll((partition, progress) -> progress.enabled());
        receiver = message -> TAKEN;
        run(resume(target));

        assertThat(sent).hasSize(3);
    }

    @Test
    void holdsEventsOfQuietHoursBackAndSendsThemAsOneWhenTheyEnd() {
        Target target = Samples.webhook("desk", EventFilter.DEFAULT, NIGHT);
        clock.set(Instant.parse("2026-11-21T23:00:00Z"));
        Dispatcher dispatcher = begin(target);
        publish(dispatcher, Samples.opened("a", Severity.WARNING));
        publish(dispatcher, Samples.opened("alarm", Severity.CRITICAL));
        publish(dispatcher, Samples.event("a", 2, AlertTransition.UPDATED, Severity.WARNING, Samples.NOON, "later"));
        publish(dispatcher, Samples.opened("b", Severity.INFO));
        run(dispatcher);
        assertThat(alerts())
                .as("in the night")
                .containsExactly(
                        Samples.opened("alarm", Severity.CRITICAL).step().alert());
        assertThat(progress().committed()).isZero();

        Dispatcher morning = resume(target);
        clock.set(Instant.parse("2026-11-22T06:30:00Z"));
        morning.release(true);
        run(morning);

        assertThat(sent).hasSize(2);
        Summary summary = ((Message.Several) sent.get(1)).summary();
        assertThat(summary.events()).isEqualTo(3);
        assertThat(summary.alerts()).extracting(AlertLine::headline).containsExactly("later", "Battery arrives at b");
        assertThat(progress().committed()).isEqualTo(4);
        assertThat(progress().counts().delivered()).isEqualTo(4);
    }

    @Test
    void sendsASummaryThatFailedAgainUnderTheSameIdAfterARestart() {
        Target target = Samples.webhook("desk", EventFilter.DEFAULT, NIGHT);
        clock.set(Instant.parse("2026-11-21T23:00:00Z"));
        Dispatcher dispatcher = begin(target);
        publish(dispatcher, Samples.opened("a", Severity.WARNING));
        clock.set(Instant.parse("2026-11-22T06:30:00Z"));
        receiver = message -> BUSY;
        dispatcher.release(true);
        run(dispatcher);
        receiver = message -> TAKEN;
        publish(dispatcher, Samples.opened("b", Severity.INFO));

        Dispatcher second = resume(target);
        clock.forward(Duration.ofMinutes(10));
        second.release(true);
        run(second);

        assertThat(sent.get(1).id()).isEqualTo(sent.get(0).id());
        assertThat(((Message.Several) sent.get(1)).summary().events()).isEqualTo(1);
        assertThat(alert(sent.get(2)))
                .isEqualTo(Samples.opened("b", Severity.INFO).step().alert());
    }

    @Test
    void makesDeadLettersOfTheEventsOfASummaryThatIsRefused() {
        Target target = Samples.webhook("desk", EventFilter.DEFAULT, NIGHT);
        clock.set(Instant.parse("2026-11-21T23:00:00Z"));
        Dispatcher dispatcher = begin(target);
        publish(dispatcher, Samples.opened("a", Severity.WARNING));
        publish(dispatcher, Samples.opened("b", Severity.WARNING));
        clock.set(Instant.parse("2026-11-22T06:30:00Z"));
        receiver = message -> new Outcome.Refused("HTTP 413");

        dispatcher.release(true);
        run(dispatcher);

        assertThat(deadLetters)
                .extracting(DeadLetter::deliveryId)
                .containsExactly(
                        Samples.opened("a", Severity.WARNING).deliveryTo("desk"),
                        Samples.opened("b", Severity.WARNING).deliveryTo("desk"));
        assertThat(progress().committed()).isEqualTo(2);
    }

    @Test
    void sendsADigestWhenItIsDueAndNothingWhenNothingHappened() {
        Target target = Samples.digest("mail", "07:00");
        Dispatcher dispatcher = begin(target);
        publish(dispatcher, Samples.opened("a", Severity.INFO));
        dispatcher.release(true);
        run(dispatcher);
        assertThat(sent).as("before it is due").isEmpty();

        clock.set(Instant.parse("2026-11-22T07:00:00Z"));
        dispatcher.release(false);
        run(dispatcher);
        assertThat(sent).as("before everything is read").isEmpty();
        dispatcher.release(true);
        run(dispatcher);
        clock.set(Instant.parse("2026-11-23T07:00:01Z"));
        dispatcher.release(true);
        run(dispatcher);

        assertThat(sent).hasSize(1);
        assertThat(progress().released()).isEqualTo(Instant.parse("2026-11-23T07:00:01Z"));
    }

    @Test
    void putsEachEventInOneDigestWhateverTheRestarts() {
        Target target = Samples.digest("mail", "07:00");
        List<Integer> restartsAt = Arrays.asList(3, 4, 9, 17);
        Dispatcher dispatcher = begin(target);
        for (int hour = 0; hour < 72; hour++) {
            publish(dispatcher, Samples.opened("e" + hour, Severity.INFO));
            if (restartsAt.contains(hour % 24)) {
                dispatcher = resume(target);
            }
            dispatcher.release(true);
            run(dispatcher);
            clock.forward(Duration.ofHours(1));
        }

        List<String> ids = sent.stream()
                .flatMap(message -> ((Message.Several) message).summary().alerts().stream())
                .map(AlertLine::id)
                .toList();
        assertThat(sent).hasSize(3);
        assertThat(ids).doesNotHaveDuplicates().hasSize(20 + 24 + 24);
    }

    @Test
    void tellsProgramsAndOnlyThemThatAnAlertHasASuccessor() {
        Event event = Samples.superseded("a", 3, "b");
        Dispatcher programs = begin(Samples.webhook("desk"));

        publish(programs, event);
        run(programs);

        assertThat(sent).hasSize(1);
        assertThat(Samples.digest("mail", "07:00").wants(event)).isFalse();
    }

    @Test
    void judgesAnAlertThatStandsNoMoreByHowItLastStood() {
        EventFilter warnings = new EventFilter(
                EventFilter.WHAT_THE_WIRE_DID, Severity.WARNING, Set.of("rule-a"), Set.of("system.y"), Map.of());
        Event minor = Samples.withdrawn("a", 2, Samples.alert("a", Severity.INFO, "a", null));
        Event major = Samples.withdrawn("b", 2, Samples.alert("b", Severity.CRITICAL, "b", null));

        assertThat(Samples.webhook("desk", warnings, null).wants(minor)).isFalse();
        assertThat(Samples.webhook("desk", warnings, null).wants(major)).isTrue();
        assertThat(Samples.digest("mail", "07:00").wants(major))
                .as("readers too")
                .isTrue();
    }

    @Test
    void tellsInTheQuietHoursOfARuleOnlyAfterwardsAndThenTheLastOfEachAlertWhateverTheRestarts() {
        DeliveryTerms noonRest = new DeliveryTerms(null, null, dev.wirewatch.model.QuietHours.parse("11:00-14:00 UTC"));
        Target target = Samples.webhook("desk");
        Dispatcher first = begin(target);
        publish(first, Samples.paced("a", 1, AlertTransition.OPENED, Samples.NOON, noonRest));
        publish(first, Samples.opened("loud", Severity.INFO));
        publish(first, Samples.paced("a", 2, AlertTransition.UPDATED, Samples.NOON, noonRest));
        run(first);
        assertThat(alerts()).containsExactly(Ids.of("alert", "loud"));

        Dispatcher second = resume(target);
        run(second);
        assertThat(sent).hasSize(1);
        clock.forward(Duration.ofHours(2));
        run(second);

        assertThat(alerts()).containsExactly(Ids.of("alert", "loud"), Ids.of("alert", "a"));
        assertThat(((Message.Single) sent.get(1)).event().transition()).isEqualTo(AlertTransition.UPDATED);
        assertThat(progress().retries()).isEmpty();
        assertThat(progress().committed()).isEqualTo(3);
    }

    @Test
    void tellsNothingMoreOfARuleAndGroupUntilTheCooldownIsOverWhateverTheRestarts() {
        DeliveryTerms anHour = new DeliveryTerms(null, Duration.ofHours(1), null);
        Target target = Samples.webhook("desk");
        Dispatcher first = begin(target);
        publish(first, Samples.paced("a", 1, AlertTransition.OPENED, Samples.NOON, anHour));
        publish(first, Samples.paced("b", 1, AlertTransition.OPENED, Samples.NOON, anHour));
        run(first);
        assertThat(alerts()).containsExactly(Ids.of("alert", "a"));

        clock.forward(Duration.ofMinutes(30));
        Dispatcher second = resume(target);
        publish(second, Samples.paced("c", 1, AlertTransition.OPENED, clock.instant(), anHour));
        run(second);
        assertThat(sent).hasSize(1);
        clock.forward(Duration.ofMinutes(30));
        run(second);
        assertThat(alerts()).containsExactly(Ids.of("alert", "a"), Ids.of("alert", "b"));
        clock.forward(Duration.ofMinutes(60));
        run(second);

        assertThat(alerts()).containsExactly(Ids.of("alert", "a"), Ids.of("alert", "b"), Ids.of("alert", "c"));
    }

    @Test
    void tellsOfAnAlertThatStandsAgainUntilSomebodyTakesNoteOfIt() {
        DeliveryTerms hourly = new DeliveryTerms(Duration.ofHours(1), null, null);
        Target target = Samples.webhook("desk");
        Dispatcher first = begin(target);
        publish(first, Samples.paced("a", 1, AlertTransition.OPENED, Samples.NOON, hourly));
        run(first);
        assertThat(first.wake()).contains(Samples.NOON.plus(Duration.ofHours(1)));

        clock.forward(Duration.ofMinutes(61));
        run(first);
        clock.forward(Duration.ofMinutes(30));
        Dispatcher second = resume(target);
        run(second);
        assertThat(sent).as("not yet again").hasSize(2);
        clock.forward(Duration.ofMinutes(31));
        run(second);
        publish(second, Samples.paced("a", 2, AlertTransition.ACKNOWLEDGED, clock.instant(), hourly));
        clock.forward(Duration.ofHours(5));
        run(second);

        assertThat(sent).hasSize(3);
        assertThat(sent).extracting(Message::id).as("deliveries of their own").doesNotHaveDuplicates();
        assertThat(sent)
                .extracting(message -> ((Message.Single) message).event().transition())
                .containsOnly(AlertTransition.OPENED);
    }

    @Test
    void tellsEarlyOfWhatWaitsLongestWhenMoreWaitThanCanBeKept() {
        DeliveryTerms rest = new DeliveryTerms(null, null, dev.wirewatch.model.QuietHours.parse("11:00-14:00 UTC"));
        Dispatcher dispatcher = begin(Samples.webhook("desk"));

        for (int i = 0; i < Dispatcher.POSTPONED_LIMIT + 2; i++) {
            publish(dispatcher, Samples.paced("a" + i, 1, AlertTransition.OPENED, Samples.NOON, rest));
        }
        run(dispatcher);

        assertThat(alerts()).containsExactly(Ids.of("alert", "a0"), Ids.of("alert", "a1"));
        assertThat(notices).anyMatch(notice -> notice.contains("delivered early"));
        assertThat(dispatcher.full(0)).isFalse();
        assertThat(progress().write().length()).isLessThanOrEqualTo(Progress.LIMIT);
    }

    @Test
    void leavesWhatWasBrokenOffForTheNextLife() {
        Dispatcher dispatcher = begin(Samples.webhook("desk"));
        receiver = message -> new Outcome.BrokenOff();

        publish(dispatcher, Samples.opened("a", Severity.INFO));
        dispatcher.step();
        commit(dispatcher);

        assertThat(progress().committed()).isZero();
        assertThat(progress().counts()).isEqualTo(Counts.NONE);
        assertThat(progress().retries()).containsExactly(new Progress.Retry(0, 0, 0));
    }

    private Dispatcher begin(Target target) {
        committed.put(0, Progress.begin(0, clock.instant()));
        return resume(target);
    }

    /** Another life: from what was committed, with everything from the committed position on read again. */
    private Dispatcher resume(Target target) {
        Dispatcher dispatcher = new Dispatcher(
                target,
                new Receiver(),
                new Outbox(target.retry(), new RateLimit(target.rate()), () -> 0.5),
                new TopicInMemory(),
                deadLetters::add,
                notices::add,
                clock);
        Progress progress = Progress.read(progress().write()).orElseThrow();
        dispatcher.assign(0, progress);
        topic.tailMap(progress.position())
                .forEach((offset, value) -> dispatcher.take(new Pending.Place(0, offset), "key", value));
        commit(dispatcher);
        return dispatcher;
    }

    private void publish(Dispatcher dispatcher, Event event) {
        long offset = topic.isEmpty() ? 0 : topic.lastKey() + 1;
        topic.put(offset, event.bytes());
        dispatcher.take(new Pending.Place(0, offset), event.step().alert(), event.bytes());
        commit(dispatcher);
    }

    private void run(Dispatcher dispatcher) {
        while (dispatcher.step()) {
            commit(dispatcher);
        }
        commit(dispatcher);
    }

    private Progress progress() {
        return Objects.requireNonNull(committed.get(0));
    }

    private void commit(Dispatcher dispatcher) {
        committed.putAll(dispatcher.changes());
    }

    private List<String> alerts() {
        return sent.stream().map(DispatcherTest::alert).toList();
    }

    private static String alert(Message message) {
        return ((Message.Single) message).event().step().alert();
    }

    private final class Receiver implements Sink {
        @Override
        public Outcome send(Message message) {
            sent.add(message);
            return receiver.apply(message);
        }

        @Override
        public void close() {
            receiver = message -> new Outcome.BrokenOff();
        }
    }

    private final class TopicInMemory implements Backlog {
        @Override
        public void read(Map<Integer, Held> stretches, BiConsumer<Pending.Place, byte[]> sink) {
            stretches.forEach((partition, held) -> topic.subMap(held.from(), held.to())
                    .forEach((offset, value) -> sink.accept(new Pending.Place(partition, offset), value)));
        }
    }
}
