package dev.wirewatch.feed.page;

import java.util.Locale;

/** Text of a page, compared without regard to case, punctuation and white space. */
final class PageText {
    private PageText() {}

    /** Letters, marks and digits in lower case. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
