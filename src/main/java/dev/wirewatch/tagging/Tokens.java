package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * The words of a text in order: for each its number in the vocabulary, its span in bytes, and flags about its letters and
 * about what stands before it. A buffer that is used again for text after text by one thread.
 */
final class Tokens {
    /** No gap at all: the word goes on from the one before, as digits do after letters. No name begins or ends here. */
    static final int GLUED = 1;
    /** What stands before it ends a name: a comma, a bracket, the end of a sentence. */
    static final int BARRIER = 1 << 1;
    /** It begins a sentence. */
    static final int SENTENCE = 1 << 2;
    /** It begins a paragraph. */
    static final int PARAGRAPH = 1 << 3;
    /** Its first letter is upper case. */
    static final int FIRST_UPPER = 1 << 4;
    /** A letter other than the first is upper case. */
    static final int OTHER_UPPER = 1 << 5;
    /** A letter is lower case. */
    static final int ANY_LOWER = 1 << 6;
    /** An article, possessive or case ending split off at an apostrophe; not counted as a word. */
    static final int CLITIC = 1 << 7;
    /** Letters with points between them: U.S. */
    static final int DOTTED = 1 << 8;
    /** Part of a hashtag or handle. */
    static final int TAG = 1 << 9;
    /** The first word of its field. */
    static final int FIELD = 1 << 10;
    /** It has lost the space before the next word, which is no name: a longer name may end with it, and none begins. */
    static final int RUN_ON = 1 << 11;

    /** The flags that compare the case of a word with that of an alias. */
    static final int CASE = FIRST_UPPER | OTHER_UPPER | ANY_LOWER;

    /**
     * The number of an ASCII word that has not been looked up: that is done when a name may begin with it, or one that has
     * begun needs to know it, see {@link #setId}.
     */
    static final int UNKNOWN = -1;
    /** The same of a word with other letters, which a {@link FoldedWord} can read again. */
    static final int UNKNOWN_FOLDED = -2;

    /** The number of each word in its upper, the flags in its lower half. */
    long[] words;
    /** The first byte of each word in its upper, the byte after its last in its lower half. */
    long[] spans;
    /** The hash of each word's key, by which it is looked up; of a word that no name has any number. */
    long[] hashes;

    /** The words that begin a sentence. */
    final Places sentences = new Places();
    /** The words that are none to a reader: endings split off, digits glued to letters. */
    final Places parts = new Places();

    /** The words of hashtags and handles. */
    final Places tags = new Places();

    int count;
    /** The first word of the text; those before it are the title's. */
    int firstOfText;

    Tokens(int capacity) {
        words = new long[capacity];
        spans = new long[capacity];
        hashes = new long[capacity];
    }

    void clear() {
        count = 0;
        firstOfText = 0;
        sentences.clear();
        parts.clear();
        tags.clear();
    }

    /** Appends a word of which nothing but its letters is of note. */
    void add(int id, int start, int end, int flags, long hash) {
        int n = count;
        if (n == words.length) {
            grow(n * 2);
        }
        words[n] = (long) id << 32 | flags;
        spans[n] = (long) start << 32 | end;
        hashes[n] = hash;
        count = n + 1;
    }

    /** Sees to it that so many words more fit in. */
    void makeRoom(int more) {
        if (words.length - count < more) {
            grow(Math.max(count + more, words.length * 2));
        }
    }

    private void grow(int capacity) {
        words = Arrays.copyOf(words, capacity);
        spans = Arrays.copyOf(spans, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
    }

    /** Notes what the flags of a word say about its place; it is the last one, or the next to come. */
    void noteFlags(int word, int flags) {
        if ((flags & SENTENCE) != 0) {
            sentences.add(word);
        }
        if ((flags & (CLITIC | GLUED)) != 0) {
            parts.add(word);
        }
        if ((flags & TAG) != 0) {
            tags.add(word);
        }
    }

    /** Keeps so many words. */
    void truncate(int words) {
        count = words;
        sentences.removeFrom(words);
        parts.removeFrom(words);
        tags.removeFrom(words);
    }

    /** Takes back the word added last; returns its flags. */
    int removeLast() {
        truncate(count - 1);
        return flags(count);
    }

    /** Sets the number of a word, which was {@link #UNKNOWN}. */
    void setId(int word, int id) {
        words[word] = (long) id << 32 | (words[word] & 0xFFFFFFFFL);
    }

    /** Makes the word added last a longer one. */
    void extend(int id, int end, int flags, long hash) {
        int last = count - 1;
        words[last] = (long) id << 32 | flags(last) | flags;
        spans[last] = (long) start(last) << 32 | end;
        hashes[last] = hash;
    }

    /** How many words fit in before the buffer grows. */
    int capacity() {
        return words.length;
    }

    /** Puts a hash of no word after the last one. */
    void endHashes() {
        makeRoom(1);
        hashes[count] = 0;
    }

    int id(int word) {
        return (int) (words[word] >>> 32);
    }

    int flags(int word) {
        return (int) words[word];
    }

    int start(int word) {
        return (int) (spans[word] >>> 32);
    }

    int end(int word) {
        return (int) spans[word];
    }

    /** Whether the word after the given one continues it without a gap, so that no name can end here. */
    boolean isCutInside(int last) {
        return last + 1 < count && (flags(last + 1) & GLUED) != 0;
    }
}
