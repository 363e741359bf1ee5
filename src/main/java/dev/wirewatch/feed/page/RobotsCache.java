package dev.wirewatch.feed.page;

import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchPurpose;
import dev.wirewatch.feed.FetchRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The robots.txt of the sites whose pages are asked for: each asked once a day, however many pages follow. */
final class RobotsCache {
    private static final long MOST_BYTES = 32L << 20;
    private static final int OVERHEAD = 1_000;

    private final FeedFetcher fetcher;
    private final Map<String, CompletableFuture<RobotsRules>> asked = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    RobotsCache(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * The rules of a page's site (scheme, host and port, RFC 9309 section 2.3).
     *
     * @param page an absolute http(s) address
     * @param now decides whether what is remembered is still good
     */
    CompletableFuture<RobotsRules> of(URI page, Instant now) {
        String site = page.getScheme().toLowerCase(Locale.ROOT) + "://"
                + page.getRawAuthority().toLowerCase(Locale.ROOT);
        CompletableFuture<RobotsRules> rules = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<RobotsRules> known = asked.get(site);
            if (known != null && (!known.isDone() || known.join().until().isAfter(now))) {
                return known;
            }
            if (known != null) {
                bytes -= weight(known);
            }
            asked.put(site, rules);
        }
        String url = site + "/robots.txt";
        CompletableFuture<?> unused = fetcher.fetch(FetchRequest.of(url, FetchPurpose.ROBOTS))
                .thenAccept(result -> remember(rules, RobotsRules.of(url, result)));
        return rules;
    }

    private void remember(CompletableFuture<RobotsRules> pending, RobotsRules rules) {
        synchronized (this) {
            pending.complete(rules);
            bytes += weight(pending);
            Iterator<CompletableFuture<RobotsRules>> oldest = asked.values().iterator();
            while (bytes > MOST_BYTES && oldest.hasNext()) {
                CompletableFuture<RobotsRules> each = oldest.next();
                if (each.isDone() && each != pending) {
                    bytes -= weight(each);
                    oldest.remove();
                }
            }
        }
    }

    private static long weight(CompletableFuture<RobotsRules> done) {
        return done.isDone() ? OVERHEAD + 4L * done.join().weight() : 0;
    }
}
