package dev.wirewatch.model;

import java.util.List;
import java.util.Objects;

/**
 * One article's part in an alert: which conditions of the rule it met and where.
 *
 * @param article the article and where its record stands
 * @param watchlistVersion the version of the watchlist it was tagged by
 * @param conditions one entry for each condition of the rule that the article met, in the rule's order
 * @param mentions the mentions that met them, each with its snippet
 */
public record Evidence(
        ArticleReference article, String watchlistVersion, List<String> conditions, List<EvidenceMention> mentions) {
    public Evidence {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(watchlistVersion, "watchlistVersion");
        conditions = Lists.orEmpty(conditions);
        mentions = Lists.orEmpty(mentions);
    }
}
