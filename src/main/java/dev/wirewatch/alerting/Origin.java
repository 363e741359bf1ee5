package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What of an article matters to corroboration.
 *
 * @param effective its effective time
 * @param article its id
 * @param publisher who it counts as: the agency it names, or whoever printed it
 * @param outlet who printed it, if it counts as somebody else; null otherwise
 * @param signature of its text; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Origin(
        Instant effective,
        String article,
        String publisher,
        @Nullable String outlet,
        @Nullable String signature) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER = Comparator.comparing(Origin::effective)
            .thenComparing(Origin::article)
            .thenComparing(Origin::publisher);

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }

    /** Who printed the article. */
    String printedBy() {
        return outlet == null ? publisher : outlet;
    }
}
