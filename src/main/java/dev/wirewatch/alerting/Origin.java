package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.Evidence;
import java.time.Instant;
import java.util.Objects;
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
public record Origin(
        Instant effective,
        String article,
        String publisher,
        @Nullable String outlet,
        @Nullable TextSignature signature) implements Comparable<Origin> {

    static Origin of(Instant effective, Evidence evidence, @Nullable TextSignature signature) {
        String origin = Match.origin(evidence);
        String outlet = Match.outlet(evidence.article());
        return new Origin(effective, evidence.article().id(), origin, outlet.equals(origin) ? null : outlet, signature);
    }

    /** That of a match. */
    public static Origin of(Match match) {
        return of(match.effective(), match.evidence(), TextSignature.parseOrNull(match.signature()));
    }

    /** By effective time, article and publisher. */
    @Override
    public int compareTo(Origin other) {
        int order = effective.compareTo(other.effective);
        order = order == 0 ? article.compareTo(other.article) : order;
        return order == 0 ? publisher.compareTo(other.publisher) : order;
    }

    /** As it would be anyway, written down: hundreds are compared with each match. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Origin origin
                        && article.equals(origin.article)
                        && effective.equals(origin.effective)
                        && publisher.equals(origin.publisher)
                        && Objects.equals(outlet, origin.outlet)
                        && Objects.equals(signature, origin.signature));
    }

    @Override
    public int hashCode() {
        return Objects.hash(effective, article, publisher, outlet, signature);
    }

    /** Whether one of the two articles has the other's text; false if either text is unknown. */
    boolean isCopyOf(Origin other) {
        return signature != null && other.signature != null && signature.isCopyOf(other.signature);
    }

    /** Whether the two articles have the same text to the letter; false if either text is unknown. */
    boolean hasTextOf(Origin other) {
        return signature != null && other.signature != null && signature.equals(other.signature);
    }

    /** Who printed the article. */
    String printedBy() {
        return outlet == null ? publisher : outlet;
    }
}
