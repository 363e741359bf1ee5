package dev.wirewatch.delivery;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each event of a target, and makes the attempts one at a time. Knows nothing of Kafka: records come
 * in, {@link Progress} to be committed goes out, and what has not been committed when the process dies is done again under
 * the same delivery ids.
 */
final class Dispatcher {
    /** Events of a partition that wait for an attempt at most before no more is read of it. */
    static final int PENDING_LIMIT = 64;
    /** Events that are read past one that is pending, at most: after a restart they are read again. */
    static final int STRETCH_LIMIT = 20_000;
    /** So many alerts of a partition may wait until their rules allow to tell of them: what is committed has room for. */
    static final int POSTPONED_LIMIT = 150;
    /** So many events of a partition are read again to know what has been told. */
    static final int RECALLED = 500;

    private final Target target;
    private final Sink sink;
    private final Outbox outbox;
    private final Backlog backlog;
    private final TargetCondition condition;
    private final SummaryDelivery summaries;
    private final Pacing pacing;
    private final InstantSource clock;
    private final SortedMap<Integer, PartitionState> partitions = new TreeMap<>();

    Dispatcher(
            Target target,
            Sink sink,
            Outbox outbox,
            Backlog backlog,
            Consumer<DeadLetter> deadLetters,
            Consumer<String> notices,
            InstantSource clock) {
        this.target = target;
        this.sink = sink;
        this.outbox = outbox;
        this.backlog = backlog;
        this.clock = clock;
        this.condition = new TargetCondition(target, outbox, partitions, deadLetters, notices);
        this.summaries = new SummaryDelivery(target, sink, outbox, backlog, partitions, condition, clock);
        this.pacing = new Pacing(target);
    }

    /** From now on a partition is this instance's. */
    void assign(int partition, Progress progress) {
        partitions.put(partition, new PartitionState(partition, progress));
        summaries.forget();
        if (target.digest() == null && progress.position() > 0) {
            Held before = new Held(Math.max(0, progress.position() - RECALLED), progress.position(), 0, null);
            backlog.read(Map.of(partition, before), this::recall);
        }
    }

    private void recall(Pending.Place place, byte[] value) {
        try {
            pacing.recall(Event.read(value), place.partition(), clock.instant());
        } catch (IOException e) {
            return; // It became a dead letter when it was read first.
        }
    }

    /** A partition is another's. */
    void revoke(int partition) {
        partitions.remove(partition);
        outbox.forget(partition);
        pacing.forget(partition);
        summaries.forget();
    }

    /** Why the target is not asked any more; empty if it is. */
    Optional<String> disabled() {
        return condition.disabled();
    }

    /** Whether no more should be read of a partition for now. */
    boolean full(int partition) {
        PartitionState state = partitions.get(partition);
        return state != null
                && (outbox.waiting(partition, clock.instant()) >= PENDING_LIMIT
                        || state.stretch(outbox) >= STRETCH_LIMIT);
    }

    /** What is to be committed, by partition: where something has changed since this was last asked. */
    Map<Integer, Progress> changes() {
        Map<Integer, Progress> changes = new HashMap<>();
        partitions.forEach(
                (partition, state) -> state.changes(outbox).ifPresent(change -> changes.put(partition, change)));
        return changes;
    }

    /** Takes a record in: it is passed over, held back, or pending from now on. */
    void take(Pending.Place place, @Nullable String key, byte @Nullable [] value) {
        PartitionState state = partitions.get(place.partition());
        if (state == null) {
            return;
        }
        boolean news = state.isNews(place.offset());
        Optional<Progress.Retry> retry = state.resume(place.offset());
        try {
            Event event = Event.read(value);
            if (news || retry.isPresent()) {
                take(place, event, retry, state);
            } else {
                pacing.recall(event, place.partition(), clock.instant());
            }
        } catch (IOException e) {
            if (news || retry.isPresent()) {
                state.read(place.offset());
                condition.giveUp(DeadLetter.unreadable(target, place, key, value, e), state);
            }
        }
    }

    /** Everything before an offset has been taken in: transactions end with a record that nobody is given. */
    void reached(int partition, long offset) {
        PartitionState state = partitions.get(partition);
        if (state != null && state.isNews(offset - 1)) {
            state.read(offset - 1);
        }
    }

    private void take(Pending.Place place, Event event, Optional<Progress.Retry> retry, PartitionState state) {
        Instant now = clock.instant();
        pacing.saw(event);
        if (!target.wants(event)) {
            state.count(state.counts().withPassedOver());
        } else if (retry.isEmpty() && target.holds(event, now)) {
            state.hold(place.offset(), Held.first(place.offset(), target.pass()));
        } else {
            // Of what waits for its rule's terms, an alert's last event says all.
            outbox.postponed(event.step().alert(), now).ifPresent(before -> {
                outbox.done(before);
                state.count(state.counts().withPassedOver());
            });
            outbox.add(pending(place, event, retry, due(event, state, now)));
        }
        state.read(place.offset());
    }

