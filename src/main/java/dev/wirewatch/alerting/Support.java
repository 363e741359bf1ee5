package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.StoryLink;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * @param stale whether it was old news when it was seen, in all its matching revisions
 * @param severity how severe that revision on its own makes the alert; null if the rule does not ask
 * @param others how many further articles are counted with it and not shown
 * @param otherOrigins who those are from, as far as they stand for somebody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Support(
        Instant fetched,
        Instant effective,
        Evidence evidence,
        @Nullable TextSignature signature,
        @Nullable Gist gist,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean stale,
        @Nullable Severity severity,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int others,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Origin> otherOrigins)
        implements StoryLink.Point {
    /** The order in which evidence is shown; the first of a story gives the alert its id. */
    static final Comparator<Support> BY_EFFECTIVE =
            Comparator.comparing(Support::effective).thenComparing(Support::articleId);

    Support {
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(evidence, "evidence");
        otherOrigins = otherOrigins == null ? List.of() : List.copyOf(otherOrigins);
    }

    static Support of(Match match, FoldLimits limits) {
        boolean stale = match.effective().plus(limits.staleAfter()).isBefore(match.fetched());
        return new Support(
                match.fetched(),
                match.effective(),
                match.evidence(),
                TextSignature.parseOrNull(match.signature()),
                match.gist(),
                stale,
                match.severity(),
                match.others(),
                match.otherOrigins());
    }

    @JsonIgnore
    String articleId() {
        return evidence.article().id();
    }

    @JsonIgnore
    int revision() {
        return evidence.article().revision();
    }

    /** Primary subtag of the article's language; null if undeclared. */
    @JsonIgnore
    @Nullable
    String language() {
        String tag = evidence.article().language();
        return tag == null || tag.isBlank() ? null : Locale.forLanguageTag(tag).getLanguage();
    }

    @JsonIgnore
    Origin origin() {
        return Origin.of(effective, evidence, signature);
    }

    /**
     * This support with what was found since: the later revision's evidence, the earlier one's times. Of one revision the
     * later finding counts: a windowed rule finds more in an article as others follow it.
     */
    Support and(Support other) {
        Support later = revision() > other.revision() ? this : other;
        return new Support(
                fetched.isBefore(other.fetched) ? fetched : other.fetched,
                effective.isBefore(other.effective) ? effective : other.effective,
                later.evidence,
                later.signature,
                later.gist,
                stale && other.stale,
                later.severity,
                later.others,
                later.otherOrigins);
    }
}
