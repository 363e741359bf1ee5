package dev.wirewatch.feed.page;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchPurpose;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Hop;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the text of one article from its page: robots.txt first, then the page, hop by hop, then the story on it.
 * Requests are made by the fetcher that asks for feeds, with its guard, slots and deadlines. Safe for many threads.
 */
public final class PageFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(PageFetcher.class);
    private static final int MOST_HOPS = 5;

    private final FeedFetcher fetcher;
    private final Executor reading;
    private final RobotsCache robots;
    private final PageReader reader = new PageReader();

    /**
     * @param fetcher asks
     * @param reading runs what costs processor time: rules and pages are read on it
     */
    public PageFetcher(FeedFetcher fetcher, Executor reading) {
        this.fetcher = fetcher;
        this.reading = reading;
        this.robots = new RobotsCache(fetcher);
    }

    /**
     * Fetches and reads a page once.
     *
     * @param url the article's address
     * @param item what is known of the article, to tell its page from another
     * @param now decides whether a remembered robots.txt is still good
     * @return a future that always completes normally
     */
    public CompletableFuture<PageOutcome> fetch(String url, ItemWords item, Instant now) {
        return visit(url, item, now, 0).exceptionally(failure -> {
            LOG.warn("the page {} could not be read: {}", url, String.valueOf(failure));
            return without(PageProblem.NO_TEXT, Duration.ZERO);
        });
    }

    private CompletableFuture<PageOutcome> visit(String url, ItemWords item, Instant now, int hops) {
        URI uri = uri(url);
        if (uri == null) {
            return CompletableFuture.completedFuture(without(PageProblem.ADDRESS_REFUSED, Duration.ZERO));
        }
        return robots.of(uri, now).thenComposeAsync(rules -> ask(url, item, now, hops, rules), reading);
    }

    private CompletableFuture<PageOutcome> ask(String url, ItemWords item, Instant now, int hops, RobotsRules rules) {
        if (!rules.reachable() || !rules.allows(url)) {
            PageProblem problem = rules.reachable() ? PageProblem.DISALLOWED : PageProblem.ROBOTS_UNREACHABLE;
            return CompletableFuture.completedFuture(without(problem, rules.crawlDelay()));
        }
        return fetcher.fetch(FetchRequest.of(url, FetchPurpose.PAGE)).thenCompose(result -> {
            String next = redirect(result);
            if (next != null && hops < MOST_HOPS) {
                return visit(next, item, now, hops + 1);
            }
            return result instanceof FetchResult.Fetched fetched
                    ? CompletableFuture.supplyAsync(() -> read(fetched, item, rules.crawlDelay()), reading)
                    : CompletableFuture.completedFuture(failed(result, rules.crawlDelay()));
        });
    }

    /** Where the page is instead; null if it was no redirect. */
    private static @Nullable String redirect(FetchResult result) {
        boolean moved = result instanceof FetchResult.Failed failed
                && failed.cause() == FailureCause.REDIRECT_LOOP
                && !failed.trail().isEmpty();
        List<Hop> trail = result.trail();
        return moved ? trail.get(trail.size() - 1).to() : null;
    }

    private PageOutcome read(FetchResult.Fetched fetched, ItemWords item, Duration crawlDelay) {
        String type = fetched.head().fields().get("content-type");
        byte[] body = fetched.body().bytes();
        if (!html(type, body)) {
            return without(PageProblem.NOT_HTML, crawlDelay);
        }
        if (fetched.body().cutShort()) {
            return without(PageProblem.UNREACHABLE, crawlDelay);
        }
        try {
            ArticlePage page = reader.read(body, type, fetched.url());
            PageProblem problem = item.problem(page);
            return problem == null ? new PageOutcome.Read(page, crawlDelay) : without(problem, crawlDelay);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("the page {} could not be read: {}", fetched.url(), String.valueOf(e));
            return without(PageProblem.NO_TEXT, crawlDelay);
        }
    }

    private static boolean html(@Nullable String type, byte[] body) {
        if (type != null) {
            String media = type.toLowerCase(Locale.ROOT);
            return media.startsWith("text/html") || media.startsWith("application/xhtml+xml");
        }
        return new String(body, 0, Math.min(body.length, 1024), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("<html");
    }

    private static PageOutcome failed(FetchResult result, Duration crawlDelay) {
        if (result instanceof FetchResult.RateLimited limited) {
            return new PageOutcome.Without(
                    PageProblem.RATE_LIMITED, crawlDelay, limited.head().retryAfter());
        }
        if (result instanceof FetchResult.Gone) {
            return without(PageProblem.GONE, crawlDelay);
        }
        return without(
                result instanceof FetchResult.Failed failed ? problem(failed.cause()) : PageProblem.UNREACHABLE,
                crawlDelay);
    }

    private static PageProblem problem(FailureCause cause) {
        return switch (cause) {
            case NOT_FOUND -> PageProblem.NOT_FOUND;
            case FORBIDDEN -> PageProblem.FORBIDDEN;
            case TOO_LARGE -> PageProblem.TOO_LARGE;
            case ADDRESS_REFUSED, BAD_ADDRESS -> PageProblem.ADDRESS_REFUSED;
            case REDIRECT_LOOP, BAD_REDIRECT -> PageProblem.REDIRECTS;
            default -> PageProblem.UNREACHABLE;
        };
    }

    private static PageOutcome without(PageProblem problem, Duration crawlDelay) {
        return new PageOutcome.Without(problem, crawlDelay, null);
    }

    private static @Nullable URI uri(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() == null || uri.getRawAuthority() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
