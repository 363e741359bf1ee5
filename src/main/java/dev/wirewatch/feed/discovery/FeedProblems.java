package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.DurationWords;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.ResponseHead;
import dev.wirewatch.feed.parse.FeedItem;
import dev.wirewatch.feed.parse.ParsedFeed;
import dev.wirewatch.feed.parse.RejectedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is wrong with a feed, or could be better, in words for whoever subscribes to it or runs it. */
final class FeedProblems {
    private static final Duration OLD = Duration.ofDays(30);
    /** Shorter than any article: a few sentences in any script. */
    private static final int SHORT_TEXT = 600;

    private final List<String> problems = new ArrayList<>();

    private FeedProblems() {}

    /**
     * The problems that one visit shows, in order of the steps of a poll.
     *
     * @param dates the plausible times of its items
     */
    static List<String> of(Visit visit, List<Instant> dates) {
        FeedProblems found = new FeedProblems();
        if (visit.feed() == null) {
            found.problems.add("it " + visit.trouble());
        }
        found.transport(visit);
        ParsedFeed feed = visit.feed();
        if (feed != null) {
            found.document(feed);
            found.items(feed.items());
            found.age(dates, visit.result().at());
        }
        return List.copyOf(found.problems);
    }

    private void transport(Visit visit) {
        if (!visit.address().equals(visit.url())) {
            problems.add("moved for good: subscribe to " + visit.address());
        }
        if (!(visit.result() instanceof FetchResult.Fetched fetched) || visit.feed() == null) {
            return;
        }
        ResponseHead head = fetched.head();
        if (head.etag() == null && head.lastModified() == null) {
            problems.add("no validators: every poll transfers the whole document");
        }
        String type = head.fields().get("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            problems.add("it is sent as text/html");
        }
        if (fetched.body().cutShort()) {
            problems.add("the transfer ended before the document did");
        }
    }

    private void document(ParsedFeed feed) {
        if (feed.repaired()) {
            problems.add("the document is malformed and had to be repaired");
        }
        Map<String, Integer> rejected = new TreeMap<>();
        for (RejectedItem item : feed.rejected()) {
            rejected.merge(item.detail(), 1, Integer::sum);
        }
        rejected.forEach((detail, count) -> problems.add(count + " items are left out: " + detail));
        if (feed.items().isEmpty()) {
            problems.add("it has no items");
        }
        if (feed.header().language() == null) {
            problems.add("it does not say what language it is in");
        }
    }

    private void items(List<FeedItem> items) {
        count(items, item -> item.title().isEmpty(), "have no title");
        count(items, item -> item.link() == null, "have no link that may be followed");
        count(items, item -> item.guid() == null, "have no identifier of their own; the link has to do");
        count(items, FeedItem::guidShared, "share their identifier with others");
        count(items, FeedItem::linkShared, "share their link with others");
        count(items, item -> item.published() == null && item.updated() == null, "have no date");
        if (!items.isEmpty() && median(items) < SHORT_TEXT) {
            problems.add("it gives short texts (%d characters in the middle); full text would have to be fetched"
                    .formatted(median(items)));
        }
    }

    private void count(List<FeedItem> items, Predicate<FeedItem> problem, String words) {
        long count = items.stream().filter(problem).count();
        if (count > 0) {
            problems.add("%d of %d items %s".formatted(count, items.size(), words));
        }
    }

    private static int median(List<FeedItem> items) {
        List<Integer> lengths =
                items.stream().map(item -> item.text().length()).sorted().toList();
        return lengths.get(lengths.size() / 2);
    }

    private void age(List<Instant> dates, Instant at) {
        @Nullable Instant newest = dates.stream().max(Comparator.naturalOrder()).orElse(null);
        if (newest != null && Duration.between(newest, at).compareTo(OLD) > 0) {
            problems.add("the newest item is " + DurationWords.of(Duration.between(newest, at)) + " old");
        }
    }
}
