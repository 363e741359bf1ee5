package dev.wirewatch.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Releases what is held back of a target's events, and delivers it as one message. */
final class SummaryDelivery {
    private final Target target;
    private final Sink sink;
    private final Outbox outbox;
    private final Backlog backlog;
    private final SortedMap<Integer, PartitionState> partitions;
    private final TargetCondition condition;
    private final InstantSource clock;
    private @Nullable Summary summary;
    private Instant due = Instant.MIN;

    /** @param partitions those that are this instance's, as they come and go */
    SummaryDelivery(
            Target target,
            Sink sink,
            Outbox outbox,
            Backlog backlog,
            SortedMap<Integer, PartitionState> partitions,
            TargetCondition condition,
            InstantSource clock) {
        this.target = target;
        this.sink = sink;
        this.outbox = outbox;
        this.backlog = backlog;
        this.partitions = partitions;
        this.condition = condition;
        this.clock = clock;
    }

    /** The partitions are others now: what the message would hold is too. */
    void forget() {
        summary = null;
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
        boolean over = digest != null
                ? !digest.after(released()).isAfter(now)
                : partitions.values().stream().anyMatch(state -> state.held() != null)
                        && (quiet == null || !quiet.at(now));
        if (over) {
            partitions.values().forEach(state -> state.release(now));
            due = now;
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
    boolean step(Instant now) {
        SortedMap<Integer, Held> releasing = releasing();
        if (releasing.isEmpty() || due.isAfter(now) || !outbox.open(now)) {
            return false;
        }
        attempt(releasing);
        return true;
    }

    /** When the next attempt may be due; empty if there is nothing to attempt. */
    Optional<Instant> wake(Instant now) {
        if (releasing().isEmpty()) {
            return Optional.empty();
        }
        Instant opens = outbox.opens(now);
        return Optional.of(due.isAfter(opens) ? due : opens);
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

    private void attempt(SortedMap<Integer, Held> releasing) {
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
        take(sink.send(new Message.Several(message)), releasing, clock.instant());
    }

    private void take(Outcome outcome, SortedMap<Integer, Held> releasing, Instant now) {
        if (outcome instanceof Outcome.Delivered) {
            condition.answered();
            releasing.forEach((partition, held) -> {
                PartitionState state = state(partition);
                state.count(state.counts().withDelivered(held.events(), now));
                state.releaseDone();
            });
            summary = null;
        } else if (outcome instanceof Outcome.Failed failed) {
            condition.failed(failed, now);
            due = outbox.opens(now);
            releasing.keySet().forEach(partition -> {
                state(partition).releaseFailed(now);
                state(partition).count(state(partition).counts().withFailure());
            });
            if (began(releasing).plus(target.retry().giveUp()).isBefore(due)) {
                giveUp(releasing, failed.reason());
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            condition.answered();
            giveUp(releasing, refused.reason());
        } else if (outcome instanceof Outcome.Gone gone) {
            condition.gone(gone);
        }
    }

    private Instant began(SortedMap<Integer, Held> releasing) {
        return releasing.keySet().stream()
                .flatMap(partition -> Optional.ofNullable(state(partition).releaseBegan()).stream())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void giveUp(SortedMap<Integer, Held> releasing, String reason) {
        backlog.read(releasing, (place, value) -> {
            Held held = Objects.requireNonNull(releasing.get(place.partition()));
            PartitionState state = state(place.partition());
            try {
                Event event = Event.read(value);
                if (SummaryBuilder.includes(target, held, event)) {
                    condition.giveUp(
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
                condition.tell("has a record that cannot be read: " + e.getMessage());
            }
        });
        releasing.keySet().forEach(partition -> state(partition).releaseDone());
        summary = null;
    }

    private PartitionState state(int partition) {
        return Objects.requireNonNull(partitions.get(partition));
    }
}
