package dev.wirewatch.topology.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.ItemCounts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registered feed with all that is remembered about it.
 *
 * @param feed the registration
 * @param state what the last poll has left behind
 * @param totals the ledger of all polls
 * @param items how many items the last document had that was read; null before the first
 * @param deadLetter hash of the last body that was dead-lettered, so that the same is not written at every poll; null if
 *     none was
 * @param unreported the part of the totals that has been taken in since the last poll was reported: archive pages, and
 *     the beginning of a document that is taken in over several transactions; null for none
 * @param removed whether the registration has been taken back; what has been counted is kept should it come again
 * @param archive the visit to its archives that is under way; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackedFeed(
        Feed feed,
        PollState state,
        ItemCounts totals,
        @Nullable Long items,
        @Nullable String deadLetter,
        @Nullable ItemCounts unreported,
        boolean removed,
        @Nullable ArchiveVisit archive) {
    TrackedFeed {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(totals, "totals");
    }

    /** A feed that has just been registered. */
    static TrackedFeed first(Feed feed, Instant due) {
        return new TrackedFeed(feed, PollState.first(feed, due), ItemCounts.NONE, null, null, null, false, null);
    }

    TrackedFeed registeredAs(Feed changed, PollState rescheduled) {
        return new TrackedFeed(changed, rescheduled, totals, items, deadLetter, unreported, removed, archive);
    }

    TrackedFeed takenBack() {
        return new TrackedFeed(feed, state, totals, items, deadLetter, unreported, true, null);
    }

    /** A removed feed that is registered again: new in everything but its numbers, which go on. */
    TrackedFeed registeredAgain(Feed again, Instant due) {
        PollState fresh = PollState.first(again, due).numbered(state.polls());
        return new TrackedFeed(again, fresh, totals, null, null, unreported, false, null);
    }

    TrackedFeed with(PollState next) {
        return new TrackedFeed(feed, next, totals, items, deadLetter, unreported, removed, archive);
    }

    TrackedFeed with(@Nullable ArchiveVisit visit) {
        return new TrackedFeed(feed, state, totals, items, deadLetter, unreported, removed, visit);
    }

    /** After items have been taken in; they are reported with the poll that is concluded next. */
    TrackedFeed takenIn(ItemCounts counts) {
        ItemCounts all = unreported == null ? counts : unreported.plus(counts);
        return new TrackedFeed(feed, state, totals.plus(counts), items, deadLetter, all, removed, archive);
    }

    /** When something is to be asked next, the feed or a page of its archives; null when nothing is. */
    @Nullable
    Instant due() {
        Instant due = state.due();
        return archive == null || (due != null && due.isBefore(archive.due())) ? due : archive.due();
    }

    /** Whether that is a page of its archives. */
    boolean archiveIsNext(Instant now) {
        return archive != null && !archive.due().isAfter(now) && archive.due().equals(due());
    }

    /**
     * After a poll has been reported.
     *
     * @param itemsNow how many items its document had; null if none was read
     */
    TrackedFeed after(PollState next, @Nullable Long itemsNow) {
        return new TrackedFeed(
                feed, next, totals, itemsNow == null ? items : itemsNow, deadLetter, null, removed, archive);
    }

    TrackedFeed deadLettered(String hash) {
        return new TrackedFeed(feed, state, totals, items, hash, unreported, removed, archive);
    }
}
