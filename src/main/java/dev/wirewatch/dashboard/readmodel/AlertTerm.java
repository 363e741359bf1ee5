package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What alerts are chosen by besides their columns and entities, as text: the rows of {@code alert_terms}. */
final class AlertTerm {
    private AlertTerm() {}

    static String feed(String id) {
        return "feed:" + id;
    }

    /** The primary language: {@code en-GB} is found as {@code en}. */
    static String language(String tag) {
        return "lang:" + tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Publishers are the same however their names are spelt. */
    static String publisher(String name) {
        return "by:" + SearchTokens.index(name);
    }

    /** @param label name and value, as in {@code theme=defence} */
    static String label(String label) {
        return "label:" + label;
    }

    static String article(String id) {
        return "article:" + id;
    }

    /** Every term of an alert. */
    static Set<String> of(Alert alert) {
        Set<String> terms = new TreeSet<>();
        alert.labels().forEach((name, value) -> terms.add(label(name + "=" + value)));
        alert.origins().forEach(origin -> terms.add(publisher(origin)));
        for (Evidence evidence : alert.evidence()) {
            ArticleReference article = evidence.article();
            terms.add(article(article.id()));
            terms.add(feed(article.feed()));
            if (article.language() != null) {
                terms.add(language(article.language()));
            }
            if (article.publisher() != null) {
                terms.add(publisher(article.publisher()));
            }
        }
        return terms;
    }
}
