package dev.wirewatch.topology.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.AlertComparison;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The standing alerts of one rule and group on both sides, and what has been told of them. Of each side the
 * {@value #ALERTS} alerts opened last are kept; of those before them nothing more is told.
 *
 * @param live by alert id
 * @param candidate by alert id
 * @param told what readers know: a hash of each difference, by alert id
 * @param forgotten alerts opened up to this time have been let go; null if none have
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record GroupSides(
        SortedMap<String, Alert> live,
        SortedMap<String, Alert> candidate,
        SortedMap<String, String> told,
        @Nullable Instant forgotten) {
    /** Some megabytes at worst: an alert with all its evidence takes about 20 KB. */
    static final int ALERTS = 100;

    private static final Comparator<Alert> BY_OPENING =
            Comparator.comparing(Alert::opened).thenComparing(Alert::id);

    GroupSides {
        live = live == null ? new TreeMap<>() : new TreeMap<>(live);
        candidate = candidate == null ? new TreeMap<>() : new TreeMap<>(candidate);
        told = told == null ? new TreeMap<>() : new TreeMap<>(told);
    }

    static GroupSides empty() {
        return new GroupSides(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null);
    }

    /** After an alert of one side has changed. */
    GroupSides with(SideChange change) {
        SortedMap<String, Alert> side = new TreeMap<>(change.candidate() ? candidate : live);
        Alert alert = change.alert();
        if (alert == null) {
            side.remove(change.id());
        } else if (forgotten == null || alert.opened().isAfter(forgotten)) {
            side.put(change.id(), alert);
        }
        GroupSides after = change.candidate()
                ? new GroupSides(live, side, told, forgotten)
                : new GroupSides(side, candidate, told, forgotten);
        return side.size() > ALERTS ? after.forgetting(ordered(side).get(0).opened()) : after;
    }

    /** Lets go of what was opened up to a time, on both sides: one without the other would pass for a difference. */
    private GroupSides forgetting(Instant time) {
        SortedMap<String, String> known = new TreeMap<>(told);
        SortedMap<String, Alert> left = new TreeMap<>(live);
        SortedMap<String, Alert> right = new TreeMap<>(candidate);
        for (SortedMap<String, Alert> side : List.of(left, right)) {
            side.values().removeIf(alert -> {
                boolean old = !alert.opened().isAfter(time);
                if (old) {
                    known.remove(alert.id());
                }
                return old;
            });
        }
        return new GroupSides(left, right, known, time);
    }

    /**
     * What is different now, by alert id.
     *
     * @param run alerts that were opened before it compares those of their rule are known to the comparison, but no
     *     difference
     */
    SortedMap<String, AlertDifference> differences(ShadowRun run) {
        SortedMap<String, AlertDifference> differences = new TreeMap<>();
        for (AlertDifference each : AlertComparison.between(ordered(live), ordered(candidate))) {
            Instant since = run.comparesFrom(each.alert().rule());
            if (isSince(each.live(), since) && isSince(each.candidate(), since)) {
                differences.put(each.alert().id(), each);
            }
        }
        return differences;
    }

    private static boolean isSince(@Nullable Alert alert, Instant since) {
        return alert == null || !alert.opened().isBefore(since);
    }

    private static List<Alert> ordered(SortedMap<String, Alert> side) {
        return side.values().stream().sorted(BY_OPENING).toList();
    }

    /** After readers have been told. */
    GroupSides telling(SortedMap<String, String> differences) {
        return new GroupSides(live, candidate, differences, forgotten);
    }
}
