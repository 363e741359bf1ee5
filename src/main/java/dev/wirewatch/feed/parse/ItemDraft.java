package dev.wirewatch.feed.parse;

import dev.wirewatch.model.Enclosure;
import dev.wirewatch.model.PublishedQuality;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item while it is being read: filled by one reader after the other, each leaving alone what is there already. */
final class ItemDraft {
    @Nullable
    String guid;

    boolean guidIsPermaLink;
    boolean guidShared;
    String title = "";

    @Nullable
    String link;

    boolean linkShared;

    @Nullable
    Instant published;

    PublishedQuality publishedQuality = PublishedQuality.MISSING;

    @Nullable
    Instant updated;

    boolean updatedEstimated;
    Html summary = Html.EMPTY;
    Html content = Html.EMPTY;
    final Set<String> authors = new LinkedHashSet<>();
    final Set<String> categories = new LinkedHashSet<>();
    final Enclosures enclosures = new Enclosures();

    @Nullable
    String language;

    @Nullable
    ItemSource source;

    final Set<RelLink> links = new LinkedHashSet<>();

    /** Why there is no item at all; null if there is one. */
    @Nullable
    String malformed;

    /** Stands where the document has something that is no item. */
    static ItemDraft malformed(String why) {
        ItemDraft draft = new ItemDraft();
        draft.malformed = why;
        return draft;
    }

    /** Whether there is nothing that an article could be made of. */
    boolean isEmpty() {
        return guid == null && link == null && title.isEmpty() && summary.isEmpty() && content.isEmpty();
    }

    /** Sets the time of publication; null leaves it missing. */
    void published(@Nullable FeedDate date) {
        if (date != null) {
            published = date.time();
            publishedQuality = date.estimated() ? PublishedQuality.ESTIMATED : PublishedQuality.GIVEN;
        }
    }

    /** Sets the time of the last change; null leaves it missing. */
    void updated(@Nullable FeedDate date) {
        if (date != null) {
            updated = date.time();
            updatedEstimated = date.estimated();
        }
    }

    FeedItem item() {
        return new FeedItem(
                guid,
                guidIsPermaLink,
                guidShared,
                title,
                link,
                linkShared,
                published,
                publishedQuality,
                updated,
                updatedEstimated,
                summary.isEmpty() ? null : summary.html(),
                content.isEmpty() ? null : content.html(),
                content.text().isEmpty() ? summary.text() : content.text(),
                List.copyOf(authors),
                List.copyOf(categories),
                enclosures.list(),
                language,
                source,
                List.copyOf(links));
    }

    /** Enclosures by address: the first mention of one counts. */
    static final class Enclosures {
        private final Map<String, Enclosure> byUrl = new LinkedHashMap<>();

        void addAll(List<Enclosure> enclosures) {
            enclosures.forEach(enclosure -> byUrl.putIfAbsent(enclosure.url(), enclosure));
        }

        boolean isEmpty() {
            return byUrl.isEmpty();
        }

        List<Enclosure> list() {
            return List.copyOf(byUrl.values());
        }
    }
}
