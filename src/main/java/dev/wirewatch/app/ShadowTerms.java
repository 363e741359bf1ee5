package dev.wirewatch.app;

import dev.wirewatch.watchlist.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate watchlist runs as a shadow.
 *
 * @param warmUp how far back articles are read, so that stories that are going on are known; null for as far as the
 *     candidate's rules look
 * @param length when it ends by itself
 * @param by who starts it; null if unknown
 * @param note why; null for no reason given
 */
record ShadowTerms(
        @Nullable Duration warmUp,
        Duration length,
        @Nullable String by,
        @Nullable String note) {
    /** Longer than that, and its topics would grow as large as the live lane's. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Stories go on for a while. */
    private static final Duration SHORTEST_WARM_UP = Duration.ofDays(2);

    ShadowTerms {
        if (length.compareTo(LONGEST) > 0 || (warmUp != null && warmUp.compareTo(LONGEST) > 0)) {
            throw new UserErrorException("wirewatch: a shadow run lasts at most " + LONGEST.toDays()
                    + " days, and reads at most as much of the past");
        }
    }

    /**
     * How far back articles are read under some rules: what is usual must be known from as long a time on both sides,
     * or a rule that goes by it compares two habits instead of two watchlists.
     */
    Duration warmUp(List<Rule> rules) {
        if (warmUp != null) {
            return warmUp;
        }
        Duration longest = SHORTEST_WARM_UP;
        for (Rule rule : rules) {
            longest = rule.memory().compareTo(longest) > 0 ? rule.memory() : longest;
        }
        return longest.compareTo(LONGEST) > 0 ? LONGEST : longest;
    }
}
