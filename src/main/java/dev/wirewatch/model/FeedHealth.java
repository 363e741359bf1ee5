package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed after its latest poll: the value of the {@code feed-health} topic, latest state per feed id.
 *
 * @param feed the feed's id
 * @param title how people call it
 * @param url the address as subscribed
 * @param asked the address that polls start at now
 * @param condition how it is
 * @param outcome how the latest poll ended, in words
 * @param cause machine-readable cause of a failure; null when there was none
 * @param httpStatus the status of the last response; null when there was none
 * @param planned when the latest poll was due: what {@code polled} is later than that is the wait for its turn and the
 *     fetch itself; null in records of versions that did not note it
 * @param polled when the latest poll ended
 * @param due when the next one is due; null when there will be none
 * @param failures polls in a row that failed
 * @param failingSince when the first of them ended; null when the latest was well
 * @param lastNews when it last had something new; null if never
 * @param polls how many polls there have been
 * @param items the ledger of all that was taken in since the record before, by the latest poll, by archive pages or by a
 *     poll that was interrupted: the totals are the sum of these over all records
 * @param totals the ledger of all polls
 * @param pages the ledger of its article pages; null if none was ever wanted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedHealth(
        String feed,
        String title,
        String url,
        String asked,
        FeedCondition condition,
        String outcome,
        @Nullable String cause,
        @Nullable Integer httpStatus,
        @Nullable Instant planned,
        Instant polled,
        @Nullable Instant due,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant lastNews,
        long polls,
        ItemCounts items,
        ItemCounts totals,
        @Nullable PageCounts pages) {
    public FeedHealth {
        Ids.require(feed, "feed id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(polled, "polled");
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(totals, "totals");
    }
}
