package dev.wirewatch.feed;

import dev.wirewatch.feed.parse.PacingHints;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When to ask a feed again, and what to remember of the last time: pure, the same for the same input.
 *
 * <p>After a poll that went well the delay is the longest of the feed's interval, what its silence has led to, and what
 * the server and the document ask for; after one that did not, it doubles with every failure in a row. Delays count from
 * the end of the fetch, and the jitter only adds, so that a feed is never asked sooner than was promised.
 */
public final class PollPolicy {
    /** Failures in a row at a moved address after which polls start at the subscribed one again. */
    private static final int FAILURES_BEFORE_RETURN = 3;
    /** 410 answers that end the polling: the first and one confirmation. */
    private static final int GONE_ANSWERS = 2;

    private final PollSettings settings;

    /** @param settings the bounds */
    public PollPolicy(PollSettings settings) {
        this.settings = settings;
    }

    /**
     * The state after a poll.
     *
     * @param state the state that the poll was made from
     * @param feed the feed as registered
     * @param result how the fetch ended
     * @param body what became of the body; not null exactly if the result is {@link FetchResult.Fetched}
     */
    public PollState next(PollState state, Feed feed, FetchResult result, @Nullable BodyOutcome body) {
        PollState polled = counted(state, result.at());
        if (result instanceof FetchResult.Fetched fetched) {
            return afterBody(polled, feed, fetched, Objects.requireNonNull(body, "body"));
        }
        if (result instanceof FetchResult.NotModified unchanged) {
            Validators validators = state.validators().freshenedBy(unchanged.head());
            return well(
                    polled, feed, result, unchanged.head(), validators, state.bodyHash(), state.habit(), state.read());
        }
        if (result instanceof FetchResult.RateLimited limited) {
            return afterRateLimit(polled, feed, limited);
        }
        if (result instanceof FetchResult.Gone) {
            return afterGone(polled, feed, result.at());
        }
        FetchResult.Failed failed = (FetchResult.Failed) result;
        if (failed.cause() == FailureCause.OVERLOADED) {
            // Our own shortage: no blame on the feed, and no hurry either.
            return due(polled, state.address(), state.habit(), state.trouble(), result.at(), interval(feed), null);
        }
        Duration asked = failed.head() == null ? null : failed.head().retryAfter();
        return troubled(
                polled,
                feed,
                state.trouble().failedAt(result.at(), failed.cause().costly()),
                result.at(),
                asked);
    }

    private PollState afterBody(PollState state, Feed feed, FetchResult.Fetched fetched, BodyOutcome body) {
        ResponseHead head = fetched.head();
        Instant at = fetched.at();
        if (body instanceof BodyOutcome.Read read) {
            Validators validators = read.whole() ? Validators.of(head) : state.validators();
            String hash = fetched.delta() ? state.bodyHash() : read.hash();
            Habit habit = state.habit().afterReading(read, at, state.trouble().failures() == 0);
            return well(state, feed, fetched, head, validators, hash, habit, at);
        }
        if (body instanceof BodyOutcome.Same) {
            return well(state, feed, fetched, head, Validators.of(head), state.bodyHash(), state.habit(), state.read());
        }
        return troubled(state, feed, state.trouble().failedAt(at, false), at, head.retryAfter());
    }

    private PollState well(
            PollState state,
            Feed feed,
            FetchResult result,
            ResponseHead head,
            Validators validators,
            @Nullable String hash,
            Habit habit,
            @Nullable Instant read) {
        Duration interval = interval(feed);
        Habit paced = habit.paced(interval, settings, result.at());
        Duration delay = longest(
                interval,
                paced.pace(),
                paced.courtesy(),
                capped(head.freshFor(), settings.hintMax()),
                capped(paced.hints().ttl(), settings.hintMax()),
                capped(paced.hints().updateInterval(), settings.hintMax()));
        PollState remembered = new PollState(
                state.feed(),
                state.address(),
                validators,
                hash,
                paced,
                Trouble.NONE,
                state.due(),
                state.polled(),
                read,
                state.polls());
        Address address = state.address().afterSuccess(result.trail(), settings.redirectConfirmations());
        return due(remembered, address, paced, Trouble.NONE, result.at(), delay, paced.hints());
    }

    private PollState afterRateLimit(PollState state, Feed feed, FetchResult.RateLimited limited) {
        Duration interval = interval(feed);
        Trouble trouble = state.trouble().failedAt(limited.at(), false);
        Duration asked = limited.head().retryAfter();
        if (asked != null) {
            Duration delay = longest(interval, capped(asked, settings.retryAfterMax()));
            return due(state, state.address(), state.habit(), trouble, limited.at(), delay, null);
        }
        Habit slowed = state.habit().slowed(interval, settings.backOffMax());
        Duration delay = longest(trouble.backOff(base(interval), settings.backOffMax()), slowed.courtesy());
        return due(state, state.address(), slowed, trouble, limited.at(), longest(interval, delay), null);
    }

