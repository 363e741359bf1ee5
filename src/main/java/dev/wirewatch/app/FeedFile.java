package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlReader;
import dev.wirewatch.model.Feed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The configured OPML file. An outline that makes no sense is reported and left out; a file that cannot be read to its end
 * is refused, as the feeds that were not read would otherwise be removed from the registry.
 *
 * @param feeds the good ones
 * @param problems what was left out or corrected
 */
record FeedFile(List<Feed> feeds, List<Problem> problems) {

    /**
     * Reads the file.
     *
     * @throws InvalidDocumentException if it is not OPML, not well-formed to its end, or has outlines but no good one
     */
    static FeedFile read(NamedText file) throws InvalidDocumentException {
        OpmlDocument document = OpmlReader.read(
                file.name(), new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)));
        List<Problem> fatal = document.problems().stream()
                .filter(problem -> problem.key().isEmpty() && problem.line() > 0)
                .toList();
        if (!fatal.isEmpty()) {
            throw new InvalidDocumentException(fatal);
        }
        if (document.entries().isEmpty() && !document.problems().isEmpty()) {
            throw new InvalidDocumentException(document.problems());
        }
        return new FeedFile(document.feeds(), document.problems());
    }
}
