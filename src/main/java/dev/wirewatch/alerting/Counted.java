package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Articles that support an alert but whose evidence is no longer kept.
 *
 * @param articles how many
 * @param opened when the first of them was seen; null if there are none
 * @param updated when the latest of them was seen; null if there are none
 * @param origins who they are from; at most {@value #ORIGIN_LIMIT}, the earliest ones: corroboration is judged by these and by what
 *     is kept
 * @param traces what they are about; of the latest ones, as many as {@link FoldLimits} allows: further articles of the story
 *     are found by these and by what is kept
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Counted(
        int articles,
        @Nullable Instant opened,
        @Nullable Instant updated,
        NavigableSet<Origin> origins,
        NavigableSet<Trace> traces) {
    static final int ORIGIN_LIMIT = 64;
    static final Counted NONE = new Counted(0, null, null, new TreeSet<>(), new TreeSet<>());

    Counted {
        NavigableSet<Origin> copy = new TreeSet<>(origins == null ? new TreeSet<>() : origins);
        while (copy.size() > ORIGIN_LIMIT) {
            copy.remove(copy.last());
        }
        origins = Collections.unmodifiableNavigableSet(copy);
        traces = Collections.unmodifiableNavigableSet(new TreeSet<>(traces == null ? new TreeSet<>() : traces));
    }

    Counted and(Counted other, int traceLimit) {
        if (articles == 0 || other.articles == 0) {
            return articles == 0 ? other : this;
        }
        NavigableSet<Origin> union = new TreeSet<>(origins);
        union.addAll(other.origins);
        NavigableSet<Trace> all = new TreeSet<>(traces);
        all.addAll(other.traces);
        while (all.size() > traceLimit) {
            all.remove(all.first());
        }
        return new Counted(
                articles + other.articles, earlier(opened, other.opened), later(updated, other.updated), union, all);
    }

    Counted and(Collection<Support> supports, int traceLimit) {
        if (supports.isEmpty()) {
            return this;
        }
        NavigableSet<Origin> from = new TreeSet<>();
        NavigableSet<Trace> about = new TreeSet<>();
        Instant earliest = null;
        Instant latest = null;
        for (Support support : supports) {
            from.add(support.origin());
            about.add(Trace.of(support));
            earliest = earlier(earliest, support.fetched());
            latest = later(latest, support.evidence().article().fetched());
        }
        return and(new Counted(supports.size(), earliest, latest, from, about), traceLimit);
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
