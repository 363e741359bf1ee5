package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wirewatch.alerting.story.Stories;
import dev.wirewatch.alerting.story.StoryLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Matches of one rule and group that tell one event: what one alert stands for.
 *
 * <p>Stored by itself, beside its group: a match touches one story of many. Of many articles the evidence of
 * {@value #EARLIEST} earliest and {@value #LATEST} latest is kept; the others are counted. What is kept is a function of the
 * set of articles: one that is dropped would be dropped in any other order too.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class Story {
    static final int EARLIEST = 4;
    static final int LATEST = 6;

    private final List<Support> kept;
    private final Counted counted;
    private final Lifecycle life;
    private final Backing backing;

    /**
     * Who stands behind its articles, and what its alert is called, once somebody has asked. Shared by all that have the same
     * articles; and as a step changes few of them, an answer begins with the last one that was given.
     */
    private static final class Backing {
        private @Nullable Corroboration last;
        private boolean known;
        private String article = "";
        private String alert = "";

        Backing(@Nullable Backing before) {
            if (before != null) {
                last = before.last;
                article = before.article;
                alert = before.alert;
            }
        }

        String alert(String first, UnaryOperator<String> naming) {
            if (!first.equals(article)) {
                alert = naming.apply(first);
                article = first;
            }
            return alert;
        }

        Corroboration of(Supplier<Collection<Origin>> origins) {
            Corroboration answer = last;
            if (answer == null || !known) {
                answer = Corroboration.of(origins.get(), answer);
                last = answer;
                known = true;
            }
            return answer;
        }
    }

    /** Whether two articles of the group belong to one story. */
    interface Link {
        boolean holds(StoryLink.Point a, StoryLink.Point b);
    }

    @JsonCreator
    Story(
            @JsonProperty("kept") List<Support> kept,
            @JsonProperty("counted") @Nullable Counted counted,
            @JsonProperty("life") @Nullable Lifecycle life) {
        this(kept, counted, life, new Backing(null));
    }

    private Story(List<Support> kept, @Nullable Counted counted, @Nullable Lifecycle life, Backing backing) {
        this.kept = List.copyOf(kept);
        this.counted = counted == null ? Counted.NONE : counted;
        this.life = life == null ? Lifecycle.NONE : life;
        this.backing = backing;
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("a story needs an article");
        }
    }

    static Story of(Support support) {
        return new Story(List.of(support), Counted.NONE, Lifecycle.NONE);
    }

    /** Articles whose evidence is kept, by effective time; at least one. */
    @JsonProperty
    List<Support> kept() {
        return kept;
    }

    /** The others, which lie between the earliest and the latest. */
    @JsonProperty
    Counted counted() {
        return counted;
    }

    /** Where its alert is in its life. */
    @JsonProperty
    Lifecycle life() {
        return life;
    }

    /** Who stands behind its articles. */
    @JsonIgnore
    Corroboration corroboration() {
        return backing.of(this::origins);
    }

    private Collection<Origin> origins() {
        List<Origin> others = new ArrayList<>();
        kept.forEach(support -> others.addAll(support.otherOrigins()));
        List<Origin> origins = new ArrayList<>(counted.origins().with(others));
        kept.forEach(support -> origins.add(support.origin()));
        return origins;
    }

    /** The same with another life of its alert. */
    Story withLife(Lifecycle other) {
        return other.equals(life) ? this : new Story(kept, counted, other, backing);
    }

    /** Whether any of its articles was news when it was seen: otherwise nobody is told. */
    @JsonIgnore
    boolean isNews() {
        return counted.fresh() || kept.stream().anyMatch(support -> !support.stale());
    }

    /** How many articles it has. */
    @JsonIgnore
    int articles() {
        return kept.stream().mapToInt(support -> 1 + support.others()).sum() + counted.articles();
    }

    @JsonIgnore
    Instant start() {
        return kept.get(0).effective();
    }

    @JsonIgnore
    Instant end() {
        return kept.get(kept.size() - 1).effective();
    }

    /** What it is stored by: the id of its first article. */
    @JsonIgnore
    public String id() {
        return first().articleId();
    }

    /** How much of it there is to be held in memory: articles of which more is kept than their number. */
    @JsonIgnore
    public int weight() {
        return kept.size() + counted.origins().size() + counted.traces().size();
    }

    /** The article that was published first: after it the story is named, whatever was seen first. */
    @JsonIgnore
    Support first() {
        return kept.get(0);
    }

    /**
     * The id of its alert, which is made up once.
     *
     * @param naming gives it for the id of the first article; the same whenever it is asked for
     */
    @JsonIgnore
    String alert(UnaryOperator<String> naming) {
        return backing.alert(first().articleId(), naming);
    }

    /** When the first of its articles was seen. */
    @JsonIgnore
    Instant opened() {
        Instant opened =
                Collections.min(kept, Comparator.comparing(Support::fetched)).fetched();
        return counted.opened() != null && counted.opened().isBefore(opened) ? counted.opened() : opened;
    }

    /** The support by an article, if its evidence is kept. */
    Optional<Support> find(String articleId) {
        for (Support support : kept) {
            if (support.articleId().equals(articleId)) {
                return Optional.of(support);
            }
        }
        return Optional.empty();
    }

    /** The same with other articles that are only counted. */
    Story withCounted(Counted others) {
        return new Story(kept, others, life, new Backing(backing));
    }

    /** Whether a time is no further than the quiet interval from the story's. */
    boolean isWithinReach(Instant effective, Duration quiet) {
        return !effective.isAfter(end().plus(quiet)) && !effective.isBefore(start().minus(quiet));
    }

    /** Whether any article of the story belongs to one with another article. */
    boolean isLinkedWith(StoryLink.Point article, Link link) {
        return isAnyLinkedWith(article, kept, link) || isAnyLinkedWith(article, counted.traces(), link);
    }

    private static boolean isAnyLinkedWith(StoryLink.Point article, List<? extends StoryLink.Point> points, Link link) {
        for (StoryLink.Point point : points) {
            if (link.holds(point, article)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Both as one; for stories that have no article in common.
     *
     * @param traces how many articles are remembered besides those whose evidence is kept
     */
    Story and(Story other, int traces) {
        List<Support> all = Stream.concat(kept.stream(), other.kept.stream())
                .sorted(Support.BY_EFFECTIVE)
                .toList();
        Counted rest = counted.and(other.counted, traces);
        Backing larger = new Backing(weight() < other.weight() ? other.backing : backing);
        if (all.size() <= EARLIEST + LATEST) {
            return new Story(all, rest, life.and(other.life), larger);
        }
        List<Support> staying = new ArrayList<>(all);
        List<Support> leaving = staying.subList(EARLIEST, all.size() - LATEST);
        Counted counted = rest.and(leaving, traces);
        leaving.clear();
        return new Story(staying, counted, life.and(other.life), larger);
    }

    /**
     * What is left without one article: no story, one, or several that it held together. A story of which some articles
     * are counted only is never divided, as their evidence is gone.
     */
    List<Story> without(Support support, Link link) {
        List<Support> left =
                kept.stream().filter(other -> !other.equals(support)).toList();
        if (left.isEmpty()) {
            return List.of();
        }
        if (counted.articles() > 0) {
            return List.of(new Story(left, counted, life, new Backing(backing)));
        }
        return Stories.components(left, link::holds).stream()
                .map(part -> new Story(part, Counted.NONE, life, new Backing(backing)))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Story story
                        && kept.equals(story.kept)
                        && counted.equals(story.counted)
                        && life.equals(story.life));
    }

    @Override
    public int hashCode() {
        return Objects.hash(kept, counted, life);
    }

    @Override
    public String toString() {
        return "Story[kept=" + kept + ", counted=" + counted + ", life=" + life + "]";
    }
}
