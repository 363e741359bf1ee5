package dev.wirewatch.tagging;

import org.jspecify.annotations.Nullable;

/**
 * Why something that looks like a name of the watchlist is a mention, or is none.
 *
 * @param field {@code title} or {@code text}
 * @param start first code point of the span in that field
 * @param end code point after its last
 * @param text the span as written
 * @param entity the entity's id; null for a name that the watchlist says to ignore
 * @param alias the name as the watchlist writes it
 * @param mention whether it is reported as a mention
 * @param confidence from above 0 to 1 where its letter case and context suffice; 0 otherwise
 * @param reason why, as a phrase for readers
 */
public record Explanation(
        String field,
        int start,
        int end,
        String text,
        @Nullable String entity,
        String alias,
        boolean mention,
        double confidence,
        String reason) {}
