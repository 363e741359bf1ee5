package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a set of articles. Copies of one text count as the one who had it first; a text that names an agency
 * counts as the agency's, also when it was edited so far that it is no copy any more; and who has several texts of his own
 * counts once.
 */
final class Corroboration {
    private final Map<String, Gathered> byOrigin = new LinkedHashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private final Copies copies;
    private final List<AlertSource> sources;

    /** An origin while its articles are being gathered. */
    private static final class Gathered {
        private static final String[] NOBODY = {};

        private final Origin first;
        /** Who else printed its articles, in any order; most have nobody. */
        private @Nullable Set<String> copiedBy;

        private Instant lastSeen;
        private int articles;

        Gathered(Origin first) {
            this.first = first;
            this.lastSeen = first.effective();
        }

        void add(Origin article) {
            lastSeen = article.effective().isAfter(lastSeen) ? article.effective() : lastSeen;
            articles++;
            String outlet = article.printedBy();
            if (!outlet.equals(first.publisher())) {
                copiedBy = copiedBy == null ? new HashSet<>() : copiedBy;
                copiedBy.add(outlet);
            }
        }

        AlertSource source() {
            String[] copies = copiedBy == null ? NOBODY : copiedBy.toArray(NOBODY);
            Arrays.sort(copies);
            return new AlertSource(
                    first.publisher(), first.article(), first.effective(), lastSeen, articles, List.of(copies));
        }
    }

    private Corroboration(Copies copies) {
        this.copies = copies;
        copies.forEach((original, article) -> {
            Gathered gathered = byOrigin.get(original.publisher());
            if (gathered == null) {
                gathered = new Gathered(original);
                byOrigin.put(original.publisher(), gathered);
            }
            gathered.add(article);
            if (!article.equals(original)) {
                originals.put(article.article(), original.article());
            }
        });
        List<AlertSource> gathered = new ArrayList<>(byOrigin.size());
        byOrigin.values().forEach(each -> gathered.add(each.source()));
        sources = List.copyOf(gathered);
    }

    static Corroboration of(Collection<Origin> origins) {
        return of(origins, null);
    }

    /**
     * The same, faster if it is known for nearly the same articles.
     *
     * @param before who stands behind others; null if that is not known
     */
    static Corroboration of(Collection<Origin> origins, @Nullable Corroboration before) {
        return new Corroboration(Copies.of(origins, before == null ? null : before.copies));
    }

    /** The independent origins, in order of their first article. */
    List<AlertSource> sources() {
        return sources;
    }

    /** Their names, in the same order. */
    List<String> origins() {
        return new ArrayList<>(byOrigin.keySet());
    }

    /** Id of the article that had the text of another one first; null if that one had it itself. */
    @Nullable
    String original(String article) {
        return originals.get(article);
    }
}
