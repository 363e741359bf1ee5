package dev.wirewatch.delivery;

import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a target does.
 *
 * @param target its id
 * @param begun whether anything was ever read for it
 * @param unread records of the events topic that have not been read for it
 * @param pending events to be attempted, for the first time or again
 * @param held events held back for a summary
 * @param counts what it has seen so far
 * @param trouble why the last attempt failed; null if it did not
 * @param disabled why it is not asked any more; null if it is
 */
public record TargetStatus(
        String target,
        boolean begun,
        long unread,
        int pending,
        int held,
        Counts counts,
        @Nullable String trouble,
        @Nullable String disabled) {

    static TargetStatus of(String target, SortedMap<Integer, Progress> progress, SortedMap<Integer, Long> unread) {
        return new TargetStatus(
                target,
                !progress.isEmpty(),
                unread.values().stream().mapToLong(Long::longValue).sum(),
                progress.values().stream().mapToInt(at -> at.retries().size()).sum(),
                progress.values().stream()
                        .mapToInt(at -> events(at.held()) + events(at.releasing()))
                        .sum(),
                progress.values().stream().map(Progress::counts).reduce(Counts.NONE, Counts::plus),
                first(progress, Progress::trouble),
                first(progress, Progress::disabled));
    }

    private static int events(@Nullable Held held) {
        return held == null ? 0 : held.events();
    }

    private static @Nullable String first(
            SortedMap<Integer, Progress> progress, java.util.function.Function<Progress, @Nullable String> part) {
        return progress.values().stream()
                .flatMap(at -> Optional.ofNullable(part.apply(at)).stream())
                .findFirst()
                .orElse(null);
    }
}
