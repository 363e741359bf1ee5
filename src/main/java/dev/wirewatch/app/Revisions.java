package dev.wirewatch.app;

import dev.wirewatch.model.Article;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the revisions of each article are on the topic once each and without a gap, in the topic's order. Feeds of
 * different registrable domains do not know of each other: should two of them have one article, each begins with its own
 * revision 1.
 */
final class Revisions {
    private final Map<String, Integer> ofArticle = new HashMap<>();
    private final Map<String, Integer> ofFeed = new HashMap<>();

    /**
     * Takes the next revision.
     *
     * @return what is wrong with it, to be put after its name; null if nothing is
     */
    @Nullable
    String add(Article article) {
        int revision = article.revision();
        Integer before = ofArticle.get(article.id());
        ofArticle.merge(article.id(), revision, Math::max);
        Integer here =
                ofFeed.put(article.id() + Integer.toHexString(article.feed().hashCode()), revision);
        if (here != null && revision <= here) {
            return revision == here ? "is in the topic twice" : "comes after revision " + here;
        }
        return before != null && revision > before + 1 ? "comes right after revision " + before : null;
    }
}
