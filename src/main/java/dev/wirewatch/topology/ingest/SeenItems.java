package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.ArticleIdentity;
import dev.wirewatch.model.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What has been seen already: tells new from revised from unchanged from duplicate, and remembers. */
final class SeenItems {
    /** Presence is noted anew at most this often: a store write for every item at every poll would be for nothing. */
    private static final Duration NOTED_EVERY = Duration.ofDays(1);

    /** Stands in the place of a feed for names that articles have from their pages, which count in every feed. */
    static final String CANONICAL = "*";

    /** What an item turned out to be. */
    enum Kind {
        NEW,
        REVISED,
        UNCHANGED,
        DUPLICATE
    }

    /**
     * The judgement on an item, which has been remembered already.
     *
     * @param article the article's id
     * @param revision the revision to publish, or the one published last
     * @param changed for a revision, the fields that differ, sorted
     * @param sources the feeds that have had the article
     * @param firstHere whether the feed that it was judged for has never had it before
     * @param unnamed whether the revision published last says what the item says, and leads where it leads, but does not
     *     name all sources
     */
    record Verdict(
            Kind kind,
            String article,
            int revision,
            List<String> changed,
            List<String> sources,
            boolean firstHere,
            boolean unnamed) {
        private static Verdict of(Kind kind, String article, SeenArticle seen, boolean firstHere, String print) {
            boolean asPublished = seen.unnamed() && seen.fingerprint().equals(print);
            return new Verdict(kind, article, seen.revision(), List.of(), seen.sources(), firstHere, asPublished);
        }
    }

    /**
     * A revision that no feed's edit has made.
     *
     * @param number the revision's
     * @param changed what it changes, sorted
     * @param sources the feeds that have had the article
     * @param owner the feed whose word on it counts
     * @param fromPage whether an earlier revision had its text from the article's page
     */
    record Further(int number, List<String> changed, List<String> sources, String owner, boolean fromPage) {}

    private final KeyValueStore<String, String> keys;
    private final KeyValueStore<String, SeenArticle> articles;
    private @Nullable String cursor;

    SeenItems(KeyValueStore<String, String> keys, KeyValueStore<String, SeenArticle> articles) {
        this.keys = keys;
        this.articles = articles;
    }

    /**
     * Judges an item and remembers it.
     *
     * @param feed id of the feed it is in
     * @param at when the document was fetched
     * @param handled ids of the articles that the document has had already; this one's is added
     * @param registered whether a feed is registered still: one that is not loses its say over its articles
     */
    Verdict judge(String feed, ItemGroup group, Instant at, Set<String> handled, Function<String, Boolean> registered) {
        String named = namedAnywhere(feed, group);
        String id = named == null ? ArticleIdentity.articleId(feed, group.item()) : named;
        SeenArticle known = articles.get(id);
        String print = group.fingerprints().get(0);
        if (!handled.add(id)) {
            SeenArticle twice = known == null ? SeenArticle.first(feed, print) : known;
            return Verdict.of(Kind.DUPLICATE, id, twice, false, "");
        }
        if (known == null) {
            SeenArticle fresh = remember(id, null, SeenArticle.first(feed, print), feed, group, at);
            return Verdict.of(Kind.NEW, id, fresh, true, print);
        }
        boolean firstHere = !known.feeds().containsKey(feed);
        if (!known.feed().equals(feed) && registered.apply(known.feed())) {
            SeenArticle another = remember(id, known, firstHere ? known.withUnnamedSource() : known, feed, group, at);
            boolean sameAddress = id.equals(ArticleIdentity.articleId(known.feed(), group.item()));
            return Verdict.of(Kind.DUPLICATE, id, another, firstHere, sameAddress ? print : "");
        }
        if (group.fingerprints().contains(known.fingerprint())) {
            SeenArticle owned = firstHere ? known.withUnnamedSource().ownedBy(feed) : known.ownedBy(feed);
            return Verdict.of(Kind.UNCHANGED, id, remember(id, known, owned, feed, group, at), false, print);
        }
        SeenArticle revised = remember(id, known, known.revised(feed, print), feed, group, at);
        List<String> changed = new ArrayList<>(ArticleIdentity.changes(known.fingerprint(), print));
        if (known.unnamed() || firstHere) {
            changed.add(Article.SOURCES);
            changed.sort(null);
        }
        return new Verdict(Kind.REVISED, id, revised.revision(), changed, revised.sources(), false, false);
    }

    /** What a further revision of an article would be that only names its sources; null if it is not remembered. */
    @Nullable
    Further toName(String article) {
        SeenArticle known = articles.get(article);
        return known == null
                ? null
                : new Further(
                        known.revision() + 1,
                        List.of(Article.SOURCES),
                        known.sources(),
                        known.feed(),
                        known.fromPage());
    }

    /** Notes that this revision has been published. */
    void named(String article) {
        SeenArticle known = articles.get(article);
        if (known != null) {
            articles.put(article, known.revised(known.feed(), known.fingerprint()));
        }
    }

