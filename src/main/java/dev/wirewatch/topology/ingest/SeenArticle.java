package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An article that has been published.
 *
 * @param feed the feed whose word on it counts: the first that had it
 * @param revision the latest revision published
 * @param fingerprint what that revision says
 * @param feeds every feed of this host that has had it, by feed id
 */
record SeenArticle(String feed, int revision, String fingerprint, SortedMap<String, Presence> feeds) {
    SeenArticle {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(fingerprint, "fingerprint");
        feeds = new TreeMap<>(feeds);
    }

    /**
     * An article's presence in a feed.
     *
     * @param keys the names under which it is remembered there
     * @param last when it was last in a document that was read, exact to a day
     */
    record Presence(List<String> keys, Instant last) {
        Presence {
            keys = List.copyOf(keys);
            Objects.requireNonNull(last, "last");
        }
    }

    SeenArticle revisedBy(String owner, int number, String print) {
        return new SeenArticle(owner, number, print, feeds);
    }

    SeenArticle presentIn(String id, Presence presence) {
        SeenArticle copy = new SeenArticle(feed, revision, fingerprint, feeds);
        copy.feeds.put(id, presence);
        return copy;
    }

    SeenArticle absentFrom(String id) {
        SeenArticle copy = new SeenArticle(feed, revision, fingerprint, feeds);
        copy.feeds.remove(id);
        return copy;
    }
}
