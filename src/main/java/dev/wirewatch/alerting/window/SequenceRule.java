package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * One step, then the other, on one subject. Evidence are each article of the second step and the latest article of the
 * first before it. Of the articles of one step in a twenty-fourth of the time allowed, the earliest few are looked at.
 */
final class SequenceRule {
    /** Into how many slices the time between both steps is cut. */
    private static final int SLICES = 24;

    private final RuleWindow.Sequence sequence;
    private final GroupMemory memory;
    private final Slices slices;

    SequenceRule(RuleWindow.Sequence sequence, GroupMemory memory) {
        this.sequence = sequence;
        this.memory = memory;
        this.slices = memory.slices();
    }

    static Slices slices(RuleWindow.Sequence sequence) {
        return new Slices(Math.max(1, sequence.withinSeconds() * 1000 / SLICES), SLICES, SLICES);
    }

    /** Judges again what a change in a slice can have changed: second steps from then on, and their first steps. */
    Standing judge(Standing standing, long changed, String rule, String group, List<GroupEvent> events) {
        long from = changed - SLICES - 1;
        long to = Math.min(standing.newest(), changed + 2 * (SLICES + 1));
        Answer answer = new Answer();
        FirstSteps firsts = new FirstSteps();
        for (long slice = from; slice <= to; slice++) {
            for (Match second : memory.kept(1, slice)) {
                Match first = firsts.before(second);
                if (first != null) {
                    answer.add(first, slices.at(first.effective()), slice, null);
                    answer.add(second, slice, slice, statement(first, second));
                }
            }
        }
        NavigableMap<String, Standing.Said> said = answer.say(
                rule, group, standing.said(), entry -> entry.window() >= from && entry.window() <= to, events);
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

    /** The articles of the first step in some slices, each of which is looked up once, when it is needed. */
    private final class FirstSteps {
        private final Map<Long, List<Match>> known = new HashMap<>();

        /** The latest one before an article of the second step, and not too long before it. */
        @Nullable
        Match before(Match second) {
            long last = slices.at(second.effective());
            for (long slice = last; slice >= last - SLICES - 1; slice--) {
                List<Match> kept = known.computeIfAbsent(slice, each -> memory.kept(0, each));
                for (int i = kept.size() - 1; i >= 0; i--) {
                    Match first = kept.get(i);
                    Duration apart = Duration.between(first.effective(), second.effective());
                    boolean follows = !apart.isNegative() && !apart.isZero() && apart.compareTo(sequence.within()) <= 0;
                    if (follows && !first.article().id().equals(second.article().id())) {
                        return first;
                    }
                }
            }
            return null;
        }
    }

    private String statement(Match first, Match second) {
        Duration apart = Duration.between(first.effective(), second.effective());
        return "sequence: " + sequence.steps().get(0).title() + " at "
                + first.effective().truncatedTo(ChronoUnit.MINUTES) + ", then "
                + sequence.steps().get(1).title() + " after " + text(apart) + " (at most "
                + text(sequence.within()) + ")";
    }

    private static String text(Duration duration) {
        long hours = duration.toHours();
        if (hours >= 48) {
            return hours / 24 + " d " + hours % 24 + " h";
        }
        return hours > 0 ? hours + " h" : duration.toMinutes() + " min";
    }
}