    /**
     * Notes that an article's page has brought a further revision.
     *
     * @param canonical the name that the page gives it, see {@link ArticleIdentity#nameOf}; null if none
     * @return the revision; null if the article is not remembered any more
     */
    @Nullable
    Further enriched(String article, @Nullable String canonical, Instant at) {
        SeenArticle known = articles.get(article);
        if (known == null) {
            return null;
        }
        SeenArticle revised = known.revised(known.feed(), known.fingerprint()).withTextFromPage();
        if (canonical != null && isFree(canonical, article)) {
            keys.put(key(CANONICAL, canonical), article);
            revised = revised.presentIn(CANONICAL, new SeenArticle.Presence(List.of(canonical), at));
        }
        articles.put(article, revised);
        List<String> changed = known.unnamed() ? List.of(Article.SOURCES, Article.TEXT) : List.of(Article.TEXT);
        return new Further(revised.revision(), changed, revised.sources(), revised.feed(), true);
    }

    /** A name that another article has, or two pages give, tells nothing apart. */
    private boolean isFree(String canonical, String article) {
        SeenArticle known = articles.get(article);
        String owner = keys.get(key(CANONICAL, canonical));
        return (owner == null || owner.equals(article))
                && known != null
                && !known.feeds().containsKey(CANONICAL)
                && articles.get(ArticleIdentity.idOf(canonical)) == null;
    }

    /**
     * The article that an item is by its names in its feed, or else by a page's canonical address. A page can name any
     * address of its site; so that it cannot swallow what will be published there, the titles must agree too.
     */
    private @Nullable String namedAnywhere(String feed, ItemGroup group) {
        String named = find(feed, group.keys());
        if (named != null || articles.get(ArticleIdentity.articleId(feed, group.item())) != null) {
            return named;
        }
        String canonical = find(CANONICAL, group.keys());
        SeenArticle known = canonical == null ? null : articles.get(canonical);
        boolean sameTitle = known != null
                && ArticleIdentity.sameTitle(
                        known.fingerprint(), group.fingerprints().get(0));
        return sameTitle ? canonical : null;
    }

    /** Whether an item would be recognised. */
    boolean knows(String feed, ItemGroup group) {
        return namedAnywhere(feed, group) != null
                || articles.get(ArticleIdentity.articleId(feed, group.item())) != null;
    }

    private @Nullable String find(String feed, List<String> names) {
        for (String name : names) {
            String article = keys.get(key(feed, name));
            if (article != null) {
                return article;
            }
        }
        return null;
    }

    /** @return the article as it is remembered now */
    private SeenArticle remember(
            String id, @Nullable SeenArticle before, SeenArticle after, String feed, ItemGroup group, Instant at) {
        SeenArticle.Presence was = after.feeds().get(feed);
        List<String> names = was == null ? group.keys() : names(was.keys(), group.keys());
        boolean named = was != null && was.keys().equals(names);
        boolean noted = was != null && Duration.between(was.last(), at).compareTo(NOTED_EVERY) < 0;
        if (named && noted && after.equals(before)) {
            return after;
        }
        if (was != null) {
            was.keys().stream().filter(name -> !names.contains(name)).forEach(name -> keys.delete(key(feed, name)));
        }
        for (String name : names) {
            if (was == null || !was.keys().contains(name)) {
                keys.put(key(feed, name), id);
            }
        }
        SeenArticle present =
                after.presentIn(feed, new SeenArticle.Presence(names, noted && was != null ? was.last() : at));
        articles.put(id, present);
        return present;
    }

    /** The names given now, and of those given before the ones of a kind that is not given now: churn leaves no trail. */
    private static List<String> names(List<String> before, List<String> now) {
        List<String> names = new ArrayList<>(now);
        for (String name : before) {
            if (now.stream().noneMatch(given -> given.startsWith(name.substring(0, 2)))) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Forgets what left its feed long ago: looks at the next articles in the order of the store, a few at a time.
     *
     * @param read when a feed's latest document was read; null for a feed that is not registered
     * @param retention how long to remember after the last presence: measured up to the latest document, so that a
     *     feed's outage or a document that never changes lets nothing expire
     */
    void expire(int articlesAtATime, Instant now, Duration retention, Function<String, @Nullable Instant> read) {
        List<KeyValue<String, SeenArticle>> batch = new ArrayList<>();
        try (KeyValueIterator<String, SeenArticle> each =
                cursor == null ? articles.all() : articles.range(cursor, null)) {
            while (each.hasNext() && batch.size() <= articlesAtATime) {
                batch.add(each.next());
            }
        }
        cursor = batch.size() > articlesAtATime ? batch.remove(articlesAtATime).key : null;
        for (KeyValue<String, SeenArticle> each : batch) {
            SeenArticle left = each.value;
            for (Map.Entry<String, SeenArticle.Presence> presence :
                    each.value.feeds().entrySet()) {
                if (Duration.between(presence.getValue().last(), now).compareTo(retention) <= 0) {
                    continue;
                }
                Instant latest = read.apply(presence.getKey());
                Duration absent = Duration.between(presence.getValue().last(), latest == null ? now : latest);
                if (absent.compareTo(retention) > 0) {
                    presence.getValue().keys().forEach(name -> keys.delete(key(presence.getKey(), name)));
                    left = left.absentFrom(presence.getKey());
                }
            }
            if (left.feeds().isEmpty()) {
                articles.delete(each.key);
            } else if (left.feeds().size() < each.value.feeds().size()) {
                articles.put(each.key, left);
            }
        }
    }

    private static String key(String feed, String name) {
        return feed + "|" + name;
    }
}
