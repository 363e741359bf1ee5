package dev.wirewatch.dashboard;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.TaggedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records as the topics hold them, for tests of what is shown of them. */
public final class SampleRecords {
    /** The feed that all articles come from. */
    public static final String FEED = Ids.of("https://gulf.example/rss");

    /** The first version of the watchlist. */
    public static final String VERSION = "v1";

    private SampleRecords() {}

    /** The first revision of an article. */
    public static Article article(String name, Instant time, String title, String text) {
        return article(name, 1, time, title, text, "en");
    }

    /** A revision of an article. */
    public static Article article(String name, int revision, Instant time, String title, String text, String language) {
        return Article.ofText(Ids.of(name), FEED, title, text, language, time).toBuilder()
                .revision(revision)
                .guid(name)
                .link("https://gulf.example/" + name)
                .publisher("Gulf Wire")
                .build();
    }

    /** What the tagger found in an article: each entity once, at the beginning of the title. */
    public static TaggedArticle tagged(Article article, String... entities) {
        List<Mention> mentions = new ArrayList<>();
        for (String entity : entities) {
            Kind kind = entity.startsWith("system.") ? Kind.SYSTEM : Kind.ACTOR;
            mentions.add(new Mention(entity, kind, entity, Mention.TITLE, 0, 2, "xx", 0, 0, 1));
        }
        return new TaggedArticle(
                ArticleReference.of(article, "articles", 0, 0), "sample", VERSION, mentions, List.of(), List.of());
    }

    /** An alert on one article. */
    public static Alert alert(String name, Severity severity, Instant updated, Article article, String... entities) {
        List<EvidenceMention> mentions = new ArrayList<>();
        for (String entity : entities) {
            mentions.add(new EvidenceMention(entity, "alias", Mention.TITLE, 0, 2, "xx", article.title()));
        }
        Evidence evidence = new Evidence(
                ArticleReference.of(article, "articles", 0, 7), VERSION, List.of("a condition: “xx”"), mentions);
        return new Alert(
                Ids.of("alert", name),
                "rule-" + name.charAt(0),
                "Rule " + name.charAt(0),
                String.join("+", entities),
                List.of(entities),
                AlertState.OPENED,
                severity,
                article.title(),
                updated,
                updated,
                article.effective(),
                article.effective(),
                1,
                1,
                "sample",
                VERSION,
                new TreeMap<>(Map.of("theme", "defence")),
                List.of(evidence),
                List.of("Gulf Wire"),
                null,
                List.of(),
                null,
                null);
    }

    /** The health of the feed that all articles come from. */
    public static FeedHealth health(FeedCondition condition, Instant polled) {
        ItemCounts counts = new ItemCounts(3, 2, 0, 1, 0, new TreeMap<>(), 0);
        return new FeedHealth(
                FEED,
                "Gulf Wire Service",
                "https://gulf.example/rss",
                "https://gulf.example/rss",
                condition,
                "read 3 items",
                null,
                200,
                polled,
                polled,
                polled.plusSeconds(600),
                0,
                null,
                polled,
                5,
                counts,
                counts,
                null);
    }
}
