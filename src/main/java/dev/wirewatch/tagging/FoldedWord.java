package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Reads a usual word of any alphabet in one loop, a table's entry for each letter ({@link LetterUnits}), where {@link
 * WordReader} goes through many steps: letters of one script with their marks and with invisible characters among them, not
 * in a case in which two words may be glued together, not as a credit begins, and nothing after them that may belong to the
 * word. Used by one thread.
 */
final class FoldedWord {
    private static final int GLUED = Tokens.OTHER_UPPER | Tokens.ANY_LOWER;
    /** The first letters of credits that the next word may have run into. */
    private static final KeySet CREDITS = PageFurniture.creditKeys();

    /** Where the letters end, with their marks. */
    int end;
    /** Where the text goes on, after what is invisible. */
    int next;
    /** The {@link Tokens} flags: the case of the word. */
    int flags;

    /** The key of the word, as a {@link Vocabulary} has it. */
    long key;

    /** The folded letters in UTF-8, eight bytes in each piece. */
    private long[] pieces = new long[8];

    private int count;

    /**
     * Reads a word.
     *
     * @return whether a letter begins it and it is a usual one; else nothing is known of it
     */
    boolean read(TextBytes text, int start) {
        char[] units = text.units;
        int first = LetterUnits.of(units[start]);
        first = first == 0 ? LetterUnits.fill(units[start]) : first;
        int shift = (first >>> LetterUnits.SIZE_SHIFT) & LetterUnits.SIZES;
        if (shift == 0) {
            return false;
        }
        long piece = first & LetterUnits.BYTES;
        int rest = 0;
        int full = 0;
        int last = start + 1;
        int at = last;
        int unit;
        while (true) {
            unit = LetterUnits.of(units[at]);
            if (unit < 0) {
                long bytes = unit & LetterUnits.BYTES;
                int size = (unit >>> LetterUnits.SIZE_SHIFT) & LetterUnits.SIZES;
                piece |= bytes << shift;
                shift += size;
                rest |= unit;
                last = ++at;
                if (shift >= Long.SIZE) {
                    add(piece, full++);
                    shift -= Long.SIZE;
                    piece = bytes >>> (size - shift);
                }
            } else if (unit == LetterUnits.INVISIBLE) {
                at++;
            } else if (unit == 0) {
                LetterUnits.fill(units[at]);
            } else {
                break;
            }
        }
        if (shift > 0) {
            add(piece, full++);
        }
        count = full;
        end = last;
        next = at;
        flags = flags(first, rest);
        int scripts = first | rest;
        return (flags & GLUED) != GLUED
                && (full == 1 || !CREDITS.contains(pieces[0]))
                && ((scripts & LetterUnits.LATIN) == 0 || (scripts & LetterUnits.OTHER_SCRIPT) == 0)
                && (unit == LetterUnits.END || isEnd(text, unit, scripts));
    }

    private void add(long piece, int number) {
        if (number == pieces.length) {
            pieces = Arrays.copyOf(pieces, number * 2);
        }
        pieces[number] = piece;
        key = number == 0 ? piece : Vocabulary.extend(key, piece);
    }

    private static int flags(int first, int rest) {
        return ((first & LetterUnits.UPPER) != 0 ? Tokens.FIRST_UPPER : 0)
                | ((rest & LetterUnits.UPPER) != 0 ? Tokens.OTHER_UPPER : 0)
                | (((first | rest) & LetterUnits.LOWER) != 0 ? Tokens.ANY_LOWER : 0);
    }

    /** Whether the word ends before what stands after it, which may belong to other words. */
    private boolean isEnd(TextBytes text, int unit, int scripts) {
        return switch (unit) {
            case LetterUnits.POINT -> count > 1 || pieces[0] > LetterUnits.BYTES || pieces[0] < 0;
            case LetterUnits.APOSTROPHE ->
                PlainEnd.isAfterApostrophe(text, next + 1) && !(count == 1 && Clitics.isBefore(key));
            case LetterUnits.QUOTE -> (scripts & LetterUnits.HEBREW) == 0;
            default -> false;
        };
    }

    /** The hash of the key. */
    long hash() {
        return Vocabulary.hash(key);
    }

    /** The number of the word in a vocabulary where it probably is; 0 if it has none. */
    int findLikely(Vocabulary vocabulary) {
        return count == 1 ? vocabulary.findLikely(key) : vocabulary.findLikely(key, pieces, count);
    }
}
