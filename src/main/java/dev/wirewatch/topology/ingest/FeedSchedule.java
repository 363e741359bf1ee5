package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.PollSpread;
import dev.wirewatch.feed.PollState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When which feed of a task is to be polled; in memory, rebuilt from the store. A feed is in exactly one place: waiting
 * until it is due, in its host's line or under way, or nowhere when it is paused or gone.
 */
final class FeedSchedule {
    /** A step back of the clock beyond what correcting its drift explains. */
    private static final Duration CLOCK_SET = Duration.ofSeconds(5);

    private static final class Turn {
        private final String host;
        private final boolean suspect;
        private boolean inside;

        Turn(String host, boolean suspect) {
            this.host = host;
            this.suspect = suspect;
        }
    }

    private final PollSettings settings;
    private final PollPolicy policy;
    private final DueFeeds healthy = new DueFeeds();
    private final DueFeeds suspect = new DueFeeds();
    private final HostLines lines = new HostLines();
    private final Map<String, Turn> turns = new HashMap<>();
    private final ArrayDeque<String> released = new ArrayDeque<>();
    private final Map<String, String> hosts = new HashMap<>();
    private @Nullable Instant startsSince;
    private int starts;
    private @Nullable Instant lastTick;

    FeedSchedule(PollSettings settings, PollPolicy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /** Plans a feed's next poll from its state; a feed whose turn it is keeps it. */
    void plan(TrackedFeed tracked, Instant now) {
        String id = tracked.feed().id();
        healthy.remove(id);
        suspect.remove(id);
        hosts.put(id, URI.create(tracked.feed().url()).getRawAuthority());
        Instant due = tracked.due();
        if (due == null || tracked.feed().paused() || turns.containsKey(id)) {
            return;
        }
        Instant polled = tracked.state().polled();
        if (polled != null && polled.isAfter(now)) {
            // The clock was set back while we were not running: what counts is the delay, not the date.
            due = now.plus(Duration.between(polled, due));
        }
        lane(tracked.state()).set(id, due.isAfter(now) ? due : start(tracked, now));
    }

    /** Overdue all at once means a start: the first ones go now, the others are spread. */
    private Instant start(TrackedFeed tracked, Instant now) {
        Duration interval = policy.interval(tracked.feed());
        if (startsSince == null || startsSince.plus(settings.interval()).isBefore(now)) {
            startsSince = now;
            starts = 0;
        }
        return PollSpread.start(now, tracked.feed().id(), starts++, settings.startBurst(), interval);
    }

    /** Ends a feed's turn and plans its next poll. */
    void replan(TrackedFeed tracked) {
        String id = tracked.feed().id();
        endTurn(id);
        Instant due = tracked.due();
        if (due != null && !tracked.feed().paused()) {
            lane(tracked.state()).set(id, due);
        }
    }

    /** Ends a feed's turn; it gets another one at the given time. */
    void postpone(String feed, Instant until) {
        endTurn(feed);
        healthy.set(feed, until);
    }

    /** Forgets a feed. */
    void remove(String feed) {
        endTurn(feed);
        healthy.remove(feed);
        suspect.remove(feed);
        hosts.remove(feed);
    }

    /**
     * Gives the turn to the feed that has been due longest and whose host is not busy with others.
     *
     * @param suspects whether to look among those whose last poll was costly
     */
    @Nullable
    String take(boolean suspects, Instant now) {
        for (String feed = released.poll(); feed != null; feed = released.poll()) {
            Turn turn = turns.get(feed);
            if (turn != null && !turn.inside && enter(feed, turn)) {
                return feed;
            }
        }
        DueFeeds lane = suspects ? suspect : healthy;
        for (String feed = lane.poll(now); feed != null; feed = lane.poll(now)) {
            Turn turn = new Turn(hosts.getOrDefault(feed, ""), suspects);
            turns.put(feed, turn);
            if (enter(feed, turn)) {
                return feed;
            }
        }
        return null;
    }

    private boolean enter(String feed, Turn turn) {
        turn.inside = lines.enter(feed, turn.host, turn.suspect);
        return turn.inside;
    }

    private void endTurn(String feed) {
        Turn turn = turns.remove(feed);
        if (turn == null || !turn.inside) {
            return;
        }
        String next = lines.leave(turn.host, turn.suspect);
        if (next != null) {
            released.add(next);
        }
    }

    /** Notes the time; if the machine's clock was set back, everything moves with it instead of standing still. */
    void tick(Instant now) {
        if (lastTick != null && now.plus(CLOCK_SET).isBefore(lastTick)) {
            Duration back = Duration.between(lastTick, now);
            healthy.shift(back);
            suspect.shift(back);
        }
        lastTick = now;
    }

    private DueFeeds lane(PollState state) {
        return state.trouble().costly() ? suspect : healthy;
    }
}
