package dev.wirewatch.corpus;

import dev.wirewatch.corpus.CorpusDocument.Read;
import dev.wirewatch.corpus.CorpusDocument.Repeated;
import dev.wirewatch.corpus.CorpusDocument.Unreadable;
import dev.wirewatch.corpus.CorpusReader.Entry;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PublishedQuality;
import dev.wirewatch.model.TextOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a directory, in event-time order.
 *
 * <p>A document's event time is when it came out in the form it has: its last change if it states one, else its
 * publication. It is the article's {@code fetched} and {@code effective} time. A document that states no plausible time
 * takes the {@linkplain #referenceTime() reference time}; its {@code published} stays null (or what it claims, if that is
 * implausible), and its quality says so. Documents of the same event time keep the order of the directory.
 *
 * <p>Records of JSON Lines that have the same id and feed are revisions of one article, numbered in event-time order; one
 * that changes nothing is {@link Repeated}.
 */
public final class Corpus {
    private final List<Entry> entries;
    private final List<Unreadable> unreadable;
    private final Map<String, Integer> occurrences;
    private final Instant referenceTime;

    Corpus(List<Entry> entries, List<Unreadable> unreadable, Map<String, Integer> occurrences, Instant referenceTime) {
        this.entries = List.copyOf(entries);
        this.unreadable = List.copyOf(unreadable);
        this.occurrences = Map.copyOf(occurrences);
        this.referenceTime = referenceTime;
    }

    /** The number of documents, the unreadable ones included: as many as {@link #documents()} gives. */
    public int size() {
        return entries.size() + unreadable.size();
    }

    /** The documents that could not be read when the corpus was opened, in the order of the directory. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** The latest time that a document of the corpus states; 2000-01-01T00:00:00Z if none does. */
    public Instant referenceTime() {
        return referenceTime;
    }

    /**
     * All documents: first the unreadable ones, then the others in event-time order, each read when it is its turn. The
     * stream holds a file open and is to be closed.
     */
    public Stream<CorpusDocument> documents() {
        DocumentReader reader = new DocumentReader();
        Revisions revisions = new Revisions();
        Stream<CorpusDocument> readable =
                entries.stream().sequential().map(entry -> document(entry, reader, revisions));
        return Stream.concat(unreadable.stream(), readable).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private CorpusDocument document(Entry entry, DocumentReader reader, Revisions revisions) {
        String location = entry.place().location();
        Extracted extracted;
        try {
            extracted = reader.read(entry.place());
        } catch (UnreadableException e) {
            return new Unreadable(location, e.reason());
        }
        Article article = article(entry, extracted, 1, List.of());
        Article before = revisions.before(article);
        if (before == null) {
            return new Read(location, article);
        }
        List<String> changed = changed(before, article);
        if (changed.isEmpty()) {
            return new Repeated(location, article.id());
        }
        return new Read(location, revisions.keep(article(entry, extracted, before.revision() + 1, changed)));
    }

    private Article article(Entry entry, Extracted extracted, int revision, List<String> changed) {
        Instant eventTime = entry.time() == null ? referenceTime : entry.time();
        StatedTime published = extracted.published();
        StatedTime updated = extracted.updated();
        String guid = extracted.id() == null ? entry.place().location() : extracted.id();
        return new Article(
                entry.id(),
                revision,
                changed,
                extracted.feed() == null ? Ids.of("corpus") : Ids.of("corpus", "feed", extracted.feed()),
                guid,
                extracted.title(),
                extracted.link(),
                extracted.publisher(),
                extracted.language(),
                published == null ? null : published.instant(),
                published == null ? PublishedQuality.MISSING : published.quality(),
                updated == null || !updated.plausible() ? null : updated.instant(),
                eventTime,
                eventTime,
                extracted.authors(),
                extracted.categories(),
                null,
                null,
                extracted.text(),
                List.of(),
                TextOrigin.FEED,
                null,
                List.of(),
                null,
                null);
    }

    private static List<String> changed(Article before, Article after) {
        List<String> changed = new ArrayList<>();
        compare("authors", before.authors(), after.authors(), changed);
        compare("categories", before.categories(), after.categories(), changed);
        compare("language", before.language(), after.language(), changed);
        compare("link", before.link(), after.link(), changed);
        compare("publisher", before.publisher(), after.publisher(), changed);
        compare("text", before.text(), after.text(), changed);
        compare("title", before.title(), after.title(), changed);
        return changed;
    }

    private static void compare(String field, @Nullable Object before, @Nullable Object after, List<String> changed) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }

    /** The latest revision of each article that has more than one, for as long as another one is to come. */
    private final class Revisions {
        private final Map<String, Integer> toCome = new HashMap<>(occurrences);
        private final Map<String, Article> latest = new HashMap<>();

        /** The revision before the given one; null if it is the first, which is then kept. */
        @Nullable
        Article before(Article article) {
            Integer left = toCome.computeIfPresent(article.id(), (id, count) -> count - 1);
            if (left == null) {
                return null;
            }
            Article before = left == 0 ? latest.remove(article.id()) : latest.get(article.id());
            if (before == null && left > 0) {
                latest.put(article.id(), article);
            }
            return before;
        }

        Article keep(Article article) {
            if (toCome.getOrDefault(article.id(), 0) > 0) {
                latest.put(article.id(), article);
            }
            return article;
        }
    }
}
