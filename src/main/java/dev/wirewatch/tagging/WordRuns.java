package dev.wirewatch.tagging;

/**
 * Finds where the words of a text begin and end, a stretch of the text at a time: 64 bytes become a number with one bit for
 * each, and wherever two bits next to each other differ, a word begins or ends. There is no branch for a word or a letter, so
 * that a processor has nothing to guess; what is made of the words is a loop of its own (Langdale and Lemire, Parsing
 * Gigabytes of JSON per Second, 2019, do the same for JSON). Belongs to one thread.
 */
final class WordRuns {
    /** So many bytes in one go: the places of their words stay in the nearest cache. A multiple of 64. */
    static final int STRETCH = 1 << 12;

    private static final long HIGH = TextBytes.HIGH;
    /** Gathers the highest bits of eight bytes, shifted to their lowest, in the highest byte of the product. */
    private static final long GATHER = 0x0102040810204080L;
    /** Edges are written in such batches, the last one with some that count for nothing. */
    private static final int BATCH = 4;

    private final boolean mixed;
    /** Where the runs of the stretch begin and end in turn; after the last of them {@link Integer#MAX_VALUE}. */
    final int[] edges = new int[STRETCH + 64 + BATCH];

    /** How many runs there are. */
    int count;
    /** Where the stretch ends; no run goes on beyond it, unless it fills the stretch. */
    int end;

    /**
     * @param mixed whether runs are made of ASCII letters and digits and all that is not ASCII; otherwise of ASCII letters
     *     alone
     */
    WordRuns(boolean mixed) {
        this.mixed = mixed;
    }

    /** Forgets the text before. */
    void clear() {
        count = 0;
        end = 0;
        edges[0] = Integer.MAX_VALUE;
    }

    /** Finds the runs of a text from a place on, which may be inside one. */
    void find(TextBytes text, int from) {
        int to = Math.min(text.length, from + STRETCH);
        int n = mixed ? mixed(text, from, to) : letters(text, from, to);
        end = to;
        if ((n & 1) != 0) {
            if (to < text.length && edges[n - 1] > from) {
                end = edges[--n];
            } else {
                edges[n++] = to;
            }
        }
        edges[n] = Integer.MAX_VALUE;
        count = n >>> 1;
    }

    private int write(long bits, int at, int from) {
        int[] out = edges;
        int found = Long.bitCount(bits);
        long rest = bits;
        for (int i = from; i < from + found; i += BATCH) {
            out[i] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            out[i + 1] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            out[i + 2] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            out[i + 3] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
        }
        return from + found;
    }

    private int letters(TextBytes text, int from, int to) {
        int n = 0;
        long carry = 0;
        for (int at = from; at < to; at += 64) {
            long letters = 0;
            for (int i = 56; i >= 0; i -= 8) {
                letters = letters << 8 | gather(TextBytes.lettersOf(text.piece(at + i)));
            }
            n = write(letters ^ (letters << 1 | carry), at, n);
            carry = letters >>> 63;
        }
        return n;
    }

    private int mixed(TextBytes text, int from, int to) {
        int n = 0;
        long carry = 0;
        for (int at = from; at < to; at += 64) {
            long runs = 0;
            for (int i = 56; i >= 0; i -= 8) {
                long piece = text.piece(at + i);
                runs = runs << 8 | gather(TextBytes.lettersOf(piece) | othersOf(piece));
            }
            if (to - at < 64) {
                runs &= (1L << (to - at)) - 1;
            }
            n = write(runs ^ (runs << 1 | carry), at, n);
            carry = runs >>> 63;
        }
        return n;
    }

    /** Which of eight bytes are digits, or not ASCII, or 0: the highest bit of each. */
    private static long othersOf(long piece) {
        long low = piece & ~HIGH;
        long digits = (low + 0x5050505050505050L) & ~(low + 0x4646464646464646L);
        return (digits | piece | ~(low + 0x7F7F7F7F7F7F7F7FL)) & HIGH;
    }

    private static long gather(long highest) {
        return ((highest >>> 7) * GATHER) >>> 56;
    }
}
