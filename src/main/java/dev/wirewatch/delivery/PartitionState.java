package dev.wirewatch.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A partition that this instance delivers from, between two commits. Its pending events are in the {@link Outbox}. */
final class PartitionState {
    private final int partition;
    /** Retries of an earlier life that have not been read again yet, by offset. */
    private final TreeMap<Long, Progress.Retry> unread = new TreeMap<>();

    private long head;
    private @Nullable Held held;
    private @Nullable Held releasing;
    private int releaseAttempts;
    private @Nullable Instant releaseBegan;
    private Instant released;
    private Counts counts;
    private @Nullable String trouble;
    private @Nullable String disabled;
    private boolean changed;

    PartitionState(int partition, Progress progress) {
        this.partition = partition;
        progress.retries().forEach(retry -> unread.put(progress.position() + retry.o(), retry));
        this.head = progress.head();
        this.held = progress.held();
        this.releasing = progress.releasing();
        this.releaseAttempts = progress.releaseAttempts();
        this.releaseBegan = progress.releaseBegan();
        this.released = progress.released();
        this.counts = progress.counts();
        this.trouble = progress.trouble();
        this.disabled = progress.disabled();
    }

    int partition() {
        return partition;
    }

    /** Whether a record has been dealt with before, or is to be. */
    boolean isNews(long offset) {
        return offset >= head;
    }

    /** What is known of a record that was pending in an earlier life; empty if it was not. */
    Optional<Progress.Retry> resume(long offset) {
        return Optional.ofNullable(unread.remove(offset));
    }

    void read(long offset) {
        head = Math.max(head, offset + 1);
        changed = true;
    }

    void hold(long offset, @Nullable Held first) {
        Held before = held;
        held = before == null ? first : before.with(offset);
        changed = true;
    }

    @Nullable
    Held held() {
        return held;
    }

    @Nullable
    Held releasing() {
        return releasing;
    }

    /** What is held back becomes what is being delivered; nothing may be under delivery then. */
    void release(Instant now) {
        releasing = held;
        held = null;
        releaseAttempts = 0;
        releaseBegan = null;
        released = now;
        changed = true;
    }

    void releaseFailed(Instant now) {
        releaseAttempts++;
        releaseBegan = releaseBegan == null ? now : releaseBegan;
        changed = true;
    }

    void releaseDone() {
        releasing = null;
        releaseAttempts = 0;
        releaseBegan = null;
        changed = true;
    }

    int releaseAttempts() {
        return releaseAttempts;
    }

    @Nullable
    Instant releaseBegan() {
        return releaseBegan;
    }

    Instant released() {
        return released;
    }

    Counts counts() {
        return counts;
    }

    void count(Counts after) {
        counts = after;
        changed = true;
    }

    void trouble(@Nullable String reason) {
        String kept = reason == null ? null : Texts.cut(reason, Progress.REASON_LIMIT);
        if (!java.util.Objects.equals(kept, trouble)) {
            trouble = kept;
            changed = true;
        }
    }

    @Nullable
    String disabled() {
        return disabled;
    }

    void disable(String reason) {
        disabled = Texts.cut(reason, Progress.REASON_LIMIT);
        changed = true;
    }

    /** How far the head is ahead of the first event that is pending. */
    long stretch(Outbox outbox) {
        return head - position(outbox);
    }

    /** Where it stands, to be committed; empty if nothing has changed since this was last asked. */
    Optional<Progress> changes(Outbox outbox) {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(progress(outbox));
    }

    private Progress progress(Outbox outbox) {
        long position = position(outbox);
        List<Progress.Retry> retries = new ArrayList<>();
        outbox.of(partition).forEach(pending -> {
            Instant first = pending.firstAttempt();
            retries.add(new Progress.Retry(
                    (int) (pending.place().offset() - position),
                    pending.attempts(),
                    first == null ? 0 : first.getEpochSecond()));
        });
        unread.forEach(
                (offset, retry) -> retries.add(new Progress.Retry((int) (offset - position), retry.a(), retry.s())));
        return new Progress(
                position,
                head,
                retries,
                held,
                releasing,
                releaseAttempts,
                releaseBegan,
                released,
                counts,
                trouble,
                disabled);
    }

    private long position(Outbox outbox) {
        long pending = outbox.first(partition, head);
        return unread.isEmpty() ? pending : Math.min(pending, unread.firstKey());
    }
}
