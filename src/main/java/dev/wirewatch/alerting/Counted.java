package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Articles that support an alert but whose evidence is no longer kept.
 *
 * @param articles how many
 * @param opened when the first of them was seen; null if there are none
 * @param updated when the latest of them was seen; null if there are none
 * @param fresh whether any of them was news when it was seen
 * @param origins who they are from, within the bounds of {@link Origins}: corroboration is judged by these and by what is
 *     kept
 * @param traces what they are about, in order; of the latest ones, as many as {@link FoldLimits} allows: further articles
 * of the story
 *     are found by these and by what is kept
 * @param severity the highest that one of them on its own makes the alert; null if the rule does not ask
 * @param languages primary subtags of their languages; at most {@value #LANGUAGE_LIMIT}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Counted(
        int articles,
        @Nullable Instant opened,
        @Nullable Instant updated,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fresh,
        Origins origins,
        List<Trace> traces,
        @Nullable Severity severity,
        NavigableSet<String> languages) {
    static final int LANGUAGE_LIMIT = 64;
    static final Counted NONE = new Counted(0, null, null, false, Origins.NONE, List.of(), null, new TreeSet<>());

    Counted {
        origins = origins == null ? Origins.NONE : origins;
        traces = traces == null ? List.of() : List.copyOf(traces);
        NavigableSet<String> tongues = new TreeSet<>(languages == null ? new TreeSet<>() : languages);
        while (tongues.size() > LANGUAGE_LIMIT) {
            tongues.remove(tongues.last());
        }
        languages = Collections.unmodifiableNavigableSet(tongues);
    }

    /** The same without origins and traces. */
    Counted bare() {
        return with(Origins.NONE, List.of());
    }

    /** The same with others. */
    Counted with(Origins from, List<Trace> about) {
        return new Counted(articles, opened, updated, fresh, from, about, severity, languages);
    }

    Counted and(Counted other, int traceLimit) {
        if (articles == 0 || other.articles == 0) {
            return articles == 0 ? other : this;
        }
        NavigableSet<String> tongues = new TreeSet<>(languages);
        tongues.addAll(other.languages);
        return new Counted(
                articles + other.articles,
                earlier(opened, other.opened),
                later(updated, other.updated),
                fresh || other.fresh,
                origins.with(other.origins),
                Trace.latest(traces, other.traces, traceLimit),
                higher(severity, other.severity),
                tongues);
    }

    Counted and(Collection<Support> supports, int traceLimit) {
        if (supports.isEmpty()) {
            return this;
        }
        List<Origin> from = new ArrayList<>();
        List<Trace> about = new ArrayList<>();
        NavigableSet<String> tongues = new TreeSet<>();
        int count = 0;
        Severity highest = null;
        Instant earliest = null;
        Instant latest = null;
        boolean anyFresh = false;
        for (Support support : supports) {
            count += 1 + support.others();
            from.add(support.origin());
            from.addAll(support.otherOrigins());
            highest = higher(highest, support.severity());
            if (support.language() != null) {
                tongues.add(support.language());
            }
            about.add(Trace.of(support));
            earliest = earlier(earliest, support.fetched());
            latest = later(latest, support.evidence().article().fetched());
            anyFresh |= !support.stale();
        }
        about.sort(null);
        return and(
                new Counted(count, earliest, latest, anyFresh, Origins.bounded(from), about, highest, tongues),
                traceLimit);
    }

    /** What is remembered of an article; empty if it is not among these, or too far back to tell. */
    Optional<Trace> find(String article) {
        // Many are looked at with each match, and hardly ever is it one of them: strings know their hashes.
        int hash = article.hashCode();
        for (Trace trace : traces) {
            if (trace.article().hashCode() == hash && trace.article().equals(article)) {
                return Optional.of(trace);
            }
        }
        return Optional.empty();
    }

    /** After another revision or finding of an article that is among these: it is not counted again. */
    Counted again(Trace known, Support support) {
        List<Trace> about = new ArrayList<>(traces);
        about.set(
                traces.indexOf(known), new Trace(known.effective(), known.article(), support.gist(), support.others()));
        return new Counted(
                articles - known.others() + support.others(),
                opened,
                later(updated, support.evidence().article().fetched()),
                fresh || !support.stale(),
                origins.with(support.otherOrigins()),
                about,
                higher(severity, support.severity()),
                languages);
    }

    /** Without an article that is among these, and what is counted with it. */
    Counted without(Trace known) {
        int left = articles - 1 - known.others();
        if (left <= 0) {
            return NONE;
        }
        List<Trace> about = new ArrayList<>(traces);
        about.remove(known);
        return new Counted(left, opened, updated, fresh, origins.without(known.article()), about, severity, languages);
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** The higher of two severities; of one that is not asked for the other. */
    static @Nullable Severity higher(@Nullable Severity a, @Nullable Severity b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
