package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Far fewer articles in a window than the habit makes expect. The evidence is the last article before; of a silence the
 * first window that is out of the ordinary is told of, not every later one. A habit begins with the first article: before
 * it nobody was silent.
 */
final class SilenceRule {
    private final RuleWindow.Silence silence;
    private final GroupMemory memory;
    private final Slices slices;
    private final Baseline baseline;

    SilenceRule(RuleWindow.Silence silence, GroupMemory memory, Standing standing) {
        this.silence = silence;
        this.memory = memory;
        this.slices = memory.slices();
        this.baseline = new Baseline(memory, standing.terms().laneBegan(), standing.oldest());
    }

    /**
     * Judges the windows that end with some slices.
     *
     * @param from the first of them
     * @param to the last of them
     */
    Standing judge(Standing standing, long from, long to, String rule, String group, List<GroupEvent> events) {
        NavigableMap<Long, Verdict> verdicts = new TreeMap<>(standing.verdicts());
        NavigableSet<Long> judged = new TreeSet<>();
        Long told = verdicts.lowerKey(from);
        boolean silentBefore = told != null && told >= from - slices.reach() && verdict(from - 1) != null;
        for (long last = from; last <= to; last++) {
            Verdict verdict = verdict(last);
            judged.add(last);
            if (verdict == null || silentBefore) {
                verdicts.remove(last);
            } else {
                verdicts.put(last, verdict);
            }
            silentBefore = verdict != null;
        }
        Answer answer = new Answer();
        verdicts.subMap(from, true, to, true).forEach((last, verdict) -> show(last, verdict, answer));
        NavigableMap<String, Standing.Said> said =
                answer.say(rule, group, standing.said(), entry -> judged.contains(entry.window()), events);
        return new Standing(
                standing.terms(),
                standing.oldest(),
                standing.newest(),
                Math.max(standing.judged(), to),
                verdicts,
                standing.candidates(),
                said,
                standing.expires());
    }

    private @Nullable Verdict verdict(long last) {
        long first = slices.firstOfWindow(last);
        Habit habit = baseline.before(first);
        if (habit == null) {
            return null;
        }
        int count = 0;
        for (int slice : memory.counts(first, slices.inWindow())) {
            count += slice;
        }
        if (count >= habit.mean()) {
            return null;
        }
        double probability = habit.probabilityOfAtMost(count);
        return probability <= silence.probability()
                ? new Verdict(count, 0, habit.mean(), habit.windows(), probability)
                : null;
    }

    private void show(long last, Verdict verdict, Answer answer) {
        Long slice = memory.latestWithArticle(last, slices.reach());
        Match article = slice == null ? null : memory.bucket(0, slice).latest();
        if (slice != null && article != null) {
            answer.add(
                    article,
                    slice,
                    last,
                    verdict.says(
                            "silence",
                            slices.end(last),
                            Duration.ofSeconds(silence.windowSeconds()),
                            silence.probability()));
        }
    }
}
