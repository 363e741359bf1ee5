package dev.wirewatch.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    private final Target target;
    private final Sink sink;
    private final Outbox outbox;
    private final Backlog backlog;
    private final Consumer<DeadLetter> deadLetters;
    private final Consumer<String> notices;
    private final InstantSource clock;
    private final SortedMap<Integer, PartitionState> partitions = new TreeMap<>();
    private @Nullable Summary summary;
    private Instant summaryDue = Instant.MIN;
    private boolean inTrouble;

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
        this.deadLetters = deadLetters;
        this.notices = notices;
        this.clock = clock;
    }

    /** From now on a partition is this instance's. */
    void assign(int partition, Progress progress) {
        partitions.put(partition, new PartitionState(partition, progress));
        summary = null;
    }

    /** A partition is another's. */
    void revoke(int partition) {
        partitions.remove(partition);
        outbox.forget(partition);
        summary = null;
    }

    /** Why the target is not asked any more; empty if it is. */
    Optional<String> disabled() {
        return partitions.values().stream()
                .flatMap(state -> Optional.ofNullable(state.disabled()).stream())
                .findFirst();
    }

    /** Whether no more should be read of a partition for now. */
    boolean full(int partition) {
        PartitionState state = partitions.get(partition);
        return state != null
                && (outbox.of(partition).size() >= PENDING_LIMIT || state.stretch(outbox) >= STRETCH_LIMIT);
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
        Instant now = clock.instant();
        boolean news = state.isNews(place.offset());
        Optional<Progress.Retry> retry = state.resume(place.offset());
        if (!news && retry.isEmpty()) {
            return;
        }
        Event event;
        try {
            event = Event.read(value);
        } catch (IOException e) {
            state.read(place.offset());
            giveUp(
                    new DeadLetter(
                            target.id(),
                            "",
                            "cannot be read: " + e.getMessage(),
                            0,
                            null,
                            place,
                            key,
                            value == null ? null : ByteBuffer.wrap(value)),
                    state);
            return;
        }
        boolean wanted = target.wants(event);
        if (!wanted) {
            state.count(state.counts().withPassedOver());
        } else if (retry.isEmpty() && target.holds(event, now)) {
            state.hold(place.offset(), Held.first(place.offset(), target.pass()));
        } else {
            outbox.add(pending(place, event, retry, now));
        }
        state.read(place.offset());
    }

    private Pending pending(Pending.Place place, Event event, Optional<Progress.Retry> retry, Instant now) {
        int attempts = retry.map(Progress.Retry::a).orElse(0);
        Instant first = retry.filter(known -> known.s() > 0)
                .map(known -> Instant.ofEpochSecond(known.s()))
                .orElse(null);
        return new Pending(place, event, event.deliveryTo(target.id()), attempts, first, now);
    }

    /**
     * Ends the holding back where its time is over.
     *
     * @param caughtUp whether everything that is on the topic has been read: a digest without its last events would be one
     *     that repeats itself
     */
    void release(boolean caughtUp) {
        Instant now = clock.instant();
        boolean busy = partitions.values().stream().anyMatch(state -> state.releasing() != null);
        if (busy || !caughtUp || partitions.isEmpty()) {
            return;
        }
        DigestSchedule digest = target.digest();
        QuietHours quiet = target.quiet();
        boolean due = digest != null
                ? !digest.after(released()).isAfter(now)
                : partitions.values().stream().anyMatch(state -> state.held() != null)
                        && (quiet == null || !quiet.at(now));
        if (due) {
            partitions.values().forEach(state -> state.release(now));
            summaryDue = now;
            summary = null;
        }
    }

    private Instant released() {
        return partitions.values().stream()
                .map(PartitionState::released)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
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
        SortedMap<Integer, Held> releasing = releasing();
        if (!releasing.isEmpty() && !summaryDue.isAfter(now) && outbox.open(now)) {
            attemptSummary(releasing);
            return true;
        }
        Optional<Pending> next = outbox.next(now);
        next.ifPresent(this::attempt);
        return next.isPresent();
    }

    /** When the next attempt may be due; empty if there is nothing to attempt. */
    Optional<Instant> wake() {
        Instant now = clock.instant();
        Optional<Instant> event = outbox.wake(now);
        if (releasing().isEmpty()) {
            return event;
        }
        Instant opens = outbox.opens(now);
        Instant summaryAt = summaryDue.isAfter(opens) ? summaryDue : opens;
        return Optional.of(event.filter(at -> at.isBefore(summaryAt)).orElse(summaryAt));
    }

    private SortedMap<Integer, Held> releasing() {
        SortedMap<Integer, Held> releasing = new TreeMap<>();
        partitions.forEach((partition, state) -> {
            Held held = state.releasing();
            if (held != null) {
                releasing.put(partition, held);
            }
        });
        return releasing;
    }

    private void attempt(Pending event) {
        PartitionState state = partitions.get(event.place().partition());
        if (state == null) {
            outbox.done(event);
            return;
        }
        outbox.attempting(clock.instant());
        Outcome outcome = sink.send(new Message.Single(event.deliveryId(), event.event()));
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Delivered) {
            answered();
            outbox.done(event);
            state.count(state.counts().withDelivered(1, now));
        } else if (outcome instanceof Outcome.Failed failed) {
            failed(failed, now);
            state.count(state.counts().withFailure());
            if (!outbox.retry(event, now)) {
                giveUp(event, failed.reason(), state, now);
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            answered();
            state.count(state.counts().withFailure());
            giveUp(event, refused.reason(), state, now);
        } else if (outcome instanceof Outcome.Gone gone) {
            disable(gone.reason());
        }
    }

    private void attemptSummary(SortedMap<Integer, Held> releasing) {
        Summary message = summary;
        if (message == null) {
            SummaryBuilder builder = new SummaryBuilder(target, releasing);
            backlog.read(releasing, builder::add);
            message = builder.build();
            summary = message;
        }
        if (message == null) {
            releasing.keySet().forEach(partition -> state(partition).releaseDone());
            return;
        }
        outbox.attempting(clock.instant());
        Outcome outcome = sink.send(new Message.Several(message));
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Delivered) {
            answered();
            releasing.forEach((partition, held) -> {
                PartitionState state = state(partition);
                state.count(state.counts().withDelivered(held.events(), now));
                state.releaseDone();
            });
            summary = null;
        } else if (outcome instanceof Outcome.Failed failed) {
            failed(failed, now);
            summaryDue = outbox.opens(now);
            releasing.keySet().forEach(partition -> {
                state(partition).releaseFailed(now);
                state(partition).count(state(partition).counts().withFailure());
            });
            if (releaseBegan(releasing).plus(target.retry().giveUp()).isBefore(summaryDue)) {
                giveUpSummary(releasing, failed.reason());
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            answered();
            giveUpSummary(releasing, refused.reason());
        } else if (outcome instanceof Outcome.Gone gone) {
            disable(gone.reason());
        }
    }

    private PartitionState state(int partition) {
        return java.util.Objects.requireNonNull(partitions.get(partition));
    }

    private Instant releaseBegan(SortedMap<Integer, Held> releasing) {
        return releasing.keySet().stream()
                .flatMap(partition -> Optional.ofNullable(state(partition).releaseBegan()).stream())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void answered() {
        outbox.targetAnswers();
        partitions.values().forEach(state -> state.trouble(null));
        if (inTrouble) {
            inTrouble = false;
            notices.accept("target " + target.id() + " answers again");
        }
    }

    private void failed(Outcome.Failed failed, Instant now) {
        Instant next = outbox.targetFails(now, failed.notBefore());
        partitions.values().forEach(state -> state.trouble(failed.reason()));
        if (!inTrouble) {
            inTrouble = true;
            notices.accept("target " + target.id() + " failed (" + failed.reason() + "); the next attempt is at "
                    + next.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
    }

    private void disable(String reason) {
        partitions.values().forEach(state -> state.disable(reason));
        notices.accept("target " + target.id() + " is gone (" + reason
                + ") and gets nothing more; its events wait for `wirewatch deliveries enable " + target.id() + "`");
    }

    private void giveUp(Pending event, String reason, PartitionState state, Instant now) {
        giveUp(
                new DeadLetter(
                        target.id(),
                        event.deliveryId(),
                        reason,
                        event.attempts() + 1,
                        event.began(now),
                        event.place(),
                        event.event().step().alert(),
                        ByteBuffer.wrap(event.event().bytes())),
                state);
        outbox.done(event);
    }

    private void giveUp(DeadLetter letter, PartitionState state) {
        deadLetters.accept(letter);
        state.count(state.counts().withDeadLetters(1));
        notices.accept("target " + target.id() + ": an event of alert " + letter.key() + " became a dead letter ("
                + letter.reason() + ")");
    }

    private void giveUpSummary(SortedMap<Integer, Held> releasing, String reason) {
        backlog.read(releasing, (place, value) -> {
            Held held = java.util.Objects.requireNonNull(releasing.get(place.partition()));
            PartitionState state = state(place.partition());
            try {
                Event event = Event.read(value);
                if (SummaryBuilder.includes(target, held, event)) {
                    giveUp(
                            new DeadLetter(
                                    target.id(),
                                    event.deliveryTo(target.id()),
                                    reason,
                                    state.releaseAttempts(),
                                    state.releaseBegan(),
                                    place,
                                    event.step().alert(),
                                    ByteBuffer.wrap(value)),
                            state);
                }
            } catch (IOException e) {
                notices.accept("target " + target.id() + ": a record cannot be read: " + e.getMessage());
            }
        });
        releasing.keySet().forEach(partition -> state(partition).releaseDone());
        summary = null;
    }
}
