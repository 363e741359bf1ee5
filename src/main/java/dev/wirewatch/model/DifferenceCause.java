package dev.wirewatch.model;

import java.util.Objects;

/**
 * A name that only one of two watchlists finds, in the sentence in which it stands.
 *
 * @param found true if the candidate finds it, false if the live watchlist does
 * @param article id of the article
 * @param title the article's title
 * @param mention what is found, and its sentence
 */
public record DifferenceCause(boolean found, String article, String title, EvidenceMention mention) {
    public DifferenceCause {
        Ids.require(article, "article id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mention, "mention");
    }
}
