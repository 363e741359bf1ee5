package dev.wirewatch.watchlist;

import dev.wirewatch.document.DocumentSchema;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Makes watchlists of files that people write, and of the JSON that travels on the watchlists topic. */
public final class WatchlistLoader {
    private static final String SCHEMA = "dev/wirewatch/shipped/watchlist.schema.json";

    private WatchlistLoader() {}

    /**
     * Loads a file.
     *
     * @param file YAML or JSON, UTF-8
     * @throws InvalidDocumentException with every problem found, by file, line and key
     */
    public static Watchlist load(Path file) throws InvalidDocumentException {
        return load(SourceDocument.read(file));
    }

    /**
     * Loads text.
     *
     * @param file the name to use in problems
     * @param text YAML or JSON, as in {@link Watchlist#content()}
     * @throws InvalidDocumentException with every problem found, by file, line and key
     */
    public static Watchlist parse(String file, String text) throws InvalidDocumentException {
        return load(SourceDocument.parse(file, text));
    }

    /**
     * Loads a document that has been read already, so that a caller can point to its lines afterwards.
     *
     * @throws InvalidDocumentException with every problem found, by file, line and key
     */
    public static Watchlist load(SourceDocument document) throws InvalidDocumentException {
        refuse(Schema.INSTANCE.check(document));
        Watchlist watchlist = WatchlistReader.read(document.root());
        refuse(new WatchlistChecks(document, watchlist).problems());
        return watchlist;
    }

    private static void refuse(List<Problem> problems) throws InvalidDocumentException {
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::key))
                    .toList());
        }
    }

    /** Read once, on first use. */
    private static final class Schema {
        private static final DocumentSchema INSTANCE = DocumentSchema.fromResource(SCHEMA);
    }
}
