package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final int NONE = Copies.NONE;
    private static final String[] NOBODY = {};

    private final Copies copies;
    /** For each article the place of its source. */
    private final int[] sourceOf;

    private final List<AlertSource> sources;

    /** @param known who stands behind the articles that have been divided before; null if those are of no use */
    private Corroboration(Copies copies, @Nullable Corroboration known) {
        this.copies = copies;
        this.sourceOf = new int[copies.count()];
        this.sources = known == null ? gathered() : gathered(known);
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
        Copies copies = Copies.of(origins, before == null ? null : before.copies);
        return new Corroboration(copies, copies.isKnown() ? before : null);
    }

    private List<AlertSource> gathered() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < sourceOf.length; i++) {
            int first = copies.first(i);
            sourceOf[i] = first == i
                    ? places.computeIfAbsent(copies.article(i).publisher(), name -> places.size())
                    : sourceOf[first];
        }
        List<AlertSource> all = new ArrayList<>(places.size());
        for (int source = 0; source < places.size(); source++) {
            all.add(gather(source));
        }
        return List.copyOf(all);
    }

    /** Takes the sources over whose articles are the same as before. */
    private List<AlertSource> gathered(Corroboration known) {
        int[] placeOf = new int[known.sources.size()];
        Arrays.fill(placeOf, NONE);
        List<String> names = new ArrayList<>();
        int[] knownAs = new int[sourceOf.length];
        int[] articles = new int[sourceOf.length];
        boolean[] changed = new boolean[sourceOf.length];
        for (int i = 0; i < sourceOf.length; i++) {
            int first = copies.first(i);
            if (first == i) {
                String name = copies.article(i).publisher();
                int was = wasFirst(known, i) ? known.sourceOf[copies.before(i)] : known.place(name);
                int place = was == NONE ? names.indexOf(name) : placeOf[was];
                if (place == NONE) {
                    place = names.size();
                    names.add(name);
                    knownAs[place] = was;
                }
                if (was != NONE) {
                    placeOf[was] = place;
                }
                sourceOf[i] = place;
            } else {
                sourceOf[i] = sourceOf[first];
            }
            int source = sourceOf[i];
            articles[source]++;
            changed[source] |= copies.before(i) == NONE || known.sourceOf[copies.before(i)] != knownAs[source];
        }
        List<AlertSource> all = new ArrayList<>(names.size());
        for (int source = 0; source < names.size(); source++) {
            AlertSource same = changed[source] ? null : known.sources.get(knownAs[source]);
            all.add(same == null || same.articles() != articles[source] ? gather(source) : same);
        }
        return List.copyOf(all);
    }

    /** Whether an article was the first of its text, and its publisher thus the name of its source. */
    private boolean wasFirst(Corroboration known, int place) {
        int before = copies.before(place);
        return before != NONE && known.copies.first(before) == before;
    }

    /** The place of a source by its name; {@link #NONE} if there is none. */
    private int place(String name) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).origin().equals(name)) {
                return i;
            }
        }
        return NONE;
    }

    private AlertSource gather(int source) {
        Origin first = null;
        Instant lastSeen = Instant.MIN;
        int articles = 0;
        Set<String> copiedBy = new HashSet<>();
        for (int i = 0; i < sourceOf.length; i++) {
            if (sourceOf[i] == source) {
                Origin article = copies.article(i);
                first = first == null ? article : first;
                lastSeen = article.effective().isAfter(lastSeen) ? article.effective() : lastSeen;
                articles++;
                if (!article.printedBy().equals(first.publisher())) {
                    copiedBy.add(article.printedBy());
                }
            }
        }
        if (first == null) {
            throw new IllegalArgumentException("a source without an article");
        }
        String[] outlets = copiedBy.toArray(NOBODY);
        Arrays.sort(outlets);
        return new AlertSource(
                first.publisher(), first.article(), first.effective(), lastSeen, articles, List.of(outlets));
    }

    /** The independent origins, in order of their first article. */
    List<AlertSource> sources() {
        return sources;
    }

    /** Their names, in the same order. */
    List<String> origins() {
        List<String> names = new ArrayList<>(sources.size());
        sources.forEach(source -> names.add(source.origin()));
        return names;
    }

    /** Id of the article that had the text of another one first; null if that one had it itself. */
    @Nullable
    String original(String article) {
        int last = NONE;
        // Most are not the one: strings know their hashes.
        int hash = article.hashCode();
        for (int i = 0; i < sourceOf.length; i++) {
            int first = copies.first(i);
            if (first != i
                    && copies.article(i).article().hashCode() == hash
                    && (last == NONE || first >= copies.first(last))
                    && copies.article(i).article().equals(article)
                    && !copies.article(i).equals(copies.article(first))) {
                last = i;
            }
        }
        return last == NONE ? null : copies.article(copies.first(last)).article();
    }
}
