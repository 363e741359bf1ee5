package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.ArticleMatches;
import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.WindowRules;
import dev.wirewatch.alerting.window.WindowStore;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes articles through one watchlist and its rules in memory: what the topology would make of them in a lane of its own
 * in which nothing is forgotten and no version succeeds another. For comparing watchlists; used by one thread.
 */
public final class Rehearsal {
    private final CompiledWatchlist watchlist;
    private final Map<String, ArticleMatches> matched = new HashMap<>();
    private final Map<String, GroupState> groups = new TreeMap<>();
    private final WindowRules windows = new WindowRules(new Windows(new HashMap<>()), false);

    /** @param watchlist what to look for, and the rules */
    public Rehearsal(CompiledWatchlist watchlist) {
        this.watchlist = watchlist;
    }

    /** Takes the next article, or the next revision of one. */
    public TaggedArticle take(Article article) {
        ArticleReference reference = ArticleReference.of(article, "", 0, 0).withoutRecordPosition();
        MatchedArticle read = TagArticle.read(watchlist, article, reference);
        TaggedArticle tagged = read.tagged();
        ArticleMatches.Step step = ArticleMatches.revise(matched.get(article.id()), tagged, read.matches());
        for (GroupEvent event : step.events()) {
            if (WindowRules.concerns(event)) {
                windows.take(event).forEach(this::fold);
            } else {
                fold(event);
            }
        }
        ArticleMatches remembered = step.matches();
        if (remembered == null) {
            matched.remove(article.id());
        } else {
            matched.put(article.id(), remembered);
        }
        return tagged;
    }

    private void fold(GroupEvent event) {
        GroupState after = GroupState.step(groups.get(event.key()), event, FoldLimits.REPLAY)
                .state();
        if (after == null) {
            groups.remove(event.key());
        } else {
            groups.put(event.key(), after);
        }
    }

    /** Windows in memory. */
    private record Windows(Map<String, Remembered> all) implements WindowStore {
        @Override
        public @Nullable Remembered get(String key) {
            return all.get(key);
        }

        @Override
        public void put(String key, @Nullable Remembered value) {
            if (value == null) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        }
    }

    /** The alerts that stand after the articles taken so far, by opening time and id. */
    public List<Alert> alerts() {
        return groups.values().stream()
                .flatMap(group -> group.alerts().stream())
                .sorted(Comparator.comparing(Alert::opened).thenComparing(Alert::id))
                .toList();
    }
}
