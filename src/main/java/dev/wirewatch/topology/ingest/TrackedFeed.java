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
 * @param archive the visit to its archives that is under way; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackedFeed(
        Feed feed,
        PollState state,
        ItemCounts totals,
        @Nullable Long items,
        @Nullable String deadLetter,
        @Nullable ArchiveVisit archive) {
    TrackedFeed {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(totals, "totals");
    }

    TrackedFeed registeredAs(Feed changed, PollState rescheduled) {
        return new TrackedFeed(changed, rescheduled, totals, items, deadLetter, archive);
    }

    TrackedFeed with(PollState next) {
        return new TrackedFeed(feed, next, totals, items, deadLetter, archive);
    }

    TrackedFeed with(@Nullable ArchiveVisit visit) {
        return new TrackedFeed(feed, state, totals, items, deadLetter, visit);
    }

    TrackedFeed afterArchive(@Nullable ArchiveVisit visit, ItemCounts counts) {
        return new TrackedFeed(feed, state, totals.plus(counts), items, deadLetter, visit);
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
     * After a poll.
     *
     * @param counts its ledger
     * @param read whether a document was read
     */
    TrackedFeed after(PollState next, ItemCounts counts, boolean read) {
        return new TrackedFeed(
                feed, next, totals.plus(counts), read ? Long.valueOf(counts.seen()) : items, deadLetter, archive);
    }

    TrackedFeed deadLettered(String hash) {
        return new TrackedFeed(feed, state, totals, items, hash, archive);
    }
}
