package dev.wirewatch.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rules of alerts about our own work. No watchlist has them: they are raised where feeds are polled. */
public enum OperationalRule {
    /** A watched feed has nothing new for far longer than its habit. */
    FEED_SILENT("feed-silent"),
    /** A watched feed cannot be read. */
    FEED_DEAD("feed-dead");

    private final String id;

    OperationalRule(String id) {
        this.id = id;
    }

    /** The rule's id in alerts. */
    public String id() {
        return id;
    }

    /** Whether a rule is one of these. */
    public static boolean isOne(@Nullable String rule) {
        return Arrays.stream(values()).anyMatch(each -> each.id.equals(rule));
    }
}