    private PollState afterGone(PollState state, Feed feed, Instant at) {
        Trouble trouble = state.trouble().goneAt(at);
        if (!state.address().url().equals(feed.url())) {
            // What is gone is the address that it had moved to; the subscribed one has not been asked.
            return troubled(state, feed, state.trouble().failedAt(at, false), at, null);
        }
        if (trouble.goneSeen() < GONE_ANSWERS) {
            return troubled(state, feed, trouble, at, null);
        }
        return new PollState(
                state.feed(),
                state.address(),
                Validators.NONE,
                null,
                state.habit(),
                trouble,
                null,
                state.polled(),
                state.read(),
                state.polls());
    }

    private PollState troubled(PollState state, Feed feed, Trouble trouble, Instant at, @Nullable Duration asked) {
        Duration interval = interval(feed);
        Duration delay = longest(
                interval,
                trouble.backOff(base(interval), settings.backOffMax()),
                capped(asked, settings.retryAfterMax()));
        boolean moved = !state.address().url().equals(feed.url());
        Address address =
                moved && trouble.failures() >= FAILURES_BEFORE_RETURN ? Address.of(feed.url()) : state.address();
        return due(state, address, state.habit(), trouble, at, delay, null);
    }

    private PollState due(
            PollState state,
            Address address,
            Habit habit,
            Trouble trouble,
            Instant at,
            Duration delay,
            @Nullable PacingHints quiet) {
        double share = PollSpread.share(state.feed(), state.polls());
        Instant due = at.plus(delay).plusNanos((long) (delay.toNanos() * settings.jitter() * share));
        if (quiet != null) {
            due = QuietHours.next(due, quiet, Duration.ofSeconds((long) (share * 600)));
        }
        return new PollState(
                state.feed(),
                address,
                state.validators(),
                state.bodyHash(),
                habit,
                trouble,
                due,
                state.polled(),
                state.read(),
                state.polls());
    }

    private static PollState counted(PollState state, Instant at) {
        return new PollState(
                state.feed(),
                state.address(),
                state.validators(),
                state.bodyHash(),
                state.habit(),
                state.trouble(),
                state.due(),
                at,
                state.read(),
                state.polls() + 1);
    }

    /**
     * The state of a feed that is about to be asked: should nothing be heard of the attempt, as after a kill, the next
     * one comes after the delay that was in force, or after the next longer one for a feed in trouble, and not at once.
     */
    public PollState attempted(PollState state, Feed feed, Instant now) {
        Duration interval = interval(feed);
        Trouble trouble = state.trouble();
        Instant polled = state.polled();
        Instant due = state.due();
        Duration delay = longest(
                interval,
                polled == null || due == null ? null : Duration.between(polled, due),
                trouble.failures() == 0
                        ? null
                        : trouble.failedAt(now, trouble.costly()).backOff(base(interval), settings.backOffMax()));
        return new PollState(
                state.feed(),
                state.address(),
                state.validators(),
                state.bodyHash(),
                state.habit(),
                trouble,
                now.plus(delay),
                polled == null ? null : now,
                state.read(),
                state.polls());
    }

    /**
     * The state after a change of the registration: a shorter interval takes effect now, a longer one after the next
     * poll.
     *
     * @param before the registration that the state belongs to
     * @param feed the new one
     */
    public PollState reregistered(PollState state, Feed before, Feed feed) {
        Instant due = state.due();
        Instant polled = state.polled();
        boolean shorter = interval(feed).compareTo(interval(before)) < 0;
        if (!shorter || due == null || polled == null || state.trouble().failures() > 0) {
            return state;
        }
        Instant soonest = polled.plus(interval(feed));
        boolean held = state.habit().pace() != null || state.habit().courtesy() != null;
        return held || !soonest.isBefore(due)
                ? state
                : new PollState(
                        state.feed(),
                        state.address(),
                        state.validators(),
                        state.bodyHash(),
                        state.habit(),
                        state.trouble(),
                        soonest,
                        polled,
                        state.read(),
                        state.polls());
    }

    /**
     * The feed's interval in force. The lower bound protects other people's servers: a feed on this machine that asks for
     * a shorter interval gets it.
     */
    public Duration interval(Feed feed) {
        Duration own = feed.interval();
        if (own != null && isLoopback(feed.host())) {
            return own;
        }
        return longest(own == null ? settings.interval() : own, settings.minInterval());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private Duration base(Duration interval) {
        return longest(interval, settings.backOffBase());
    }

    private static @Nullable Duration capped(@Nullable Duration asked, Duration most) {
        return asked == null || asked.compareTo(most) < 0 ? asked : most;
    }

    private static Duration longest(Duration first, @Nullable Duration... others) {
        return Stream.of(others).filter(Objects::nonNull).reduce(first, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
}