    private Pending pending(Pending.Place place, Event event, Optional<Progress.Retry> retry, Instant due) {
        int attempts = retry.map(Progress.Retry::a).orElse(0);
        Instant first = retry.filter(known -> known.s() > 0)
                .map(known -> Instant.ofEpochSecond(known.s()))
                .orElse(null);
        return new Pending(place, event, event.deliveryTo(target.id()), attempts, first, due);
    }

    /** When an event may be told of. Where more wait than can be kept the oldest does not wait any longer. */
    private Instant due(Event event, PartitionState state, Instant now) {
        Instant due = pacing.notBefore(event, now);
        if (due.isAfter(now) && !hasRoom(state, now) && outbox.hurry(state.partition(), now)) {
            condition.tell("has more alerts waiting for their rules' quiet hours and cooldowns to end than can be kept;"
                    + " the one that waits longest is delivered early");
        }
        return due;
    }

    private boolean hasRoom(PartitionState state, Instant now) {
        return outbox.postponed(state.partition(), now) < POSTPONED_LIMIT && state.stretch(outbox) < STRETCH_LIMIT / 2;
    }

    /**
     * Ends the holding back where its time is over.
     *
     * @param caughtUp whether everything that is on the topic has been read
     */
    void release(boolean caughtUp) {
        summaries.release(caughtUp);
    }

    /**
     * Makes an attempt if one is due.
     *
     * @return whether one was made
     */
    boolean step() {
        Instant now = clock.instant();
        if (disabled().isPresent()) {
            return false;
        }
        if (summaries.step(now)) {
            return true;
        }
        Optional<Pending> next = outbox.next(now);
        if (next.isPresent()) {
            attempt(next.get(), now);
            return true;
        }
        Optional<Pacing.Reminder> reminder = outbox.open(now) ? pacing.due(now) : Optional.empty();
        reminder.ifPresent(this::attempt);
        return reminder.isPresent();
    }

    /** When the next attempt may be due; empty if there is nothing to attempt. */
    Optional<Instant> wake() {
        Instant now = clock.instant();
        return Stream.of(outbox.wake(now), summaries.wake(now), pacing.wake())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void attempt(Pending event, Instant now) {
        PartitionState state = partitions.get(event.place().partition());
        if (state == null) {
            outbox.done(event);
            return;
        }
        Instant allowed = event.hurried() || event.attempts() > 0 ? now : pacing.allowed(event.event(), now);
        if (allowed.isAfter(now)) {
            outbox.add(event.dueAt(allowed)); // Another alert of its group was told of, or it has become quiet, since.
            return;
        }
        outbox.attempting(clock.instant());
        Outcome outcome = sink.send(new Message.Single(event.deliveryId(), event.event()));
        take(outcome, event, state, clock.instant());
    }

    private void take(Outcome outcome, Pending event, PartitionState state, Instant now) {
        if (outcome instanceof Outcome.Delivered) {
            condition.answered();
            outbox.done(event);
            pacing.told(event.event(), event.place().partition(), now);
            state.count(state.counts().withDelivered(1, now));
        } else if (outcome instanceof Outcome.Failed failed) {
            condition.failed(failed, now);
            state.count(state.counts().withFailure());
            if (!outbox.retry(event, now)) {
                giveUp(event, failed.reason(), state, now);
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            condition.answered();
            state.count(state.counts().withFailure());
            giveUp(event, refused.reason(), state, now);
        } else if (outcome instanceof Outcome.Gone gone) {
            condition.gone(gone);
        }
    }

    private void giveUp(Pending event, String reason, PartitionState state, Instant now) {
        condition.giveUp(DeadLetter.of(target, event, reason, now), state);
        outbox.done(event);
    }

    private void attempt(Pacing.Reminder reminder) {
        PartitionState state = partitions.get(reminder.partition());
        if (state == null) {
            pacing.drop(reminder);
            return;
        }
        outbox.attempting(clock.instant());
        Outcome outcome = sink.send(reminder.message(target.id()));
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Delivered) {
            condition.answered();
            pacing.told(reminder.event(), reminder.partition(), now);
            state.count(state.counts().withDelivered(1, now));
        } else if (outcome instanceof Outcome.Failed failed) {
            condition.failed(failed, now);
            state.count(state.counts().withFailure());
            pacing.postpone(reminder, outbox.opens(now));
        } else if (outcome instanceof Outcome.Refused refused) {
            condition.answered();
            state.count(state.counts().withFailure());
            pacing.drop(reminder);
            condition.tell("refuses to be told of alert "
                    + reminder.event().step().alert() + " again (" + refused.reason() + ")");
        } else if (outcome instanceof Outcome.Gone gone) {
            condition.gone(gone);
        }
    }
}
