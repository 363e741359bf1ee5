package dev.wirewatch.alerting;

import org.jspecify.annotations.Nullable;

/**
 * What brought a step about: an article that came, or one that was taken back.
 *
 * @param support the article; null if it was taken back
 */
record Cause(@Nullable Support support) {
    /** An edit that no longer matches. */
    static final Cause TAKEN_BACK = new Cause(null);

    boolean takesBack() {
        return support == null;
    }

    /** Whether it is news: an article from the archive wakes nobody. */
    boolean isNews() {
        return support != null && !support.stale();
    }
}
