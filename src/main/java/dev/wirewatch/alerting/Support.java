package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.StoryLink;
import dev.wirewatch.model.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article's support for an alert.
 *
 * @param fetched when any matching revision of it was first seen
 * @param effective the earliest effective time of its matching revisions
 * @param evidence of its latest matching revision
 * @param signature of the text of that revision; null if unknown
 * @param gist what that revision is about; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Support(
        Instant fetched,
        Instant effective,
        Evidence evidence,
        @Nullable String signature,
        @Nullable Gist gist) implements StoryLink.Point {
    /** The order in which evidence is shown; the first of a story gives the alert its id. */
    static final Comparator<Support> BY_EFFECTIVE =
            Comparator.comparing(Support::effective).thenComparing(Support::articleId);

    Support {
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(evidence, "evidence");
    }

    static Support of(Match match) {
        return new Support(match.fetched(), match.effective(), match.evidence(), match.signature(), match.gist());
    }

    @JsonIgnore
    String articleId() {
        return evidence.article().id();
    }

    @JsonIgnore
    int revision() {
        return evidence.article().revision();
    }

    @JsonIgnore
    Origin origin() {
        String origin = Match.origin(evidence);
        String outlet = Match.outlet(evidence.article());
        return new Origin(effective, articleId(), origin, outlet.equals(origin) ? null : outlet, signature);
    }

    /** Two revisions of one article as one support: the later one's evidence, the earlier one's times. */
    Support and(Support other) {
        Support later = revision() >= other.revision() ? this : other;
        return new Support(
                fetched.isBefore(other.fetched) ? fetched : other.fetched,
                effective.isBefore(other.effective) ? effective : other.effective,
                later.evidence,
                later.signature,
                later.gist);
    }
}
