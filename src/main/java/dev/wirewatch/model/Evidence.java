package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One article's part in an alert: which conditions of the rule it met and where.
 *
 * @param article the article and where its record stands
 * @param watchlistVersion the version of the watchlist it was tagged by
 * @param conditions one entry for each condition of the rule that the article met, in the rule's order
 * @param mentions the mentions that met them, each with its snippet
 * @param agency the agency that the article names as its source, lower case; null if it names none
 * @param copyOf id of the article that had the same text first; null if this one had it first
 * @param correction what it takes back or changes; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        ArticleReference article,
        String watchlistVersion,
        List<String> conditions,
        List<EvidenceMention> mentions,
        @Nullable String agency,
        @Nullable String copyOf,
        @Nullable Correction correction) {
    public Evidence {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(watchlistVersion, "watchlistVersion");
        conditions = Lists.orEmpty(conditions);
        mentions = Lists.orEmpty(mentions);
    }

    /** Of an article that names no agency and copies nobody. */
    public Evidence(
            ArticleReference article,
            String watchlistVersion,
            List<String> conditions,
            List<EvidenceMention> mentions) {
        this(article, watchlistVersion, conditions, mentions, null, null, null);
    }

    /** Of an article that corrects nothing. */
    public Evidence(
            ArticleReference article,
            String watchlistVersion,
            List<String> conditions,
            List<EvidenceMention> mentions,
            @Nullable String agency,
            @Nullable String copyOf) {
        this(article, watchlistVersion, conditions, mentions, agency, copyOf, null);
    }

    /** The same as a copy of another article's text; null for none. */
    public Evidence asCopyOf(@Nullable String original) {
        return Objects.equals(original, copyOf)
                ? this
                : new Evidence(article, watchlistVersion, conditions, mentions, agency, original, correction);
    }

    /** The same with the article referred to in another way. */
    public Evidence withArticle(ArticleReference other) {
        return new Evidence(other, watchlistVersion, conditions, mentions, agency, copyOf, correction);
    }
}
