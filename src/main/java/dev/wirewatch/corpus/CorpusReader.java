package dev.wirewatch.corpus;

import dev.wirewatch.corpus.CorpusDocument.Unreadable;
import dev.wirewatch.corpus.CorpusFiles.Named;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a directory of documents.
 *
 * <p>The directory is searched with all that are below it. Read are {@code .txt} (text as a scraper leaves it),
 * {@code .html} and {@code .htm} (saved pages), {@code .jsonl} and {@code .ndjson} (one object on each line); files of any
 * other kind are reported as unreadable, hidden ones (whose name begins with a dot) are passed over.
 *
 * <p>Opening reads every document once to learn its time and keeps only that and its place: the memory needed is about
 * 200 bytes a document. {@link Corpus#documents()} reads them a second time, in order.
 */
public final class CorpusReader {
    /** The time of documents in a corpus in which none states its own. */
    static final Instant NO_TIME_AT_ALL = Instant.parse("2000-01-01T00:00:00Z");

    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    private CorpusReader() {}

    /**
     * A document found.
     *
     * @param place where it is
     * @param id id of its article
     * @param time when it came out; null if it does not say
     */
    record Entry(Place place, String id, @Nullable Instant time) {}

    /**
     * Opens a corpus.
     *
     * @param directory the directory
     * @return the documents that can be read, in event-time order, and the others
     * @throws NotDirectoryException if it is none, or is not there
     * @throws IOException if it cannot be listed
     */
    public static Corpus open(Path directory) throws IOException {
        CorpusReader reader = new CorpusReader();
        for (Named named : CorpusFiles.list(directory, reader::unreadable)) {
            reader.index(named);
        }
        return reader.corpus();
    }

    private void index(Named named) {
        if (!named.holdsRecords() && !named.holdsPage() && !named.holdsText()) {
            unreadable.add(new Unreadable(
                    named.name(), "documents are .txt, .html, .htm, .jsonl or .ndjson; this is of another kind"));
            return;
        }
        try (DocumentReader documents = new DocumentReader()) {
            if (named.holdsRecords()) {
                indexRecords(named, documents);
            } else {
                int size = (int) Math.min(Files.size(named.file()), CorpusFiles.DOCUMENT_LIMIT + 1L);
                index(new Place(named.file(), named.name(), 0, 0, size), documents);
            }
        } catch (IOException e) {
            unreadable(named.name(), e);
        }
    }

    private void unreadable(String name, IOException e) {
        unreadable.add(new Unreadable(name, "it cannot be read: " + DocumentReader.reason(e)));
    }

    private void indexRecords(Named named, DocumentReader documents) throws IOException {
        int before = entries.size() + unreadable.size();
        CorpusFiles.records(named, place -> index(place, documents));
        if (entries.size() + unreadable.size() == before) {
            unreadable.add(new Unreadable(named.name(), "the file is empty"));
        }
    }

    private void index(Place place, DocumentReader documents) {
        try {
            Extracted extracted = documents.read(place);
            StatedTime time = extracted.eventTime();
            String id = id(place, extracted);
            occurrences.merge(id, 1, Integer::sum);
            entries.add(new Entry(place, id, time == null ? null : time.instant()));
        } catch (UnreadableException e) {
            unreadable.add(new Unreadable(place.location(), e.reason()));
        }
    }

    private Corpus corpus() {
        Instant reference = entries.stream()
                .map(Entry::time)
                .filter(time -> time != null)
                .max(Comparator.naturalOrder())
                .orElse(NO_TIME_AT_ALL);
        // The sort is stable: what came out at the same time stays in the order of the directory.
        entries.sort(Comparator.comparing((Entry entry) -> entry.time() == null ? reference : entry.time()));
        occurrences.values().removeIf(count -> count == 1);
        return new Corpus(entries, unreadable, occurrences, reference);
    }

    /**
     * The id of a document's article: from the record's id and the feed it belongs to (or, without one, its file), else
     * from the place.
     */
    private static String id(Place place, Extracted extracted) {
        if (extracted.id() == null) {
            return Ids.of("corpus", place.location());
        }
        return extracted.feed() == null
                ? Ids.of("corpus", "record", place.name(), extracted.id())
                : Ids.of("corpus", "feed", extracted.feed(), extracted.id());
    }
}
