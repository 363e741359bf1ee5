package dev.wirewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is pending for one target, and what is due next.
 *
 * <p>Two waits grow with failures: each event's own, and the target's. While a target fails at everything it is asked only
 * as often as its own wait says, and it is asked with the events that waited longest for an attempt; if it takes
 * one of them, the others follow, and an event that alone is not taken delays nothing but the later events of its own
 * alert: those are never overtaken.
 */
final class Outbox {
    /** No server keeps us away for longer. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(6);

    private final RetryPolicy policy;
    private final RateLimit rate;
    private final DoubleSupplier random;
    private final SortedMap<Pending.Place, Pending> pending = new TreeMap<>();
    private int failuresInARow;
    private Instant targetDue = Instant.MIN;
    private Pending.@Nullable Place failedLast;

    /**
     * @param policy waits and when to give up
     * @param rate how many requests may go
     * @param random from 0 (inclusive) to 1 (exclusive), for jitter
     */
    Outbox(RetryPolicy policy, RateLimit rate, DoubleSupplier random) {
        this.policy = policy;
        this.rate = rate;
        this.random = random;
    }

    void add(Pending event) {
        pending.put(event.place(), event);
    }

    int size() {
        return pending.size();
    }

    /** How many of a partition are due, or have been attempted. */
    long waiting(int partition, Instant now) {
        return of(partition).stream().filter(event -> !isPostponed(event, now)).count();
    }

    /** How many of a partition wait until they may be told of. */
    long postponed(int partition, Instant now) {
        return of(partition).stream().filter(event -> isPostponed(event, now)).count();
    }

    /** The event of an alert that waits until it may be told of; empty if there is none. */
    Optional<Pending> postponed(String alert, Instant now) {
        return pending.values().stream()
                .filter(event -> event.event().step().alert().equals(alert) && isPostponed(event, now))
                .findFirst();
    }

    /**
     * Lets the event of a partition that has been waiting longest until it may be told of wait no more.
     *
     * @return whether there was one
     */
    boolean hurry(int partition, Instant now) {
        Optional<Pending> first =
                of(partition).stream().filter(event -> isPostponed(event, now)).findFirst();
        first.ifPresent(event -> add(event.hurriedAt(now)));
        return first.isPresent();
    }

    private static boolean isPostponed(Pending event, Instant now) {
        return event.attempts() == 0 && event.due().isAfter(now);
    }

    /** What is pending of a partition, in the order of offsets. */
    List<Pending> of(int partition) {
        return pending.values().stream()
                .filter(event -> event.place().partition() == partition)
                .toList();
    }

    /** Forgets what is pending of a partition: it is another instance's business now. */
    void forget(int partition) {
        pending.keySet().removeIf(place -> place.partition() == partition);
    }

    /** Whether the target may be asked at a moment: neither its own wait nor its rate is against it. */
    boolean open(Instant now) {
        return !targetDue.isAfter(now) && !rate.next(now).isAfter(now);
    }

    /**
     * What is to be attempted now: of those that are due the one due the longest, but the one that failed last only if there
     * is no other.
     */
    Optional<Pending> next(Instant now) {
        if (!open(now)) {
            return Optional.empty();
        }
        List<Pending> due = firstOfEachAlert()
                .filter(event -> !event.due().isAfter(now))
                .sorted(Comparator.comparing(Pending::due))
                .limit(2)
                .toList();
        return due.stream()
                .filter(event -> !event.place().equals(failedLast))
                .findFirst()
                .or(() -> due.stream().findFirst());
    }

    /** When there may be something to attempt. */
    Optional<Instant> wake(Instant now) {
        return firstOfEachAlert().map(Pending::due).min(Instant::compareTo).map(due -> later(due, opens(now)));
    }

    /** When the target may be asked again, whatever for. */
    Instant opens(Instant now) {
        return later(targetDue, rate.next(now));
    }

    private Stream<Pending> firstOfEachAlert() {
        Set<String> alerts = new HashSet<>();
        return pending.values().stream()
                .filter(event -> alerts.add(event.event().step().alert()));
    }

    /** Notes that a request goes out. */
    void attempting(Instant now) {
        rate.used(now);
    }

    /** Notes that the target takes requests. */
    void targetAnswers() {
        failuresInARow = 0;
        targetDue = Instant.MIN;
    }

    /** Notes that the target did not answer as it should: nothing is sent before the time given back. */
    Instant targetFails(Instant now, @Nullable Instant notBefore) {
        failuresInARow++;
        targetDue = now.plus(policy.delay(failuresInARow, random.getAsDouble()));
        if (notBefore != null) {
            targetDue = later(targetDue, earlier(notBefore, now.plus(LONGEST_RETRY_AFTER)));
        }
        return targetDue;
    }

    /** Takes an event out: it has been delivered, or has become a dead letter. */
    void done(Pending event) {
        pending.remove(event.place());
    }

    /**
     * Puts an event that failed back, to be attempted again after its wait.
     *
     * @return whether there is time for another attempt; if not, it is to become a dead letter
     */
    boolean retry(Pending event, Instant now) {
        Pending failed =
                event.failedAt(now, later(now.plus(policy.delay(event.attempts() + 1, random.getAsDouble())), now));
        pending.put(event.place(), failed);
        failedLast = event.place();
        return !event.began(now).plus(policy.giveUp()).isBefore(failed.due());
    }

    /** The offset of the first that is pending of a partition; what is given if there is none. */
    long first(int partition, long otherwise) {
        return pending.keySet().stream()
                .filter(place -> place.partition() == partition)
                .findFirst()
                .map(Pending.Place::offset)
                .orElse(otherwise);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
