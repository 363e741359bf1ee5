package dev.wirewatch.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one document says, before it becomes an article.
 *
 * @param id its own identifier; null if it has none
 * @param feed name of the feed it was taken from; null if it does not say
 * @param title plain text, possibly empty
 * @param text plain text, paragraphs separated by one empty line, without the title; possibly empty
 * @param published when it was published; null if it does not say
 * @param updated when it was last changed; null if it does not say
 * @param publisher who wrote it; null if it does not say
 * @param link absolute http(s) address; null if it gives none
 * @param language BCP 47 tag as declared; null if undeclared
 * @param authors names as given
 * @param categories labels as given
 */
record Extracted(
        @Nullable String id,
        @Nullable String feed,
        String title,
        String text,
        @Nullable StatedTime published,
        @Nullable StatedTime updated,
        @Nullable String publisher,
        @Nullable String link,
        @Nullable String language,
        List<String> authors,
        List<String> categories) {

    Extracted {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** Whether there is anything to read in it. */
    boolean hasWords() {
        return (title + text).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** When the document came out in this form: its last change, or else its publication; null if unknown. */
    @Nullable
    StatedTime eventTime() {
        if (updated != null && updated.plausible()) {
            return updated;
        }
        return published != null && published.plausible() ? published : null;
    }
}
