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
 * @param updated when the latest of them was seen; null if there are none
 * @param origins who they are from; at most {@value #ORIGIN_LIMIT}, the earliest ones: corroboration is judged by these and by what
 *     is kept
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Counted(int articles, @Nullable Instant updated, NavigableSet<Origin> origins) {
    static final int ORIGIN_LIMIT = 64;
    static final Counted NONE = new Counted(0, null, new TreeSet<>());

    Counted {
        NavigableSet<Origin> copy = new TreeSet<>(origins == null ? new TreeSet<>() : origins);
        while (copy.size() > ORIGIN_LIMIT) {
            copy.remove(copy.last());
        }
        origins = Collections.unmodifiableNavigableSet(copy);
    }

    Counted and(Counted other) {
        if (articles == 0 || other.articles == 0) {
            return articles == 0 ? other : this;
        }
        NavigableSet<Origin> union = new TreeSet<>(origins);
        union.addAll(other.origins);
        return new Counted(articles + other.articles, later(updated, other.updated), union);
    }

    Counted and(Collection<Support> supports) {
        Counted sum = this;
        for (Support support : supports) {
            NavigableSet<Origin> origin = new TreeSet<>();
            origin.add(support.origin());
            sum = sum.and(new Counted(1, support.evidence().article().fetched(), origin));
        }
        return sum;
    }

    static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
