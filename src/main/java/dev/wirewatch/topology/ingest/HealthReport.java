package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.BodyOutcome;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Habit;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.PageCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts the end of a poll into words and into one of the conditions that a feed can be in. */
final class HealthReport {
    private final FeedWatch.Terms terms;

    HealthReport(FeedWatch.Terms terms) {
        this.terms = terms;
    }

    /**
     * The feed's health after a poll.
     *
     * @param tracked the feed with its state after the poll
     * @param planned when the poll was due; null if that is not known
     * @param body what became of the body; null if none was fetched
     * @param counts the ledger of the poll
     * @param pages the ledger of its article pages; null if none was ever wanted
     */
    FeedHealth of(
            TrackedFeed tracked,
            @Nullable Instant planned,
            FetchResult result,
            @Nullable BodyOutcome body,
            ItemCounts counts,
            @Nullable PageCounts pages) {
        PollState state = tracked.state();
        return new FeedHealth(
                tracked.feed().id(),
                tracked.feed().title(),
                tracked.feed().url(),
                state.address().url(),
                condition(tracked, result, body),
                words(result, body, counts),
                cause(result, body),
                result.status(),
                planned,
                result.at(),
                state.due(),
                state.trouble().failures(),
                state.trouble().since(),
                state.habit().lastNews(),
                state.polls(),
                counts,
                tracked.totals(),
                pages);
    }

    private FeedCondition condition(TrackedFeed tracked, FetchResult result, @Nullable BodyOutcome body) {
        if (tracked.state().gone()) {
            return FeedCondition.GONE;
        }
        if (result instanceof FetchResult.RateLimited) {
            return FeedCondition.RATE_LIMITED;
        }
        if (result instanceof FetchResult.Failed failed) {
            return failed.cause() == FailureCause.FORBIDDEN ? FeedCondition.FORBIDDEN : FeedCondition.FAILING;
        }
        if (result instanceof FetchResult.Gone) {
            return FeedCondition.FAILING;
        }
        if (body instanceof BodyOutcome.Unusable) {
            boolean nothing = result instanceof FetchResult.Fetched fetched
                    && fetched.body().length() == 0;
            return nothing ? FeedCondition.EMPTY : FeedCondition.NOT_A_FEED;
        }
        Long items = tracked.items();
        return items != null && items == 0 ? FeedCondition.EMPTY : wellCondition(tracked, result.at());
    }

    private FeedCondition wellCondition(TrackedFeed tracked, Instant at) {
        Habit habit = tracked.state().habit();
        Instant lastNews = habit.lastNews();
        Duration patience = habit.rhythm().silentAfter(terms.settings().silentLeast(), terms.silentUnknown());
        if (lastNews != null && !lastNews.plus(patience).isAfter(at)) {
            return FeedCondition.SILENT;
        }
        boolean moved = !tracked.state().address().url().equals(tracked.feed().url());
        return moved ? FeedCondition.MOVED : FeedCondition.OK;
    }

    private static @Nullable String cause(FetchResult result, @Nullable BodyOutcome body) {
        if (result instanceof FetchResult.Failed failed) {
            return failed.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (result instanceof FetchResult.RateLimited) {
            return "rate-limited";
        }
        if (result instanceof FetchResult.Gone) {
            return "gone";
        }
        return body instanceof BodyOutcome.Unusable ? "unreadable" : null;
    }

    private static String words(FetchResult result, @Nullable BodyOutcome body, ItemCounts counts) {
        if (result instanceof FetchResult.Failed failed) {
            return failed.detail().isEmpty()
                    ? failed.cause().words()
                    : failed.cause().words() + " (" + failed.detail() + ")";
        }
        if (result instanceof FetchResult.RateLimited limited) {
            Duration asked = limited.head().retryAfter();
            return "the server asks to be asked less"
                    + (asked == null ? "" : ", again after " + asked.toSeconds() + " s");
        }
        if (result instanceof FetchResult.Gone) {
            return "the server says that the feed is gone";
        }
        if (body instanceof BodyOutcome.Unusable unusable) {
            return "cannot be read: " + unusable.reason();
        }
        if (body instanceof BodyOutcome.Read) {
            return "%d items: %d published, %d revised".formatted(counts.seen(), counts.published(), counts.revised());
        }
        return "unchanged";
    }
}
