package dev.wirewatch.feed.page;

import java.util.Locale;

/** Why a page brought nothing; each is counted in the feed's ledger. */
public enum PageProblem {
    /** The site's robots.txt disallows it. */
    DISALLOWED(false),
    /** The site's robots.txt could not be had, which counts as a complete disallow (RFC 9309 section 2.3.1.4). */
    ROBOTS_UNREACHABLE(true),
    /** 404; some publishers announce articles before they are there. */
    NOT_FOUND(true),
    /** 410. */
    GONE(false),
    /** 401, 403, 407 or 451. */
    FORBIDDEN(false),
    /** 429, or 503 with Retry-After. */
    RATE_LIMITED(true),
    /** The address, or one that it leads to, is none that may be asked. */
    ADDRESS_REFUSED(false),
    /** More redirects than are followed. */
    REDIRECTS(false),
    /** Larger than an article's page is. */
    TOO_LARGE(false),
    /** Any other end of a fetch without a page. */
    UNREACHABLE(true),
    /** Something else than HTML. */
    NOT_HTML(false),
    /** No story was found on it, or it could not be read. */
    NO_TEXT(false),
    /** It is not about what the item is about: a front page, a consent page, an error page with status 200. */
    ANOTHER_TEXT(false),
    /** It says no more than the item, or than the page did before. */
    NOTHING_NEW(false),
    /** Its feed is not registered any more, or not for full text. */
    WITHDRAWN(false),
    /** Too many pages of its feed were waiting already. */
    CROWDED_OUT(false);

    private final boolean passing;

    PageProblem(boolean passing) {
        this.passing = passing;
    }

    /** Whether another attempt may succeed. */
    public boolean passing() {
        return passing;
    }

    /** The name in ledgers: {@code robots-unreachable}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
