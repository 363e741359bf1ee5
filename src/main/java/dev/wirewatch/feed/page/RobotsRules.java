package dev.wirewatch.feed.page;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a site lets us ask for, by its robots.txt (RFC 9309).
 *
 * @param rules of the group that is meant for us
 * @param reachable whether the site could be asked; if not, all is disallowed
 * @param until when it is to be asked again
 * @param weight bytes of it, for bounding what is remembered
 */
record RobotsRules(BaseRobotRules rules, boolean reachable, Instant until, int weight) {
    /** Our product token, which selects the group (RFC 9309 section 2.2.1); the one in the User-Agent. */
    static final String PRODUCT_TOKEN = "wirewatch";

    /** RFC 9309 section 2.4: not longer than 24 hours. */
    private static final Duration KEPT = Duration.ofHours(24);

    private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(10);
    /** A site that asks for more is asked as seldom as this. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private static final Set<FailureCause> UNAVAILABLE =
            Set.of(FailureCause.NOT_FOUND, FailureCause.FORBIDDEN, FailureCause.CLIENT_ERROR);

    /**
     * Reads the answer to a request for a robots.txt: 2xx are rules, 4xx mean that there are none (section 2.3.1.3), all
     * else means that everything is disallowed for now (section 2.3.1.4). 429 is all else: who asks to be asked less has
     * not said that everything may be asked.
     *
     * @param url its address
     */
    static RobotsRules of(String url, FetchResult result) {
        if (result instanceof FetchResult.Fetched fetched) {
            String type = fetched.head().fields().get("content-type");
            return new RobotsRules(
                    parse(url, fetched.body().bytes(), type),
                    true,
                    result.at().plus(KEPT),
                    fetched.body().length());
        }
        boolean unavailable = result instanceof FetchResult.Gone
                || (result instanceof FetchResult.Failed failed && UNAVAILABLE.contains(failed.cause()));
        return unavailable
                ? new RobotsRules(
                        new SimpleRobotRules(RobotRulesMode.ALLOW_ALL),
                        true,
                        result.at().plus(KEPT),
                        0)
                : unreachable(result.at());
    }

    private static RobotsRules unreachable(Instant at) {
        return new RobotsRules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), false, at.plus(UNREACHABLE_KEPT), 0);
    }

    private static BaseRobotRules parse(String url, byte[] body, @Nullable String contentType) {
        // A delay that the parser finds too long would make it disallow everything.
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(url, body, contentType == null ? "text/plain" : contentType, List.of(PRODUCT_TOKEN));
    }

    /** Whether an address may be asked. */
    boolean allows(String url) {
        return rules.isAllowed(url);
    }

    /** The pause between requests that is asked for, within reason; zero if none is. */
    Duration crawlDelay() {
        long millis = rules.getCrawlDelay();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()));
    }
}
