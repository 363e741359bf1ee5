package dev.wirewatch.feed;

/** What a request is for, as far as asking differs: what is accepted, how much of it, and how far redirects are followed. */
public enum FetchPurpose {
    /** A feed: bounds as configured. */
    FEED(
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
                    + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1",
            Integer.MAX_VALUE,
            false,
            Integer.MAX_VALUE),
    /**
     * An article's page. A redirect is not followed but reported: the fetch ends as
     * {@link FailureCause#REDIRECT_LOOP} with the hop in its trail, so that the robots.txt of the next address can be
     * asked for first.
     */
    PAGE("text/html, application/xhtml+xml;q=0.9, */*;q=0.1", 4 << 20, false, 0),
    /**
     * A robots.txt: RFC 9309 section 2.5 asks for a limit of at least 500 KiB, beyond which the rest is not read, section
     * 2.3.1.2 for at least five redirects.
     */
    ROBOTS("text/plain, */*;q=0.1", 512 << 10, true, 5);

    private final String accept;
    private final int bodyMax;
    private final boolean truncated;
    private final int redirects;

    FetchPurpose(String accept, int bodyMax, boolean truncated, int redirects) {
        this.accept = accept;
        this.bodyMax = bodyMax;
        this.truncated = truncated;
        this.redirects = redirects;
    }

    /** The Accept header. */
    String accept() {
        return accept;
    }

    /** The cap of a body, for a configured one. */
    BodyCap cap(int configured) {
        return new BodyCap(Math.min(configured, bodyMax), truncated);
    }

    /** Redirects followed in a row, for a configured number. */
    int redirects(int configured) {
        return Math.min(configured, redirects);
    }
}
