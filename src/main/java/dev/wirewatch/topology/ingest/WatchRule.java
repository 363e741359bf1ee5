package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.DurationWords;
import dev.wirewatch.feed.Habit;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.feed.Trouble;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.OperationalRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is watched for: when a feed turns, since when it is so, and how to say it. */
enum WatchRule {
    /** Well, but without anything new for far longer than its habit. */
    SILENT(OperationalRule.FEED_SILENT, "Watched feed is silent") {
        @Override
        @Nullable
        Instant since(TrackedFeed tracked) {
            return tracked.state().trouble().failures() > 0
                    ? null
                    : tracked.state().habit().lastNews();
        }

        @Override
        Instant witnessed(TrackedFeed tracked, Instant since) {
            Instant observed = tracked.state().habit().rhythm().observed();
            return observed != null && observed.isAfter(since) ? observed : since;
        }

        @Override
        Duration patience(TrackedFeed tracked, Instant since, WatchSettings settings, Duration unknown) {
            return tracked.state().habit().rhythm().silentAfter(settings.silentLeast(), unknown);
        }

        @Override
        boolean over(TrackedFeed tracked, Instant since) {
            return !since.equals(tracked.state().habit().lastNews());
        }

        @Override
        String headline(TrackedFeed tracked, Instant since) {
            return tracked.feed().title() + " has brought nothing new since " + shown(since);
        }

        @Override
        String why(TrackedFeed tracked, Instant since, Duration patience) {
            Habit habit = tracked.state().habit();
            Duration ordinary = habit.rhythm().ordinary();
            return "nothing new since %s; it can be read, and %s; silent after %s"
                    .formatted(
                            shown(since),
                            ordinary == null
                                    ? "its habit is not known yet"
                                    : "its longest pause of late was " + DurationWords.of(ordinary),
                            DurationWords.of(patience));
        }
    },

    /** Cannot be read: gone, or failing for longer than its tier is given. */
    DEAD(OperationalRule.FEED_DEAD, "Watched feed cannot be read") {
        @Override
        @Nullable
        Instant since(TrackedFeed tracked) {
            return tracked.state().trouble().since();
        }

        @Override
        Duration patience(TrackedFeed tracked, Instant since, WatchSettings settings, Duration unknown) {
            return tracked.state().gone()
                    ? Duration.ZERO
                    : settings.deadAfter(tracked.feed().tier());
        }

        @Override
        boolean over(TrackedFeed tracked, Instant since) {
            return !since.equals(tracked.state().trouble().since());
        }

        @Override
        String headline(TrackedFeed tracked, Instant since) {
            return tracked.feed().title()
                    + (tracked.state().gone() ? " is gone" : " cannot be read since " + shown(since));
        }

        @Override
        String why(TrackedFeed tracked, Instant since, Duration patience) {
            Trouble trouble = tracked.state().trouble();
            PollState state = tracked.state();
            return state.gone()
                    ? "the server says that it is gone, and has confirmed it; it is not polled any more"
                    : "%s since %s; a feed of tier %d is dead after %s"
                            .formatted(
                                    trouble.failures() == 1
                                            ? "the last poll has failed, and none has gone well"
                                            : trouble.failures() + " polls in a row have failed",
                                    since,
                                    tracked.feed().tier(),
                                    DurationWords.of(patience));
        }
    };

    private final String id;
    private final String title;

    WatchRule(OperationalRule rule, String title) {
        this.id = rule.id();
        this.title = title;
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The rule's id in alerts. */
    String id() {
        return id;
    }

    /** The rule's title for readers. */
    String title() {
        return title;
    }

    /** The key under which a feed's open alert is kept. */
    String key(Feed feed) {
        return key(feed.id());
    }

    String key(String feed) {
        return id + "|" + feed;
    }

    /** Since when the feed may be in the condition; null when it is not. */
    abstract @Nullable Instant since(TrackedFeed tracked);

    /**
     * Since when we have seen it ourselves: a feed that was silent already when it was registered has not turned.
     *
     * @param since what {@link #since} says
     */
    Instant witnessed(TrackedFeed tracked, Instant since) {
        return since;
    }

    /**
     * How long it must have been so.
     *
     * @param unknown the silence that counts as long as no habit is known
     */
    abstract Duration patience(TrackedFeed tracked, Instant since, WatchSettings settings, Duration unknown);

    /** Whether an alert about the time since then has come to its end. */
    abstract boolean over(TrackedFeed tracked, Instant since);

    /** One line. */
    abstract String headline(TrackedFeed tracked, Instant since);

    /** The rule applied to this feed. */
    abstract String why(TrackedFeed tracked, Instant since, Duration patience);
}
