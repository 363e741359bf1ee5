package dev.wirewatch.alerting.window;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Origin;
import dev.wirewatch.alerting.Origins;
import dev.wirewatch.alerting.Voices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The articles of one slice. What is kept of many is the same in whatever order they arrive: the earliest and the latest.
 *
 * @param count how many there are
 * @param articles ids, by which a revision is told from another article; at most {@value #ARTICLES}, beyond which it is not
 * @param kept the earliest, at most {@value #KEPT}: what an alert shows
 * @param latest the latest one, of a silence; null otherwise, and in a bucket that is empty
 * @param origins who they are from, within the bounds of {@link Origins}
 * @param expires when it may be forgotten
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Bucket(
        int count,
        NavigableSet<String> articles,
        List<Match> kept,
        @Nullable Match latest,
        Origins origins,
        long expires)
        implements Remembered {
    /** One that holds nothing. */
    public static final Bucket NONE = new Bucket(0, new TreeSet<>(), List.of(), null, Origins.NONE, Long.MAX_VALUE);

    static final int ARTICLES = 256;
    static final int KEPT = 6;

    private static final Comparator<Match> BY_TIME = Comparator.comparing(Match::effective)
            .thenComparing(match -> match.article().id());

    public Bucket {
        articles = Collections.unmodifiableNavigableSet(articles == null ? new TreeSet<>() : new TreeSet<>(articles));
        kept = kept == null ? List.of() : List.copyOf(kept);
        origins = origins == null ? Origins.NONE : origins;
    }

    static Bucket empty(long expires) {
        return new Bucket(0, new TreeSet<>(), List.of(), null, Origins.NONE, expires);
    }

    @JsonIgnore
    boolean isEmpty() {
        return count == 0;
    }

    boolean holds(String article) {
        return articles.contains(article);
    }

    /**
     * With another article, or another revision of one that it holds.
     *
     * @param latestToo whether the latest one is asked for besides the earliest
     */
    Bucket with(Match match, boolean latestToo) {
        Bucket base = holds(match.article().id()) ? without(match.article().id()) : this;
        NavigableSet<String> ids = new TreeSet<>(base.articles);
        if (ids.size() < ARTICLES) {
            ids.add(match.article().id());
        }
        List<Match> earliest = new ArrayList<>(base.kept);
        earliest.add(match);
        earliest.sort(BY_TIME);
        Match last = base.latest == null || BY_TIME.compare(base.latest, match) < 0 ? match : base.latest;
        return new Bucket(
                base.count + 1,
                ids,
                earliest.subList(0, Math.min(KEPT, earliest.size())),
                latestToo ? last : null,
                base.origins.with(List.of(Origin.of(match))),
                expires);
    }

    /** Without an article that it held; of one that is no longer known nothing but the count can be taken back. */
    Bucket without(String article) {
        NavigableSet<String> ids = new TreeSet<>(articles);
        ids.remove(article);
        List<Match> left = kept.stream()
                .filter(match -> !match.article().id().equals(article))
                .toList();
        Match last = latest;
        if (last != null && last.article().id().equals(article)) {
            last = left.isEmpty() ? null : left.get(left.size() - 1);
        }
        return new Bucket(Math.max(0, count - 1), ids, left, last, origins.without(article), expires);
    }

    /** Who the articles are from that it does not keep, as far as they stand for somebody. */
    List<Origin> originsNotKept() {
        if (count <= kept.size()) {
            return List.of();
        }
        Set<String> shown = kept.stream().map(match -> match.article().id()).collect(Collectors.toSet());
        return Voices.originals(origins).stream()
                .filter(origin -> !shown.contains(origin.article()))
                .toList();
    }

    /** Whether it was stored with its articles, by an earlier version; to be replaced by its parts. */
    @JsonIgnore
    public boolean isWhole() {
        return !articles.isEmpty() || !kept.isEmpty() || !origins.isEmpty();
    }

    /** What of it is stored under its own key. */
    public Bucket head() {
        return new Bucket(count, new TreeSet<>(), List.of(), latest, Origins.NONE, expires);
    }

    /** The same with its articles, as they are stored apart; this is a {@link #head}. */
    public Bucket with(List<BucketPart> parts) {
        NavigableSet<String> ids = new TreeSet<>();
        List<Match> earliest = new ArrayList<>();
        List<Origin> from = new ArrayList<>();
        for (BucketPart part : parts) {
            if (part.known()) {
                ids.add(part.article());
            }
            earliest.addAll(part.kept());
            from.addAll(part.origins());
        }
        earliest.sort(BY_TIME);
        return new Bucket(count, ids, earliest, latest, Origins.bounded(from), expires);
    }

    /**
     * Which of its articles are to be written when it takes the place of another.
     *
     * @param before null if there was none
     * @return the new parts by id of the article, empty for one that is to be deleted
     */
    public Map<String, Optional<BucketPart>> changes(@Nullable Bucket before) {
        Bucket was = before == null ? empty(expires) : before;
        Set<String> touched = new TreeSet<>();
        difference(was.articles, articles, Function.identity(), touched);
        difference(was.kept, kept, match -> match.article().id(), touched);
        difference(was.origins, origins, Origin::article, touched);
        Map<String, Optional<BucketPart>> changes = new LinkedHashMap<>();
        touched.forEach(article -> changes.put(article, part(article)));
        return changes;
    }

    /** Adds the articles of what is in one of two collections only; what has not changed is the same object. */
    private static <T> void difference(
            Collection<T> before, Collection<T> after, Function<T, String> article, Set<String> touched) {
        Set<T> was = identities(before);
        Set<T> is = identities(after);
        before.stream().filter(each -> !is.contains(each)).forEach(each -> touched.add(article.apply(each)));
        after.stream().filter(each -> !was.contains(each)).forEach(each -> touched.add(article.apply(each)));
    }

    private static <T> Set<T> identities(Collection<T> objects) {
        Set<T> identities = Collections.newSetFromMap(new IdentityHashMap<>(objects.size()));
        identities.addAll(objects);
        return identities;
    }

    private Optional<BucketPart> part(String article) {
        BucketPart part = new BucketPart(
                article,
                articles.contains(article),
                kept.stream()
                        .filter(match -> match.article().id().equals(article))
                        .toList(),
                origins.stream()
                        .filter(origin -> origin.article().equals(article))
                        .toList());
        return Optional.of(part)
                .filter(each -> each.known()
                        || !each.kept().isEmpty()
                        || !each.origins().isEmpty());
    }
}
