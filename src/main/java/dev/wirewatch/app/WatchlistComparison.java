package dev.wirewatch.app;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.Rehearsal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes the same articles through two watchlists and tells what the second finds more or less than the first. */
final class WatchlistComparison {
    private static final String GAINED = "gained";
    private static final String LOST = "lost";

    private final Rehearsal before;
    private final Rehearsal after;
    private final Consumer<Difference> sink;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int articles;

    /** @param sink takes the differences, those in mentions as the articles come */
    WatchlistComparison(CompiledWatchlist before, CompiledWatchlist after, Consumer<Difference> sink) {
        this.before = new Rehearsal(before);
        this.after = new Rehearsal(after);
        this.sink = sink;
    }

    /**
     * One mention or alert that only one of the two watchlists gives.
     *
     * @param change {@code gained} or {@code lost}
     * @param what {@code mention} or {@code alert}
     * @param id the entity's id, or the alert's rule
     * @param article where it is: the article's title, or else its place in the corpus; for an alert that of its first
     *     article
     * @param detail the span and how it was recognised; for an alert its severity and group
     * @param sentence the sentence
     */
    record Difference(String change, String what, String id, String article, String detail, String sentence) {}

    /** Takes the next article. */
    void take(String location, Article article) {
        articles++;
        TaggedArticle old = before.take(article);
        TaggedArticle now = after.take(article);
        Map<String, Mention> oldMentions = byPlace(old);
        Map<String, Mention> newMentions = byPlace(now);
        String name = article.title().isBlank() ? location : article.title();
        oldMentions.forEach((place, mention) -> {
            if (!newMentions.containsKey(place)) {
                tell(LOST, name, mention, old);
            }
        });
        newMentions.forEach((place, mention) -> {
            if (!oldMentions.containsKey(place)) {
                tell(GAINED, name, mention, now);
            }
        });
    }

    /** Tells the differences in alerts, and returns a line that sums everything up. */
    String finish() {
        Map<String, Alert> old = byId(before);
        Map<String, Alert> now = byId(after);
        old.forEach((id, alert) -> {
            if (!now.containsKey(id)) {
                tell(LOST, alert);
            }
        });
        now.forEach((id, alert) -> {
            if (!old.containsKey(id)) {
                tell(GAINED, alert);
            }
        });
        return "%d articles: mentions %d gained, %d lost; alerts %d gained, %d lost"
                .formatted(
                        articles,
                        count(GAINED, "mention"),
                        count(LOST, "mention"),
                        count(GAINED, "alert"),
                        count(LOST, "alert"));
    }

    private static Map<String, Mention> byPlace(TaggedArticle tagged) {
        Map<String, Mention> byPlace = new LinkedHashMap<>();
        for (Mention mention : tagged.mentions()) {
            byPlace.put(mention.entity() + " " + place(mention), mention);
        }
        return byPlace;
    }

    private static String place(Mention mention) {
        return mention.field() + " " + mention.start() + "-" + mention.end();
    }

    private static Map<String, Alert> byId(Rehearsal rehearsal) {
        Map<String, Alert> byId = new LinkedHashMap<>();
        rehearsal.alerts().forEach(alert -> byId.put(alert.id(), alert));
        return byId;
    }

    private void tell(String change, String article, Mention mention, TaggedArticle tagged) {
        String sentence = tagged.sentences().stream()
                .filter(each -> each.ordinal() == mention.sentence())
                .map(Sentence::text)
                .findFirst()
                .orElse("");
        String detail = "'%s' at %s, alias '%s'".formatted(mention.text(), place(mention), mention.alias());
        tell(new Difference(change, "mention", mention.entity(), article, detail, sentence));
    }

    private void tell(String change, Alert alert) {
        List<Evidence> evidence = alert.evidence();
        String sentence = evidence.stream()
                .flatMap(each -> each.mentions().stream())
                .map(EvidenceMention::snippet)
                .findFirst()
                .orElse("");
        String detail = "%s, %s".formatted(alert.severity(), String.join(" + ", alert.entities()));
        tell(new Difference(change, "alert", alert.rule(), alert.headline(), detail, sentence));
    }

    private void tell(Difference difference) {
        counts.merge(difference.change() + difference.what(), 1, Integer::sum);
        sink.accept(difference);
    }

    private int count(String change, String what) {
        return counts.getOrDefault(change + what, 0);
    }
}
