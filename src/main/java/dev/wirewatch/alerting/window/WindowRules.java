package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Retraction;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the articles of windowed rules.
 *
 * <p>In a lane that follows the present what is older than any window is let go, and what is silent is told by the clock;
 * in one that re-reads the past nothing is let go, and a silence is known when an article ends it.
 */
public final class WindowRules {
    /** What the keys of standings begin with, of which some want to be told the time. */
    public static final String STANDINGS = GroupMemory.STANDINGS;

    private static final Duration LEAST_LATENESS = Duration.ofHours(6);

    private final WindowStore store;
    private final boolean live;

    /**
     * @param store holds what is remembered; read and written by one thread
     * @param live whether the lane follows the present
     */
    public WindowRules(WindowStore store, boolean live) {
        this.store = store;
        this.live = live;
    }

    /** Whether an event is to be judged here before the fold sees it. */
    public static boolean concerns(GroupEvent event) {
        return event instanceof Match match
                ? match.terms().kind().isWindowed()
                : event instanceof Retraction retraction && retraction.window() != null;
    }

    /**
     * Takes a match or retraction of a windowed rule into account.
     *
     * @return what goes on to the fold: matches that support an alert, retractions of those that no longer do
     */
    public List<GroupEvent> take(GroupEvent event) {
        List<GroupEvent> answers = new ArrayList<>();
        if (event instanceof Match match) {
            take(match, answers);
        } else if (event instanceof Retraction retraction && retraction.window() != null) {
            takeBack(retraction, retraction.window(), answers);
        }
        return answers;
    }

    private void take(Match match, List<GroupEvent> answers) {
        RuleWindow window = match.terms().window();
        Duration lateness = lateness(window);
        if (window == null
                || Duration.between(match.effective(), match.fetched()).compareTo(lateness) > 0) {
            return;
        }
        GroupMemory memory = memory(window, match.key());
        long slice = memory.slices().at(match.effective());
        Standing before = memory.standing();
        if (before != null && live && slice < before.newest() - memory.slices().reach()) {
            return;
        }
        for (int part = 0; part < parts(window); part++) {
            Bucket bucket = memory.bucket(part, slice);
            boolean belongs = parts(window) == 1 || match.steps().contains(part);
            if (belongs) {
                boolean latestToo = window instanceof RuleWindow.Silence;
                put(memory, part, slice, bucket.with(match.withoutGist(), latestToo), window);
            } else if (bucket.holds(match.article().id())) {
                put(memory, part, slice, bucket.without(match.article().id()), window);
            }
        }
        Standing standing = before == null ? Standing.begin(match.terms(), slice) : before.under(match.terms());
        judge(memory, standing, slice, window, match, answers);
    }

    private void takeBack(Retraction retraction, Retraction.Window where, List<GroupEvent> answers) {
        GroupMemory memory = memory(where.asked(), retraction.key());
        Standing standing = memory.standing();
        if (standing == null) {
            return;
        }
        long slice = memory.slices().at(where.effective());
        for (int part = 0; part < parts(where.asked()); part++) {
            Bucket bucket = memory.bucket(part, slice);
            if (bucket.holds(retraction.article())) {
                put(memory, part, slice, bucket.without(retraction.article()), where.asked());
            }
        }
        judge(memory, standing, slice, where.asked(), retraction, answers);
    }

    private static void put(GroupMemory memory, int part, long slice, Bucket bucket, RuleWindow window) {
        if (window instanceof RuleWindow.Sequence) {
            memory.put(part, slice, bucket);
        } else {
            memory.putCounted(slice, bucket);
        }
    }

    private void judge(
            GroupMemory memory,
            Standing before,
            long slice,
            RuleWindow window,
            GroupEvent cause,
            List<GroupEvent> answers) {
        Standing standing = before.reaching(slice);
        if (window instanceof RuleWindow.Burst burst) {
            standing = new BurstRule(burst, memory, standing.terms())
                    .judge(standing, slice, cause.rule(), cause.group(), answers);
        } else if (window instanceof RuleWindow.Silence silence) {
            standing = judgeSilence(silence, memory, before, standing, slice, cause, answers);
        } else if (window instanceof RuleWindow.Sequence sequence) {
            standing = new SequenceRule(sequence, memory).judge(standing, slice, cause.rule(), cause.group(), answers);
        }
        memory.put(live ? standing.since(standing.newest() - memory.slices().reach()) : standing);
    }

