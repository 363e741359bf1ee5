package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.RuleMatcher;
import dev.wirewatch.alerting.story.GistReader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleBook;
import dev.wirewatch.watchlist.RuleBookLoader;
import dev.wirewatch.watchlist.RuleEntity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import dev.wirewatch.watchlist.WordClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A watchlist with its rules, checked and ready to work; immutable and shared between threads.
 *
 * @param watchlist entities and aliases
 * @param rules what raises alerts
 * @param compilation gives what finds mentions; begun, and perhaps still going on
 * @param matcher applies the rules
 * @param gistReader reads what an article is about
 * @param version hash of the content of both files: equal for equal content, whatever their layout and comments
 */
public record CompiledWatchlist(
        Watchlist watchlist,
        RuleBook rules,
        CompletableFuture<Tagger> compilation,
        RuleMatcher matcher,
        GistReader gistReader,
        String version) {
    /** Types of entities that half of the news is about. */
    private static final Set<String> BROAD_TYPES = Set.of("state", "region");

    private static final TaggersInUse TAGGERS = new TaggersInUse();

    /**
     * Checks both files and begins to compile them in the background: the automaton of a large watchlist takes about a
     * second, in which a broker can start. Where the process has the same content compiled already, that is used.
     *
     * @param watchlist the watchlist file, YAML
     * @param rules the rules file, YAML
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    public static CompiledWatchlist compile(SourceDocument watchlist, SourceDocument rules)
            throws InvalidDocumentException {
        Watchlist entities = WatchlistLoader.load(watchlist);
        Map<String, RuleEntity> known = entities.entities().stream()
                .collect(Collectors.toMap(Entity::id, entity -> new RuleEntity(entity.kind(), entity.type())));
        Set<String> wordClasses = entities.words().stream().map(WordClass::name).collect(Collectors.toSet());
        RuleBook book = RuleBookLoader.load(rules, known, wordClasses);
        RuleMatcher matcher = new RuleMatcher(book);
        return new CompiledWatchlist(
                entities,
                book,
                TAGGERS.get(entities, matcher.wordClasses()),
                matcher,
                new GistReader(entities.entities().stream()
                        .filter(entity -> BROAD_TYPES.contains(entity.type()))
                        .map(Entity::id)
                        .collect(Collectors.toUnmodifiableSet())),
                Ids.of("watchlist", entities.version(), book.canonical()));
    }

    /**
     * The same under the hash by which it was published, which differs where that was done by an earlier version of the
     * program that wrote the content down in another way.
     */
    CompiledWatchlist asVersion(String published) {
        return published.equals(version)
                ? this
                : new CompiledWatchlist(watchlist, rules, compilation, matcher, gistReader, published);
    }

    /** What finds mentions, and beside them the words that rules ask for; waits until it is compiled. */
    public Tagger tagger() {
        return compilation.join();
    }

    /** What it finds in an article, wherever that stands. */
    public TaggedArticle tag(Article article) {
        return TagArticle.read(
                        this, article, ArticleReference.of(article, "", 0, 0).withoutRecordPosition())
                .tagged();
    }

    /** Names of the alert topics that rules ask for besides the common one. */
    public Set<String> alertTopics() {
        Set<String> topics = new TreeSet<>();
        for (Rule rule : rules.rules()) {
            if (rule.topic() != null) {
                topics.add(rule.topic());
            }
        }
        return topics;
    }
}
