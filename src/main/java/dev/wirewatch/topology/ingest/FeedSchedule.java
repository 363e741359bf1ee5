package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.PollSpread;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.model.Feed;
import dev.wirewatch.topology.ingest.PlannedFeed.Place;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When which feed of a task is to be polled; in memory, rebuilt from the store. A feed is in exactly one place: waiting
 * until it is due, in its host's line, with the workers, or nowhere when it is paused or gone.
 *
 * <p>Polls that were missed, because nobody ran or because the machine's clock was set forward, are made up for at no
 * more than the usual rate on top of what is due anyway: the missed share of the feeds is spread over the same share of
 * the interval.
 */
final class FeedSchedule {
    /** A step of the clock beyond what correcting its drift, or a pause of this process, explains. */
    private static final Duration CLOCK_SET = Duration.ofSeconds(5);

    private final PollSettings settings;
    private final PollPolicy policy;
    private final Map<String, PlannedFeed> feeds = new HashMap<>();
    private final DueFeeds healthy = new DueFeeds(false);
    private final DueFeeds suspect = new DueFeeds(true);
    private final HostLines lines = new HostLines();
    private final ArrayDeque<String> released = new ArrayDeque<>();
    private @Nullable Instant startsSince;
    private int starts;
    private @Nullable Instant lastTick;

    FeedSchedule(PollSettings settings, PollPolicy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /**
     * When to poll a feed first that has just been registered: the first few at once, the others spread over their
     * interval.
     */
    Instant first(Feed feed, Instant now) {
        return start(feed.id(), policy.interval(feed), now);
    }

    /** Plans a feed's next poll from its state; a feed whose turn it is keeps it. */
    void plan(TrackedFeed tracked, Instant now) {
        PlannedFeed feed = feeds.computeIfAbsent(tracked.feed().id(), PlannedFeed::new);
        if (feed.hasTurn()) {
            return;
        }
        note(feed, tracked.feed());
        Instant due = tracked.due();
        if (due == null || tracked.feed().paused()) {
            feed.moveTo(Place.NOWHERE);
            return;
        }
        await(feed, plausible(tracked, due, feed.interval(), now), suspected(tracked.state()));
    }

    private void note(PlannedFeed feed, Feed registration) {
        feed.registered(URI.create(registration.url()).getRawAuthority(), policy.interval(registration));
    }

    /** If the clock was set back while we were not running, what counts is the delay, not the date. */
    private static Instant plausible(TrackedFeed tracked, Instant due, Duration interval, Instant now) {
        Instant polled = tracked.state().polled();
        if (polled != null) {
            return polled.isAfter(now) ? now.plus(Duration.between(polled, due)) : due;
        }
        Instant latest = now.plus(interval.multipliedBy(2));
        return due.isAfter(latest) ? now.plus(interval) : due;
    }

    private void await(PlannedFeed feed, Instant due, boolean withSuspects) {
        feed.waitUntil(due, withSuspects);
        (withSuspects ? suspect : healthy).add(feed);
    }

    /** Spreads what should have been polled already; to be called once all feeds have been planned. */
    void makeUp(Instant now) {
        List<PlannedFeed> missed = feeds.values().stream()
                .filter(feed -> feed.place() == Place.WAITING && feed.due().isBefore(now))
                .sorted(Comparator.comparing(PlannedFeed::due).thenComparing(PlannedFeed::id))
                .toList();
        double share = missed.size() / (double) Math.max(1, feeds.size());
        for (PlannedFeed feed : missed) {
            Duration window = Duration.ofNanos((long) (feed.interval().toNanos() * share));
            await(feed, start(feed.id(), window, now), feed.suspect());
        }
    }

    private Instant start(String id, Duration window, Instant now) {
        if (startsSince == null || startsSince.plus(settings.interval()).isBefore(now)) {
            startsSince = now;
            starts = 0;
        }
        return PollSpread.start(now, id, starts++, settings.startBurst(), window);
    }

    /** Ends a feed's turn and plans its next poll. */
    void replan(TrackedFeed tracked) {
        PlannedFeed feed = feeds.computeIfAbsent(tracked.feed().id(), PlannedFeed::new);
        endTurn(feed);
        note(feed, tracked.feed());
        Instant due = tracked.due();
        if (due != null && !tracked.feed().paused()) {
            await(feed, due, suspected(tracked.state()));
        }
    }

    /** Ends a feed's turn; it gets another one at the given time. */
    void postpone(String id, Instant until) {
        PlannedFeed feed = feeds.get(id);
        if (feed != null) {
            endTurn(feed);
            await(feed, until, false);
        }
    }

    /** Forgets a feed. */
    void remove(String id) {
        PlannedFeed feed = feeds.remove(id);
        if (feed != null) {
            endTurn(feed);
        }
    }

    /** When the poll whose turn it is was due; null for a feed that has no turn. */
    @Nullable
    Instant planned(String id) {
        PlannedFeed feed = feeds.get(id);
        return feed == null || !feed.hasTurn() ? null : feed.due();
    }

    /**
     * Gives the turn to the feed that has been due longest and whose host is not busy with others.
     *
     * @param suspects whether to look among those whose last poll was costly
     */
    @Nullable
    String take(boolean suspects, Instant now) {
        for (String host = released.peek(); host != null; host = released.peek()) {
            String id = lines.next(host);
            PlannedFeed feed = id == null ? null : feeds.get(id);
            if (id == null) {
                released.remove();
            } else if (feed != null && feed.place() == Place.IN_LINE && enter(feed)) {
                return id;
            }
        }
        DueFeeds lane = suspects ? suspect : healthy;
        for (PlannedFeed feed = lane.poll(now); feed != null; feed = lane.poll(now)) {
            if (enter(feed)) {
                return feed.id();
            }
        }
        return null;
    }

    private boolean enter(PlannedFeed feed) {
        boolean entered = lines.enter(feed.id(), feed.host(), feed.suspect());
        feed.moveTo(entered ? Place.INSIDE : Place.IN_LINE);
        return entered;
    }

    private void endTurn(PlannedFeed feed) {
        if (feed.place() == Place.INSIDE) {
            lines.leave(feed.host(), feed.suspect());
            released.add(feed.host());
        }
        feed.moveTo(Place.NOWHERE);
    }

    /**
     * Notes the time. If the machine's clock was set back, everything moves with it instead of standing still; if it was
     * set forward, or we stood still ourselves, what was missed is spread instead of being polled at once.
     */
    void tick(Instant now) {
        Instant before = lastTick;
        lastTick = now;
        if (before == null) {
            return;
        }
        Duration tenth = settings.interval().dividedBy(10);
        Duration standstill = tenth.compareTo(CLOCK_SET) > 0 ? tenth : CLOCK_SET;
        if (now.plus(CLOCK_SET).isBefore(before)) {
            shift(Duration.between(before, now));
        } else if (before.plus(standstill).isBefore(now)) {
            makeUp(now);
        }
    }

    private void shift(Duration by) {
        healthy.clear();
        suspect.clear();
        for (PlannedFeed feed : feeds.values()) {
            feed.shift(by);
            if (feed.place() == Place.WAITING) {
                (feed.suspect() ? suspect : healthy).add(feed);
            }
        }
    }

    private static boolean suspected(PollState state) {
        return state.trouble().costly();
    }
}
