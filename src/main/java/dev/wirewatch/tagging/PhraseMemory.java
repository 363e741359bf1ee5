package dev.wirewatch.tagging;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of the words of one text whether a phrase of a set stands directly before them, so that nobody asks twice, however
 * many names look back at the same words. Belongs to one thread.
 */
final class PhraseMemory {
    /** For each word that has been asked about the number of the text, negative if no phrase stands before it. */
    private final Map<BitSet, int[]> known = new HashMap<>();

    private int text;
    private int words;
    /** What was asked about last. */
    private @Nullable BitSet current;

    private int[] answers = {};

    /** What tells of a word whether a phrase of a set stands before it. */
    interface Reader {
        boolean isBefore(BitSet phrases, int word);
    }

    /** Turns to another text, of so many words. */
    void set(int count) {
        if (text == Integer.MAX_VALUE) {
            text = 0;
            known.clear();
        }
        text++;
        words = count;
        current = null;
    }

    /**
     * Whether a phrase stands before a word.
     *
     * @param phrases the set, which does not change
     * @param reader is asked once for each word of the text
     */
    boolean isBefore(BitSet phrases, int word, Reader reader) {
        if (!phrases.equals(current)) {
            turnTo(phrases);
        }
        if (answers[word] != text && answers[word] != -text) {
            answers[word] = reader.isBefore(phrases, word) ? text : -text;
        }
        return answers[word] == text;
    }

    private void turnTo(BitSet phrases) {
        int[] before = known.get(phrases);
        answers = before != null && before.length >= words ? before : new int[Integer.highestOneBit(words) * 2];
        known.put(phrases, answers);
        current = phrases;
    }
}
