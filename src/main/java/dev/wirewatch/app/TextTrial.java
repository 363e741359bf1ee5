package dev.wirewatch.app;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Salience;
import dev.wirewatch.tagging.Explanation;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.Rehearsal;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a watchlist and its rules make of a single text, and why. */
final class TextTrial {
    private final CompiledWatchlist watchlist;

    /** @param watchlist what is tried */
    TextTrial(CompiledWatchlist watchlist) {
        this.watchlist = watchlist;
    }

    /**
     * Everything in it that looks like a name, and how much of it each entity is.
     *
     * @param id the text's
     * @param candidates what looks like a name, and why it is a mention or is none
     * @param entities those mentioned, the most salient first
     */
    record Names(String id, List<Explanation> candidates, List<Salience> entities) {}

    /** Explains the names of a text. */
    Names names(String id, String title, String text) {
        return new Names(
                id,
                watchlist.tagger().explain(title, text),
                watchlist.tagger().tag(title, text).salience());
    }

    /**
     * What its rules make of a text.
     *
     * @param alerts those that it would raise as the only article of a lane, by rule
     * @param silent ids of the rules that a single text of no feed cannot make fire, whatever it says
     */
    record Firing(List<Alert> alerts, List<String> silent) {}

    /**
     * Takes a text through the rules as if it had come out at a time.
     *
     * @param language of the text; null if unknown
     */
    Firing firing(String title, String text, @Nullable String language, Instant time) {
        Article article = Article.ofText(Ids.of("trial", title, text), "trial", title, text, language, time);
        Rehearsal rehearsal = new Rehearsal(watchlist);
        rehearsal.take(article);
        ArticleReference reference = ArticleReference.of(article, "", 0, 0);
        return new Firing(
                rehearsal.alerts().stream()
                        .sorted((a, b) -> a.rule().compareTo(b.rule()))
                        .toList(),
                watchlist.rules().rules().stream()
                        .filter(rule -> rule.kind().isWindowed()
                                || rule.kind() == RuleKind.SPREAD
                                || !rule.filter().admits(reference))
                        .map(Rule::id)
                        .toList());
    }
}
