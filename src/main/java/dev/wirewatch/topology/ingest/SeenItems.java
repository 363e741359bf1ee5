package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.ArticleIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What has been seen already: tells new from revised from unchanged from duplicate, and remembers. */
final class SeenItems {
    /** Presence is noted anew at most this often: a store write for every item at every poll would be for nothing. */
    private static final Duration NOTED_EVERY = Duration.ofDays(1);

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
     * @param changed for a revision, the fields that differ
     * @param firstHere whether the feed that it was judged for has never had it before
     */
    record Verdict(Kind kind, String article, int revision, List<String> changed, boolean firstHere) {}

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
        String named = find(feed, group.keys());
        String id = named == null ? ArticleIdentity.articleId(feed, group.item()) : named;
        SeenArticle known = articles.get(id);
        if (!handled.add(id)) {
            return new Verdict(Kind.DUPLICATE, id, known == null ? 1 : known.revision(), List.of(), false);
        }
        if (known == null) {
            SeenArticle fresh = new SeenArticle(feed, 1, group.fingerprints().get(0), new TreeMap<>());
            remember(id, null, fresh, feed, group, at);
            return new Verdict(Kind.NEW, id, 1, List.of(), true);
        }
        if (!known.feed().equals(feed) && registered.apply(known.feed())) {
            remember(id, known, known, feed, group, at);
            return new Verdict(
                    Kind.DUPLICATE,
                    id,
                    known.revision(),
                    List.of(),
                    !known.feeds().containsKey(feed));
        }
        String print = group.fingerprints().get(0);
        if (group.fingerprints().contains(known.fingerprint())) {
            SeenArticle owned =
                    known.feed().equals(feed) ? known : known.revisedBy(feed, known.revision(), known.fingerprint());
            remember(id, known, owned, feed, group, at);
            return new Verdict(Kind.UNCHANGED, id, known.revision(), List.of(), false);
        }
        SeenArticle revised = known.revisedBy(feed, known.revision() + 1, print);
        remember(id, known, revised, feed, group, at);
        return new Verdict(
                Kind.REVISED, id, revised.revision(), ArticleIdentity.changes(known.fingerprint(), print), false);
    }

    /** Whether an item would be recognised. */
    boolean knows(String feed, ItemGroup group) {
        return find(feed, group.keys()) != null || articles.get(ArticleIdentity.articleId(feed, group.item())) != null;
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

    private void remember(
            String id, @Nullable SeenArticle before, SeenArticle after, String feed, ItemGroup group, Instant at) {
        SeenArticle.Presence was = after.feeds().get(feed);
        List<String> names = was == null ? group.keys() : names(was.keys(), group.keys());
        boolean named = was != null && was.keys().equals(names);
        boolean noted = was != null && Duration.between(was.last(), at).compareTo(NOTED_EVERY) < 0;
        if (named && noted && after.equals(before)) {
            return;
        }
        if (was != null) {
            was.keys().stream().filter(name -> !names.contains(name)).forEach(name -> keys.delete(key(feed, name)));
        }
        for (String name : names) {
            if (was == null || !was.keys().contains(name)) {
                keys.put(key(feed, name), id);
            }
        }
        articles.put(
                id, after.presentIn(feed, new SeenArticle.Presence(names, noted && was != null ? was.last() : at)));
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
