package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rules and groups an article's latest revision matched: what is remembered of it, so that the next revision can take
 * back what no longer holds. To be stored by article id; JSON-serialisable.
 *
 * @param revision the revision
 * @param matched what it matched; empty if nothing, which need not be stored
 * @param effective the revision's effective time, by which windowed rules find it again; null if it matched none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleMatches(
        int revision, List<Key> matched, @Nullable Instant effective) {
    public ArticleMatches {
        matched = matched == null ? List.of() : List.copyOf(matched);
    }

    /** Of an article whose time does not matter. */
    public ArticleMatches(int revision, List<Key> matched) {
        this(revision, matched, null);
    }

    /**
     * A rule and a group of it.
     *
     * @param window what a windowed rule asks of many articles; null for a rule that judges each on its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Key(String rule, String group, @Nullable RuleWindow window) {
        /** Of a rule that judges each article on its own. */
        public Key(String rule, String group) {
            this(rule, group, null);
        }

        private static Key of(Match match) {
            return new Key(
                    match.rule(),
                    match.group(),
                    match.terms().kind().isWindowed() ? match.terms().window() : null);
        }
    }

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
        List<Key> keys = found.matches().stream().map(Key::of).toList();
        Instant effective = article.article().effective();
        List<GroupEvent> events = new ArrayList<>();
        if (before != null) {
            before.takenBackWhenMoved(article.article(), revision).forEach(events::add);
        }
        events.addAll(found.matches());
        if (before != null) {
            Set<Key> held = keys.stream().collect(Collectors.toUnmodifiableSet());
            before.matched().stream()
                    .filter(key -> !held.contains(key))
                    .map(key -> before.takenBack(key, article.article(), revision))
                    .forEach(events::add);
        }
        boolean windowed = keys.stream().anyMatch(key -> key.window() != null);
        return new Step(
                keys.isEmpty() ? null : new ArticleMatches(revision, keys, windowed ? effective : null), events);
    }

    /** An edit may claim another time: windows must not hold the article twice. */
    private Stream<Retraction> takenBackWhenMoved(ArticleReference article, int newRevision) {
        return matched.stream()
                .filter(key -> key.window() != null && effective != null && !effective.equals(article.effective()))
                .map(key -> takenBack(key, article, newRevision));
    }

    private Retraction takenBack(Key key, ArticleReference article, int newRevision) {
        RuleWindow window = key.window();
        return new Retraction(
                key.rule(),
                key.group(),
                article.id(),
                newRevision,
                article.fetched(),
                window == null || effective == null ? null : new Retraction.Window(window, effective));
    }
}
