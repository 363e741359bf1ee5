package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.TaggedArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rules and groups an article's latest revision matched: what is remembered of it, so that the next revision can take
 * back what no longer holds. To be stored by article id; JSON-serialisable.
 *
 * @param revision the revision
 * @param matched what it matched; empty if nothing, which need not be stored
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleMatches(int revision, List<Key> matched) {
    public ArticleMatches {
        matched = matched == null ? List.of() : List.copyOf(matched);
    }

    /** A rule and a group of it. */
    public record Key(String rule, String group) {}

    /**
     * What a revision of an article changed.
     *
     * @param matches what to remember from now on; null if nothing
     * @param events the revision's matches, then what it takes back
     */
    public record Step(@Nullable ArticleMatches matches, List<GroupEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    /**
     * Compares a revision with the one before. A revision that is older than the one remembered is ignored.
     *
     * @param before what is remembered of the article; null if nothing
     * @param article the revision
     * @param found what it matches
     */
    public static Step revise(@Nullable ArticleMatches before, TaggedArticle article, Matches found) {
        int revision = article.article().revision();
        if (before != null && before.revision() > revision) {
            return new Step(before, List.of());
        }
        List<Key> keys = found.matches().stream()
                .map(match -> new Key(match.rule(), match.group()))
                .toList();
        List<GroupEvent> events = new ArrayList<>(found.matches());
        if (before != null) {
            Set<Key> held = keys.stream().collect(Collectors.toUnmodifiableSet());
            before.matched().stream()
                    .filter(key -> !held.contains(key))
                    .map(key -> new Retraction(
                            key.rule(), key.group(), article.article().id(), revision))
                    .forEach(events::add);
        }
        return new Step(keys.isEmpty() ? null : new ArticleMatches(revision, keys), events);
    }
}