    /** An article changes what was judged after it; in a lane that re-reads the past it also ends what was silent before. */
    private Standing judgeSilence(
            RuleWindow.Silence silence,
            GroupMemory memory,
            Standing before,
            Standing standing,
            long slice,
            GroupEvent cause,
            List<GroupEvent> answers) {
        int reach = memory.slices().reach() + 1;
        boolean again = slice <= standing.judged();
        if (!again && live) {
            return standing;
        }
        long from = again ? slice : standing.judged() + 1;
        long to = again
                ? Math.min(standing.judged(), Math.max(slice, before.oldest()) + reach)
                : Math.min(standing.newest() - 1, before.newest() + reach);
        Standing judged = from > to
                ? standing
                : new SilenceRule(silence, memory, standing)
                        .judge(standing, from, to, cause.rule(), cause.group(), answers);
        return again || live ? judged : judged.judgedUpTo(standing.newest() - 1);
    }

    /**
     * Tells a group the time, in a lane that follows the present.
     *
     * @param key of its standing
     * @param now what the clock says
     * @param read when the latest article was seen: a lane to which nothing comes is deaf, and nobody in it silent
     * @param watch since when nothing was missed
     */
    public List<GroupEvent> tick(String key, Standing standing, Instant now, Instant read, Watch watch) {
        List<GroupEvent> answers = new ArrayList<>();
        if (!(standing.terms().window() instanceof RuleWindow.Silence silence)) {
            return answers;
        }
        // What the group is called may hold any character, the rest of the key may not.
        int rule = key.indexOf('|', STANDINGS.length());
        int end = key.lastIndexOf('|');
        String ruleId = key.substring(STANDINGS.length(), rule);
        String group = key.substring(rule + 1, end);
        GroupMemory memory = memory(silence, ruleId + "|" + group);
        Slices slices = memory.slices();
        Instant heard = read.plusMillis(slices.millis());
        long to = Math.min(slices.at(heard.isBefore(now) ? heard : now) - 1, standing.newest() + slices.reach());
        long awake = slices.at(watch.since()) + slices.inWindow();
        long from = Math.max(standing.judged() + 1, awake);
        if (from <= to) {
            memory.put(new SilenceRule(silence, memory, standing).judge(standing, from, to, ruleId, group, answers));
        }
        return answers;
    }

    private GroupMemory memory(RuleWindow window, String key) {
        return new GroupMemory(store, slices(window), key);
    }

    private static Slices slices(RuleWindow window) {
        if (window instanceof RuleWindow.Burst burst) {
            return Slices.of(burst.windowSeconds(), burst.baselineSeconds());
        }
        if (window instanceof RuleWindow.Silence silence) {
            return Slices.of(silence.windowSeconds(), silence.baselineSeconds());
        }
        if (window instanceof RuleWindow.Sequence sequence) {
            return SequenceRule.slices(sequence);
        }
        throw new IllegalArgumentException("no window of time: " + window);
    }

    private static int parts(RuleWindow window) {
        return window instanceof RuleWindow.Sequence ? 2 : 1;
    }

    /** How long after it was published an article may be seen and still count: what comes later is no news. */
    private static Duration lateness(@Nullable RuleWindow window) {
        long seconds = 0;
        if (window instanceof RuleWindow.Burst burst) {
            seconds = burst.windowSeconds();
        } else if (window instanceof RuleWindow.Silence silence) {
            seconds = silence.windowSeconds();
        } else if (window instanceof RuleWindow.Sequence sequence) {
            seconds = sequence.withinSeconds();
        }
        return Duration.ofSeconds(Math.max(seconds, LEAST_LATENESS.toSeconds()));
    }
}
