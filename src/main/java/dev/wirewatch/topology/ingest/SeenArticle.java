package dev.wirewatch.topology.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param feeds every feed of this host that has had it, by feed id; under {@link SeenItems#CANONICAL} the name that its
 *     page gives it
 * @param unnamed whether one of them is not named by the latest revision
 * @param fromPage whether a revision had its text from its page
 */
record SeenArticle(
        String feed,
        int revision,
        String fingerprint,
        SortedMap<String, Presence> feeds,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unnamed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fromPage) {
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

    static SeenArticle first(String feed, String fingerprint) {
        return new SeenArticle(feed, 1, fingerprint, new TreeMap<>(), false, false);
    }

    /** The feeds that have had it. */
    List<String> sources() {
        return feeds.keySet().stream()
                .filter(id -> !id.equals(SeenItems.CANONICAL))
                .toList();
    }

    SeenArticle ownedBy(String owner) {
        return new SeenArticle(owner, revision, fingerprint, feeds, unnamed, fromPage);
    }

    /** After the next revision, which names all sources. */
    SeenArticle revised(String owner, String print) {
        return new SeenArticle(owner, revision + 1, print, feeds, false, fromPage);
    }

    SeenArticle withUnnamedSource() {
        return new SeenArticle(feed, revision, fingerprint, feeds, true, fromPage);
    }

    SeenArticle withTextFromPage() {
        return new SeenArticle(feed, revision, fingerprint, feeds, unnamed, true);
    }

    SeenArticle presentIn(String id, Presence presence) {
        SeenArticle copy = new SeenArticle(feed, revision, fingerprint, feeds, unnamed, fromPage);
        copy.feeds.put(id, presence);
        return copy;
    }

    SeenArticle absentFrom(String id) {
        SeenArticle copy = new SeenArticle(feed, revision, fingerprint, feeds, unnamed, fromPage);
        copy.feeds.remove(id);
        return copy;
    }
}
