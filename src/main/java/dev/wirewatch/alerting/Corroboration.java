package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Stories;
import dev.wirewatch.model.AlertSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a set of articles. Copies of one text count as the one who had it first; a text that names an agency
 * counts as the agency's, also when it was edited so far that it is no copy any more; and who has several texts of his own
 * counts once.
 */
final class Corroboration {
    private final Map<String, Gathered> byOrigin = new LinkedHashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private final List<AlertSource> sources;

    /** An origin while its articles are being gathered. */
    private static final class Gathered {
        private final Origin first;
        private final SortedSet<String> copiedBy = new TreeSet<>();
        private Instant lastSeen;
        private int articles;

        Gathered(Origin first) {
            this.first = first;
            this.lastSeen = first.effective();
        }

        void add(Origin article) {
            lastSeen = article.effective().isAfter(lastSeen) ? article.effective() : lastSeen;
            articles++;
            copiedBy.add(article.printedBy());
        }

        AlertSource source() {
            List<String> copies = copiedBy.stream()
                    .filter(outlet -> !outlet.equals(first.publisher()))
                    .toList();
            return new AlertSource(first.publisher(), first.article(), first.effective(), lastSeen, articles, copies);
        }
    }

    private Corroboration(Collection<Origin> origins) {
        List<Origin> sorted = origins.stream().sorted().toList();
        for (List<Origin> copies : Stories.components(sorted, Origin::signature, Origin::isCopyOf)) {
            Origin original = copies.get(0);
            Gathered gathered = byOrigin.computeIfAbsent(original.publisher(), key -> new Gathered(original));
            for (Origin copy : copies) {
                gathered.add(copy);
                if (!copy.equals(original)) {
                    originals.put(copy.article(), original.article());
                }
            }
        }
        sources = byOrigin.values().stream().map(Gathered::source).toList();
    }

    static Corroboration of(Collection<Origin> origins) {
        return new Corroboration(origins);
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
