package dev.wirewatch.alerting;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.WordHit;
import java.util.Comparator;

/**
 * A mention or a word of a word class, as an operand sees it.
 *
 * @param counts id of the entity it counts as: that of the mention, or of the one it stands for; the class's name after
 *     {@code word:} for a word
 * @param named id of the entity that is named, or {@code counts} for a word
 * @param alias the alias by which it was recognised; the word itself for a word
 */
record Hit(
        String counts,
        String named,
        String alias,
        String field,
        int start,
        int end,
        String text,
        int sentence,
        int word) {
    /** Title before text, then by position. */
    static final Comparator<Hit> BY_POSITION = Hit::compare;

    static Hit of(Mention mention, String counts) {
        return new Hit(
                counts,
                mention.entity(),
                mention.alias(),
                mention.field(),
                mention.start(),
                mention.end(),
                mention.text(),
                mention.sentence(),
                mention.word());
    }

    static Hit of(WordHit word) {
        String name = "word:" + word.wordClass();
        return new Hit(
                name,
                name,
                word.text(),
                word.field(),
                word.start(),
                word.end(),
                word.text(),
                word.sentence(),
                word.word());
    }

    Hit countingAs(String principal) {
        return new Hit(principal, named, alias, field, start, end, text, sentence, word);
    }

    boolean isAt(Hit other) {
        return start == other.start && field.equals(other.field);
    }

    boolean overlaps(Hit other) {
        return field.equals(other.field) && start < other.end && other.start < end;
    }

    boolean isBefore(Hit other) {
        return compare(this, other) < 0;
    }

    private static int compare(Hit a, Hit b) {
        if (!a.field.equals(b.field)) {
            return a.field.equals(Mention.TITLE) ? -1 : 1;
        }
        if (a.start != b.start) {
            return Integer.compare(a.start, b.start);
        }
        return a.end == b.end ? a.counts.compareTo(b.counts) : Integer.compare(a.end, b.end);
    }
}
