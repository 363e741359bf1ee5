package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.Byline;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule satisfied by an article: what the fold needs, and all that it needs.
 *
 * @param rule id of the rule
 * @param group the group key: {@code entities} joined by {@code +}
 * @param entities ids of the entities that the rule groups by, sorted
 * @param watchlist name of the watchlist
 * @param terms what of the rule its alerts carry
 * @param evidence the article, the conditions it met and where
 * @param signature of the article's text, by which its copies are told; null if unknown
 * @param gist what the article is about, by which its story is told; null if unknown
 * @param severity how severe the article on its own makes an alert; null if the rule does not ask
 * @param steps for a rule of a sequence: which of its steps the article is, from 0; empty otherwise
 * @param others of a windowed rule: how many further articles support the alert that are counted with this one and not
 *     shown; 0 otherwise
 * @param otherOrigins who those are from: the first article of each that stands for somebody
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Match(
        String rule,
        String group,
        List<String> entities,
        String watchlist,
        RuleTerms terms,
        Evidence evidence,
        @Nullable String signature,
        @Nullable Gist gist,
        @Nullable Severity severity,
        List<Integer> steps,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int others,
        List<Origin> otherOrigins)
        implements GroupEvent {

    public Match {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(evidence, "evidence");
        entities = entities == null ? List.of() : List.copyOf(entities);
        steps = steps == null ? List.of() : List.copyOf(steps);
        otherOrigins = otherOrigins == null ? List.of() : List.copyOf(otherOrigins);
    }

    /** Of an article that counts for itself. */
    public Match(
            String rule,
            String group,
            List<String> entities,
            String watchlist,
            RuleTerms terms,
            Evidence evidence,
            @Nullable String signature,
            @Nullable Gist gist,
            @Nullable Severity severity,
            List<Integer> steps) {
        this(rule, group, entities, watchlist, terms, evidence, signature, gist, severity, steps, 0, List.of());
    }

    /** Of a rule whose severity does not depend on the article, and that is no part of a sequence. */
    public Match(
            String rule,
            String group,
            List<String> entities,
            String watchlist,
            RuleTerms terms,
            Evidence evidence,
            @Nullable String signature,
            @Nullable Gist gist) {
        this(rule, group, entities, watchlist, terms, evidence, signature, gist, null, List.of());
    }

    /** The same under other terms. */
    public Match withTerms(RuleTerms other) {
        return with(other, evidence, gist, others, otherOrigins);
    }

    /** The same with other evidence of the same article. */
    public Match withEvidence(Evidence other) {
        return with(terms, other, gist, others, otherOrigins);
    }

    /** The same with what tells its story; a fold by time alone asks for the signature only. */
    Match withStory(@Nullable String newSignature, Gist newGist) {
        return new Match(
                rule,
                group,
                entities,
                watchlist,
                terms,
                evidence,
                newSignature,
                terms.kind().isOfTimeOnly() ? null : newGist,
                severity,
                steps,
                others,
                otherOrigins);
    }

    /** The same without what tells its story, which a fold by time alone does not ask for. */
    public Match withoutGist() {
        return with(terms, evidence, null, others, otherOrigins);
    }

    /**
     * The same with articles that are counted with it.
     *
     * @param further how many
     * @param origins who they are from, as far as they stand for somebody
     */
    public Match with(int further, List<Origin> origins) {
        return with(terms, evidence, gist, further, origins);
    }

    private Match with(
            RuleTerms newTerms, Evidence newEvidence, @Nullable Gist newGist, int further, List<Origin> origins) {
        return new Match(
                rule,
                group,
                entities,
                watchlist,
                newTerms,
                newEvidence,
                signature,
                newGist,
                severity,
                steps,
                further,
                origins);
    }

    /** The article and where its record stands. */
    @JsonIgnore
    public ArticleReference article() {
        return evidence.article();
    }

    /** The time used for sessions. */
    @JsonIgnore
    public Instant effective() {
        return article().effective();
    }

    /** When we saw the article. */
    @JsonIgnore
    public Instant fetched() {
        return article().fetched();
    }

    /**
     * Who the article counts as in corroboration: the agency that it names as its source, or its publisher without regard to
     * case and surrounding space, or its feed if it names none.
     */
    @JsonIgnore
    public String origin() {
        return origin(evidence);
    }

    static String origin(Evidence evidence) {
        return evidence.agency() == null ? outlet(evidence.article()) : evidence.agency();
    }

    /** Who printed an article. */
    static String outlet(ArticleReference article) {
        String publisher = article.publisher();
        return publisher == null || publisher.isBlank() ? "feed:" + article.feed() : Byline.canonical(publisher);
    }
}
