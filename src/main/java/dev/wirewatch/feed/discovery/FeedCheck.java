package dev.wirewatch.feed.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.feed.BodyOutcome;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Hop;
import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.feed.ResponseHead;
import dev.wirewatch.feed.Rhythm;
import dev.wirewatch.feed.parse.Articles;
import dev.wirewatch.feed.parse.ParsedFeed;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one visit says about polling a feed.
 *
 * @param url the address that was asked
 * @param readable whether it is a feed that can be read
 * @param verdict the result in words
 * @param at when the answer was complete
 * @param took how long the fetch took
 * @param status HTTP status of the last answer; null if there was none
 * @param redirects those that were followed
 * @param etag the validator as received; null if none was sent
 * @param lastModified the validator as received; null if none was sent
 * @param freshFor how long the answer says that it is fresh; null if it does not say
 * @param contentType value of the field; null if it was not sent
 * @param bytes size of the body after decompression; null if none came
 * @param format dialect and version; null if it is no feed
 * @param title what the feed calls itself; null if it is no feed
 * @param language BCP 47 tag that the feed declares; null if it declares none
 * @param items how many items it has
 * @param dated how many of them say plausibly when they were published
 * @param newest the latest of these times; null if there is none
 * @param oldest the earliest of these times; null if there is none
 * @param ordinaryPause the longest pause between its items that counts as ordinary; null if too few are dated
 * @param pacing what decides when it is polled next, in words
 * @param problems what is wrong or could be better, in words
 * @param due when it would be polled next; null if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedCheck(
        String url,
        boolean readable,
        String verdict,
        Instant at,
        Duration took,
        @Nullable Integer status,
        List<Hop> redirects,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Duration freshFor,
        @Nullable String contentType,
        @Nullable Integer bytes,
        @Nullable String format,
        @Nullable String title,
        @Nullable String language,
        int items,
        int dated,
        @Nullable Instant newest,
        @Nullable Instant oldest,
        @Nullable Duration ordinaryPause,
        List<String> pacing,
        List<String> problems,
        @Nullable Instant due) {

    /**
     * The report on a visit.
     *
     * @param feed the feed as it is registered, or would be
     * @param polling how often feeds are polled
     */
    public static FeedCheck of(Visit visit, Feed feed, PollSettings polling) {
        FetchResult result = visit.result();
        ParsedFeed parsed = visit.feed();
        ResponseHead head = head(result);
        List<Instant> dates = dates(parsed, result.at());
        Instant newest = dates.stream().max(Comparator.naturalOrder()).orElse(null);
        PollPolicy policy = new PollPolicy(polling);
        PollState next = policy.next(PollState.first(feed, result.at()), feed, result, outcome(visit, dates, newest));
        return new FeedCheck(
                visit.url(),
                parsed != null,
                parsed == null ? visit.trouble() : "is a feed that can be read",
                result.at(),
                visit.took(),
                result.status(),
                result.trail(),
                head == null ? null : head.etag(),
                head == null ? null : head.lastModified(),
                head == null ? null : head.freshFor(),
                head == null ? null : head.fields().get("content-type"),
                result instanceof FetchResult.Fetched fetched ? fetched.body().length() : null,
                parsed == null ? null : parsed.header().format(),
                parsed == null ? null : parsed.header().title(),
                parsed == null ? null : parsed.header().language(),
                parsed == null ? 0 : parsed.items().size(),
                dates.size(),
                newest,
                dates.stream().min(Comparator.naturalOrder()).orElse(null),
                Rhythm.of(dates).ordinary(),
                PacingWords.of(policy.interval(feed), feed, head, parsed),
                FeedProblems.of(visit, dates),
                next.due());
    }

    private static @Nullable ResponseHead head(FetchResult result) {
        if (result instanceof FetchResult.Fetched fetched) {
            return fetched.head();
        }
        if (result instanceof FetchResult.RateLimited limited) {
            return limited.head();
        }
        return result instanceof FetchResult.Failed failed ? failed.head() : null;
    }

    private static List<Instant> dates(@Nullable ParsedFeed feed, Instant at) {
        return feed == null
                ? List.of()
                : feed.items().stream()
                        .map(item -> Articles.claimed(item, at))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static @Nullable BodyOutcome outcome(Visit visit, List<Instant> dates, @Nullable Instant newest) {
        ParsedFeed feed = visit.feed();
        if (feed != null) {
            return new BodyOutcome.Read(feed.pacing(), !feed.repaired(), "", true, newest, new ArrayList<>(dates));
        }
        return visit.unreadable() == null ? null : new BodyOutcome.Unusable(visit.unreadable());
    }
}
