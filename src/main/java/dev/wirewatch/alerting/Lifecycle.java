package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertRemark;
import dev.wirewatch.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the alert of a story is in its life. It belongs to the story, not to the alert's id, which changes when an earlier
 * article of the story turns up: what the desk has done is not lost by that.
 *
 * <p>Of two stories that turn out to be one, the event is acknowledged if either was, as what would have reopened it still
 * does; it is closed only if both were.
 *
 * @param sequence of the latest event told; 0 before the first
 * @param handling what the desk has done, and time
 * @param severity the one last told; null before the first event
 * @param origins whom events have named as independent sources, at most {@value #ORIGINS}
 * @param formerIds ids that the alert has had, latest last, at most {@value #FORMER_IDS}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Lifecycle(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int sequence,
        @Nullable AlertHandling handling,
        @Nullable Severity severity,
        Set<String> origins,
        List<String> formerIds) {
    static final int ORIGINS = 80;
    static final int FORMER_IDS = 16;
    static final Lifecycle NONE = new Lifecycle(0, null, null, Set.of(), List.of());

    Lifecycle {
        origins = bounded(origins);
        formerIds = formerIds == null ? List.of() : last(formerIds, FORMER_IDS);
        handling = handling == null || handling.isNone() ? null : handling;
    }

    private static Set<String> bounded(@Nullable Set<String> origins) {
        Set<String> bounded = new LinkedHashSet<>();
        if (origins != null) {
            origins.stream().limit(ORIGINS).forEach(bounded::add);
        }
        return java.util.Collections.unmodifiableSet(bounded);
    }

    private static List<String> last(List<String> list, int count) {
        return List.copyOf(list.subList(Math.max(0, list.size() - count), list.size()));
    }

    /** What the desk has done; never null. */
    @JsonIgnore
    AlertHandling handled() {
        return handling == null ? AlertHandling.NONE : handling;
    }

    @JsonIgnore
    boolean isClosed() {
        return handled().closed() != null;
    }

    @JsonIgnore
    boolean isAcknowledged() {
        return handled().acknowledged() != null;
    }

    /** The life of two stories that turn out to be one. */
    Lifecycle and(Lifecycle other) {
        if (other.equals(NONE) || equals(other)) {
            return this;
        }
        if (equals(NONE)) {
            return other;
        }
        AlertHandling mine = handled();
        AlertHandling theirs = other.handled();
        boolean bothClosed = isClosed() && other.isClosed();
        Set<String> allOrigins = new LinkedHashSet<>(origins);
        allOrigins.addAll(other.origins);
        return new Lifecycle(
                Math.max(sequence, other.sequence),
                new AlertHandling(
                        later(mine.acknowledged(), theirs.acknowledged()),
                        bothClosed ? later(mine.closed(), theirs.closed()) : null,
                        mine.muted() == null ? theirs.muted() : mine.muted(),
                        union(mine.notes(), theirs.notes())),
                severity == null || (other.severity != null && other.severity.compareTo(severity) > 0)
                        ? other.severity
                        : severity,
                allOrigins,
                Stream.concat(formerIds.stream(), other.formerIds.stream())
                        .distinct()
                        .toList());
    }

    private static @Nullable AlertRemark later(@Nullable AlertRemark a, @Nullable AlertRemark b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.at().isAfter(a.at()) ? b : a;
    }

    private static List<AlertRemark> union(List<AlertRemark> a, List<AlertRemark> b) {
        return Stream.concat(a.stream(), b.stream())
                .distinct()
                .sorted(Comparator.comparing(AlertRemark::at)
                        .thenComparing(remark -> Objects.requireNonNullElse(remark.by(), ""))
                        .thenComparing(remark -> Objects.requireNonNullElse(remark.note(), "")))
                .toList();
    }

    /** The next event has been told. */
    Lifecycle counted() {
        return new Lifecycle(sequence + 1, handling, severity, origins, formerIds);
    }

    /** Events have named these sources and this severity. */
    Lifecycle told(Severity now, Collection<String> sources) {
        if (now == severity && origins.containsAll(sources)) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(origins);
        all.addAll(sources);
        return new Lifecycle(sequence, handling, now, all, formerIds);
    }

    /** The alert had this id before. */
    Lifecycle formerly(String id) {
        if (formerIds.contains(id)) {
            return this;
        }
        List<String> ids = new ArrayList<>(formerIds);
        ids.add(id);
        return new Lifecycle(sequence, handling, severity, origins, ids);
    }

    /** Neither closed nor acknowledged any more. */
    Lifecycle reopened() {
        return with(new AlertHandling(null, null, handled().muted(), handled().notes()));
    }

    Lifecycle acknowledged(@Nullable AlertRemark remark) {
        AlertHandling now = handled();
        return with(new AlertHandling(remark, now.closed(), now.muted(), now.notes()));
    }

    Lifecycle closed(AlertRemark remark) {
        AlertHandling now = handled();
        return with(new AlertHandling(now.acknowledged(), remark, now.muted(), now.notes()));
    }

    Lifecycle muted(@Nullable AlertMute mute) {
        AlertHandling now = handled();
        return with(new AlertHandling(now.acknowledged(), now.closed(), mute, now.notes()));
    }

    Lifecycle noted(AlertRemark note) {
        AlertHandling now = handled();
        return with(
                new AlertHandling(now.acknowledged(), now.closed(), now.muted(), union(now.notes(), List.of(note))));
    }

    private Lifecycle with(AlertHandling other) {
        return other.equals(handled()) ? this : new Lifecycle(sequence, other, severity, origins, formerIds);
    }
}
