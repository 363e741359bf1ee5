package dev.wirewatch.feed;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.model.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OPML file as read: what is good in it, and what is wrong with the rest.
 *
 * @param title the list's title; null if it has none
 * @param entries the feeds in the file's order, each address once
 * @param problems what was left out or corrected, in the file's order
 */
public record OpmlDocument(@Nullable String title, List<OpmlEntry> entries, List<Problem> problems) {
    public OpmlDocument {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** The feeds alone. */
    public List<Feed> feeds() {
        return entries.stream().map(OpmlEntry::feed).toList();
    }

    /**
     * For files that must be right, as the configuration's own.
     *
     * @return this document
     * @throws InvalidDocumentException if there is any problem
     */
    public OpmlDocument requireFlawless() throws InvalidDocumentException {
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return this;
    }
}
