package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Byline;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.GistReader;
import dev.wirewatch.alerting.story.Opening;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.tagging.Tagging;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.RuleBookLoader;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped watchlist and rules, applied to articles as the live topology applies them. */
final class ShippedRules {
    private final Watchlist watchlist;
    private final Tagger tagger;
    private final RuleMatcher matcher;
    private final GistReader gistReader;

    private ShippedRules(Watchlist watchlist, RuleMatcher matcher) {
        this.watchlist = watchlist;
        this.tagger = Tagger.compile(watchlist);
        this.matcher = matcher;
        this.gistReader = new GistReader(watchlist.entities().stream()
                .filter(entity -> Set.of("state", "region").contains(entity.type()))
                .map(Entity::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    static ShippedRules load() throws InvalidDocumentException {
        Watchlist watchlist = WatchlistLoader.load(Path.of("config/watchlist.yaml"));
        return new ShippedRules(
                watchlist, new RuleMatcher(RuleBookLoader.load(Path.of("config/rules.yaml"), watchlist)));
    }

    /** What the tagger finds, with signature, agency and gist, as the topology has it. */
    TaggedArticle tag(ArticleReference reference, String title, String text) {
        Tagging tagging = tagger.tag(title, text);
        Byline byline = Byline.of(text, List.of());
        List<WordHit> words = matcher.relevant(tagging.mentions(), tagging.words());
        Opening opening = Opening.of(title, text, byline);
        Gist gist = gistReader.read(opening, reference.language(), reference.effective(), tagging.mentions(), words);
        return new TaggedArticle(
                reference,
                watchlist.name(),
                watchlist.version(),
                tagging.mentions(),
                words,
                tagging.sentences(),
                TextSignature.of(opening),
                tagging.salience(),
                byline.agency(),
                gist.toString());
    }

    /** Reads the gist of an article without tagging it; gives its length. */
    int gist(ArticleReference reference, String title, String text) {
        return gistReader
                .read(
                        Opening.of(title, text, Byline.of(text, List.of())),
                        reference.language(),
                        reference.effective(),
                        List.of(),
                        List.of())
                .toString()
                .length();
    }

    List<Match> match(TaggedArticle article) {
        return matcher.match(article).matches();
    }

    List<Match> match(ArticleReference reference, String title, String text) {
        return match(tag(reference, title, text));
    }

    /** The alerts that stand after all articles. */
    List<Alert> alerts(Stream<Article> articles) {
        TreeMap<String, GroupState> groups = new TreeMap<>();
        articles.flatMap(article ->
                        match(ArticleReference.of(article, "articles", 0, 0), article.title(), article.text()).stream())
                .forEach(match -> groups.compute(
                        match.key(),
                        (key, state) ->
                                GroupState.step(state, match, FoldLimits.REPLAY).state()));
        return groups.values().stream()
                .flatMap(group -> group.alerts().stream())
                .toList();
    }
}
