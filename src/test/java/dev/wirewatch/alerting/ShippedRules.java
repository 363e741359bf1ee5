package dev.wirewatch.alerting;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.tagging.Tagging;
import dev.wirewatch.watchlist.RuleBookLoader;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped watchlist and rules, applied to articles as the live topology applies them. */
final class ShippedRules {
    private final Watchlist watchlist;
    private final Tagger tagger;
    private final RuleMatcher matcher;

    private ShippedRules(Watchlist watchlist, RuleMatcher matcher) {
        this.watchlist = watchlist;
        this.tagger = Tagger.compile(watchlist);
        this.matcher = matcher;
    }

    static ShippedRules load() throws InvalidDocumentException {
        Watchlist watchlist = WatchlistLoader.load(Path.of("config/watchlist.yaml"));
        return new ShippedRules(
                watchlist, new RuleMatcher(RuleBookLoader.load(Path.of("config/rules.yaml"), watchlist)));
    }

    List<Match> match(ArticleReference reference, String title, String text) {
        Tagging tagging = tagger.tag(title, text);
        return matcher.match(new TaggedArticle(
                        reference,
                        watchlist.name(),
                        watchlist.version(),
                        tagging.mentions(),
                        tagging.words(),
                        tagging.sentences(),
                        TextSignature.of(title, text)))
                .matches();
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
