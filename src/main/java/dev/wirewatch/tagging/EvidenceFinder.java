package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Finds the evidence of a text, which is word classes, roles and context phrases, where somebody asks for it. Few articles
 * have names whose context counts, and most of these ask for no more than the words beside them or their sentence, while
 * every third word or so is evidence of something. So what begins at a word is looked up when somebody comes to it. Belongs to
 * one thread.
 */
final class EvidenceFinder {
    /** So many words have one bit each in a number. */
    private static final int BLOCK = Integer.SIZE;

    private static final int SHIFT = Integer.numberOfTrailingZeros(BLOCK);
    /** No word. */
    static final int NONE = -1;

    private final boolean nothing;
    private final Beginnings beginnings;
    private final Walker walker;
    /** What was found, values being numbers of evidence; what begins at one word stands together. */
    private final Spans found = new Spans();

    private final int[] places = new int[BLOCK];
    /** For each word with evidence where that begins and ends in {@link #found}. */
    private int[] begins = new int[1 << 10];

    private int[] ends = new int[1 << 10];
    /** One bit for each word at which evidence may begin for all that is known. */
    private int[] holders = new int[1 << 6];

    /** One bit for each word that has been looked up, so that {@link #holders} tells at which evidence does begin. */
    private int[] settled = new int[1 << 6];

    private Tokens tokens = new Tokens(1);

    /**
     * @param vocabulary the words of the evidence
     * @param evidence what is looked for, as paths to its numbers
     */
    EvidenceFinder(Vocabulary vocabulary, PathIndex evidence) {
        this.nothing = evidence.isEmpty();
        this.beginnings = evidence.beginnings();
        this.walker = new Walker(evidence, vocabulary, CaseFilter.NONE, found);
    }

    /**
     * Turns to another text.
     *
     * @param title the bytes of the title's words
     * @param text the bytes of the text's words
     */
    void set(Tokens words, TextBytes title, TextBytes text) {
        tokens = words;
        found.count = 0;
        walker.set(words, title, text, true);
        if (words.count > begins.length) {
            begins = new int[words.capacity()];
            ends = new int[words.capacity()];
            holders = new int[blocks(words.capacity())];
            settled = new int[holders.length];
        }
        int blocks = blocks(words.count);
        Arrays.fill(holders, 0, blocks, nothing ? 0 : -1);
        Arrays.fill(settled, 0, blocks, 0);
    }

    private static int blocks(int words) {
        return (words + BLOCK - 1) >>> SHIFT;
    }

    /** Passes over all words at once, for somebody who is going to ask for the evidence of all. */
    void sieve() {
        for (int block = 0; block < blocks(tokens.count) && !nothing; block++) {
            int from = block << SHIFT;
            int count = beginnings.find(tokens, from, Math.min(from + BLOCK, tokens.count), places);
            int bits = 0;
            for (int i = 0; i < count; i++) {
                bits |= 1 << places[i];
            }
            holders[block] &= bits;
        }
    }

    /** Whether evidence does begin at a word where it may. */
    private boolean isHolder(int word) {
        int block = word >>> SHIFT;
        if ((settled[block] & 1 << word) == 0) {
            begins[word] = found.count;
            if (beginnings.mayBeginAt(tokens, word)) {
                walker.walk(word);
            }
            ends[word] = found.count;
            settled[block] |= 1 << word;
            if (begins[word] == found.count) {
                holders[block] &= ~(1 << word);
                return false;
            }
        }
        return true;
    }

    /** The first word from one on at which evidence begins, up to a last one; {@link #NONE} if there is none. */
    int next(int from, int last) {
        int word = from;
        while (word <= last) {
            int bits = holders[word >>> SHIFT] & (-1 << word);
            int next = (word & -BLOCK) + Integer.numberOfTrailingZeros(bits);
            if (bits != 0 && (next > last || isHolder(next))) {
                return next <= last ? next : NONE;
            }
            word = bits != 0 ? next + 1 : next;
        }
        return NONE;
    }

    /** The last word up to one at which evidence begins, down to a first one; {@link #NONE} if there is none. */
    int previous(int from, int first) {
        int word = from;
        while (word >= first) {
            int bits = holders[word >>> SHIFT] & (-1 >>> ~word);
            int previous = (word | (BLOCK - 1)) - Integer.numberOfLeadingZeros(bits);
            if (bits != 0 && (previous < first || isHolder(previous))) {
                return previous >= first ? previous : NONE;
            }
            word = bits != 0 ? previous - 1 : previous;
        }
        return NONE;
    }

    /** Where the evidence that begins at a word, which {@link #next} or {@link #previous} has given, begins. */
    int begin(int word) {
        return begins[word];
    }

    /** Where it ends. */
    int end(int word) {
        return ends[word];
    }

    /** The last word of what was found. */
    int last(int place) {
        return found.lasts[place];
    }

    /** The number of evidence of what was found. */
    int number(int place) {
        return found.values[place];
    }
}
