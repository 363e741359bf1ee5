package dev.wirewatch.feed.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to get an article's text from its page ended. */
public sealed interface PageOutcome {
    /** The pause that the site's robots.txt asks for between requests; zero if it asks for none. */
    Duration crawlDelay();

    /**
     * The page was read.
     *
     * @param page what it says
     */
    record Read(ArticlePage page, Duration crawlDelay) implements PageOutcome {}

    /**
     * It brought nothing.
     *
     * @param problem why
     * @param retryAfter how long the server asks to be left alone; null if it does not say
     */
    record Without(
            PageProblem problem,
            Duration crawlDelay,
            @Nullable Duration retryAfter) implements PageOutcome {}
}
