package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The watchlists that editors work with, compiled: a text is checked, tried, previewed and published within minutes, and
 * compiling a large one takes a second. One is compiled at a time, so that a desk of impatient editors does not take the
 * machine from those who watch, and all are given up when memory is short.
 */
final class DraftCache {
    /** What problems call the watchlist. */
    static final String WATCHLIST = "watchlist";

    /** What problems call the rules. */
    static final String RULES = "rules";

    /** The longest text of each, in characters. */
    static final int LONGEST = 2 << 20;

    private static final int KEPT = 3;

    private final Map<Key, SoftReference<Entry>> entries = new LinkedHashMap<>(KEPT, 0.75f, true);

    private record Key(String watchlist, String rules) {}

    private static final class Entry {
        private final WatchlistFiles files;
        private @Nullable WatchlistView view;
        private @Nullable List<Problem> findings;

        Entry(WatchlistFiles files) {
            this.files = files;
        }
    }

    /**
     * Compiles two texts, unless they are known.
     *
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    synchronized WatchlistFiles files(String watchlist, String rules) throws InvalidDocumentException {
        Key key = new Key(watchlist, rules);
        Entry known = known(key);
        if (known != null) {
            return known.files;
        }
        requireLength(WATCHLIST, watchlist);
        requireLength(RULES, rules);
        DraftBounds.require(SourceDocument.parse(WATCHLIST, watchlist));
        WatchlistFiles files = WatchlistFiles.of(new NamedText(WATCHLIST, watchlist), new NamedText(RULES, rules));
        files.compiled().tagger();
        keep(key, new Entry(files));
        return files;
    }

    private static void requireLength(String file, String text) throws InvalidDocumentException {
        if (text.length() > LONGEST) {
            throw new InvalidDocumentException(List.of(new Problem(
                    file, 0, "", "has " + text.length() + " characters; at most " + LONGEST + " are read")));
        }
    }

    private @Nullable Entry known(Key key) {
        SoftReference<Entry> reference = entries.get(key);
        return reference == null ? null : reference.get();
    }

    private void keep(Key key, Entry entry) {
        entries.put(key, new SoftReference<>(entry));
        if (entries.size() > KEPT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** For readers. */
    synchronized WatchlistView view(WatchlistFiles files) throws InvalidDocumentException {
        Entry entry = entry(files);
        if (entry.view == null) {
            entry.view = new WatchlistView(files);
        }
        return entry.view;
    }

    /** What is hardly meant, and the examples that fail. */
    synchronized List<Problem> findings(WatchlistFiles files) throws InvalidDocumentException {
        Entry entry = entry(files);
        if (entry.findings == null) {
            entry.findings = files.findings();
        }
        return entry.findings;
    }

    private Entry entry(WatchlistFiles files) {
        Key key = new Key(files.watchlist().text(), files.rules().text());
        Entry known = known(key);
        if (known != null) {
            return known;
        }
        Entry entry = new Entry(files);
        keep(key, entry);
        return entry;
    }
}
