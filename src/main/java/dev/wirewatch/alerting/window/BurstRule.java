package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Origin;
import dev.wirewatch.alerting.RuleTerms;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * More articles in a window than the habit explains. Of a burst the earliest articles of each slice are the evidence; the
 * first of each window that is out of the ordinary carries the figures.
 */
final class BurstRule {
    private final RuleWindow.Burst burst;
    private final GroupMemory memory;
    private final Slices slices;
    private final Baseline baseline;

    BurstRule(RuleWindow.Burst burst, GroupMemory memory, RuleTerms terms) {
        this.burst = burst;
        this.memory = memory;
        this.slices = memory.slices();
        this.baseline = new Baseline(memory, terms.laneBegan(), Long.MIN_VALUE);
    }

    /** Judges again what a change in a slice can have changed. */
    Standing judge(Standing standing, long changed, String rule, String group, List<GroupEvent> events) {
        NavigableMap<Long, Verdict> verdicts = new TreeMap<>(standing.verdicts());
        NavigableSet<Long> candidates = new TreeSet<>(standing.candidates());
        NavigableSet<Long> affected = affected(standing, changed);
        for (long last : affected) {
            Verdict verdict = verdict(last, candidates);
            if (verdict == null) {
                verdicts.remove(last);
            } else {
                verdicts.put(last, verdict);
            }
        }
        Standing judged = new Standing(
                standing.terms(),
                standing.oldest(),
                standing.newest(),
                standing.judged(),
                verdicts,
                candidates,
                standing.said(),
                standing.expires());
        if (verdicts.isEmpty() && standing.said().isEmpty()) {
            return judged;
        }
        return say(judged, affected, rule, group, events);
    }

    private NavigableSet<Long> affected(Standing standing, long changed) {
        NavigableSet<Long> affected =
                new TreeSet<>(standing.candidates().subSet(changed, true, changed + slices.reach(), true));
        for (long last = changed; last < changed + slices.inWindow() && last <= standing.newest(); last++) {
            affected.add(last);
        }
        return affected;
    }

    private @Nullable Verdict verdict(long last, NavigableSet<Long> candidates) {
        candidates.remove(last);
        int[] counts = memory.counts(slices.firstOfWindow(last), slices.inWindow());
        int count = 0;
        for (int slice : counts) {
            count += slice;
        }
        // A window that ends with an empty slice holds no more than the one before it.
        if (counts[counts.length - 1] == 0 || count < burst.articles()) {
            return null;
        }
        int publishers = memory.publishers(last);
        if (publishers < burst.publishers()) {
            return null;
        }
        candidates.add(last);
        Habit habit = baseline.before(slices.firstOfWindow(last));
        if (habit == null || count <= habit.mean()) {
            return null;
        }
        double probability = habit.probabilityOfAtLeast(count);
        return probability <= burst.probability()
                ? new Verdict(count, publishers, habit.mean(), habit.windows(), probability)
                : null;
    }

    private Standing say(
            Standing standing, Collection<Long> affected, String rule, String group, List<GroupEvent> events) {
        NavigableSet<Long> windows = new TreeSet<>(affected);
        NavigableSet<Long> changedSlices = new TreeSet<>();
        affected.forEach(last -> {
            for (long slice = slices.firstOfWindow(last); slice <= last; slice++) {
                changedSlices.add(slice);
            }
        });
        changedSlices.forEach(slice -> {
            Long shownFor = shownFor(slice, standing.verdicts());
            if (shownFor != null) {
                windows.add(shownFor);
            }
        });
        Answer answer = new Answer();
        for (long last : windows) {
            Verdict verdict = standing.verdicts().get(last);
            if (verdict != null) {
                show(last, verdict, standing.verdicts(), answer);
            }
        }
        NavigableMap<String, Standing.Said> said = answer.say(
                rule,
                group,
                standing.said(),
                entry -> changedSlices.contains(entry.slice()) || windows.contains(entry.window()),
                events);
        return new Standing(
                standing.terms(),
                standing.oldest(),
                standing.newest(),
                standing.judged(),
                standing.verdicts(),
                standing.candidates(),
                said,
                standing.expires());
    }

    private void show(long last, Verdict verdict, NavigableMap<Long, Verdict> verdicts, Answer answer) {
        boolean first = true;
        for (long slice = slices.firstOfWindow(last); slice <= last; slice++) {
            Long shownFor = shownFor(slice, verdicts);
            if (shownFor == null || shownFor != last) {
                continue;
            }
            Bucket bucket = memory.bucket(0, slice);
            int others = Math.max(0, bucket.count() - bucket.kept().size());
            List<Origin> origins = bucket.originsNotKept();
            for (Match match : bucket.kept()) {
                answer.add(match.with(others, origins), slice, last, first ? statement(last, verdict) : null);
                first = false;
                others = 0;
                origins = List.of();
            }
        }
    }

    /** The first window out of the ordinary that holds a slice. */
    private @Nullable Long shownFor(long slice, NavigableMap<Long, Verdict> verdicts) {
        Map.Entry<Long, Verdict> entry = verdicts.ceilingEntry(slice);
        return entry != null && entry.getKey() < slice + slices.inWindow() ? entry.getKey() : null;
    }

    private String statement(long last, Verdict verdict) {
        return verdict.says("burst", slices.end(last), Duration.ofSeconds(burst.windowSeconds()), burst.probability())
                + ", " + verdict.publishers() + " independent publishers (at least " + burst.publishers() + ")";
    }
}
