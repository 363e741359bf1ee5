package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.ArticleIdentity;
import dev.wirewatch.feed.parse.FeedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Items of one document that are one article: usually one, more where a feed repeats itself.
 *
 * @param item the one that speaks for it: the first in the document
 * @param keys the names of all of them
 * @param fingerprints what each of them says; the first is the item's own
 */
record ItemGroup(FeedItem item, List<String> keys, List<String> fingerprints) {
    /** A feed that gives one article hundreds of names in one document gets the first few remembered. */
    private static final int MOST_KEYS = 8;

    ItemGroup {
        keys = List.copyOf(keys);
        fingerprints = List.copyOf(fingerprints);
    }

    /** How many items besides the one that speaks. */
    int duplicates() {
        return fingerprints.size() - 1;
    }

    /**
     * Groups a document's items.
     *
     * @return oldest first: by claimed date, where there is none by the document's order, which is newest first
     */
    static List<ItemGroup> of(List<FeedItem> items) {
        List<Builder> groups = new ArrayList<>();
        Map<String, Builder> byKey = new HashMap<>();
        for (FeedItem item : items) {
            List<String> keys = ArticleIdentity.keys(item);
            Builder group = keys.stream()
                    .map(byKey::get)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                group = new Builder(item);
                groups.add(group);
            }
            group.add(item, keys);
            for (String key : keys) {
                byKey.putIfAbsent(key, group);
            }
        }
        return oldestFirst(groups);
    }

    private static List<ItemGroup> oldestFirst(List<Builder> newestFirst) {
        List<Builder> groups = new ArrayList<>(newestFirst);
        Collections.reverse(groups);
        Instant date = Instant.MIN;
        for (Builder group : groups) {
            Instant claimed = claimed(group.item);
            date = claimed == null ? date : claimed;
            group.date = date;
        }
        groups.sort(Comparator.comparing(group -> group.date));
        return groups.stream().map(Builder::build).toList();
    }

    private static @Nullable Instant claimed(FeedItem item) {
        return item.published() != null ? item.published() : item.updated();
    }

    private static final class Builder {
        private final FeedItem item;
        private final Set<String> keys = new LinkedHashSet<>();
        private final List<String> fingerprints = new ArrayList<>();
        private Instant date = Instant.MIN;

        Builder(FeedItem item) {
            this.item = item;
        }

        void add(FeedItem another, List<String> names) {
            fingerprints.add(ArticleIdentity.fingerprint(another));
            for (String name : names) {
                if (keys.size() < MOST_KEYS) {
                    keys.add(name);
                }
            }
        }

        ItemGroup build() {
            return new ItemGroup(item, List.copyOf(keys), fingerprints);
        }
    }
}
