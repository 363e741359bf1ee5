package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/** Walks a trie from words of a text. Belongs to one thread. */
final class Walker {
    /** Longer hashtags are no names run together, and would be costly to take apart. */
    private static final int TAG_LIMIT = 48;

    private final Trie trie;
    private final Vocabulary vocabulary;
    private final WordLookup lookup;
    private final FoldedWord folded = new FoldedWord();
    private final Spans found;
    private final CaseFilter filter;
    private boolean filters = true;
    private Tokens tokens = new Tokens(1);
    private TextBytes titleBytes = new TextBytes();
    private TextBytes textBytes = titleBytes;
    /** What was read only to have it at hand; means nothing, but without a use of it the compiler leaves out the reading. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /**
     * @param paths what is walked
     * @param filter tells of entries by the word that leads to them that they are not wanted
     * @param found takes what the walks find, values being entries of the trie
     */
    Walker(PathIndex paths, Vocabulary vocabulary, CaseFilter filter, Spans found) {
        this.filter = filter;
        this.trie = paths.trie();
        this.vocabulary = vocabulary;
        this.lookup = new WordLookup(vocabulary, false);
        this.found = found;
    }

    /**
     * Turns to another text.
     *
     * @param title the bytes of the title's words
     * @param text the bytes of the text's words
     * @param everything whether unwanted entries are collected all the same
     */
    void set(Tokens words, TextBytes title, TextBytes text, boolean everything) {
        filters = !everything;
        tokens = words;
        titleBytes = title;
        textBytes = text;
    }

    /**
     * Collects everything that the trie holds of the words from some on, which probably begin something. What the walks are
     * going to need of memory that no cache may hold is asked for before, for all of them at the same time, as a walk waits for
     * each step of its own before it can ask for the next one.
     *
     * @param words the words, in order
     * @param count how many they are
     */
    void walk(int[] words, int count) {
        long[] hashes = tokens.hashes;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int word = words[i];
            sum += vocabulary.touch(hashes[word]) + vocabulary.touch(hashes[word + 1]);
        }
        for (int i = 0; i < count; i++) {
            sum += trie.rootEdges(likelyId(words[i]));
        }
        touched = sum;
        for (int i = 0; i < count; i++) {
            walk(words[i]);
        }
    }

    /** Collects everything that the trie holds of the words from one on, which probably begins something. */
    void walk(int word) {
        int flags = tokens.flags(word);
        if ((flags & (Tokens.GLUED | Tokens.RUN_ON)) == 0) {
            begin(word, likelyId(word));
        }
        if ((flags & Tokens.TAG) != 0) {
            takeApart(word, field(word));
        }
    }

    private void begin(int word, int id) {
        int count = trie.rootEdges(id);
        int only = count == 1 ? trie.onlyRootEntry(id) : -1;
        if (only >= 0) {
            if (!tokens.isCutInside(word)) {
                add(word, word, only);
            }
            return;
        }
        for (int edge = 0; edge < count; edge++) {
            arrive(word, trie.rootChild(id, edge), word);
        }
    }

    /** Takes what a node holds, and goes on to the words after the one that led to it. */
    private void arrive(int first, int node, int last) {
        int entry = trie.firstEntry(node);
        int end = trie.firstEntry(node + 1);
        if (entry < end && !tokens.isCutInside(last)) {
            for (; entry < end; entry++) {
                add(first, last, trie.entry(entry));
            }
        }
        int next = last + 1;
        if (trie.hasChildren(node) && next < tokens.count && (tokens.flags(next) & Tokens.BARRIER) == 0) {
            int id = id(next);
            for (int slot = trie.firstEdge(node, id); slot >= 0; slot = trie.nextEdge(node, id, slot)) {
                int only = trie.onlyEntry(slot);
                if (only < 0) {
                    arrive(first, trie.child(slot), next);
                } else if (!tokens.isCutInside(next)) {
                    add(first, next, only);
                }
            }
        }
    }

    private void add(int first, int last, int entry) {
        if (!filters || !filter.refuses(entry, tokens.flags(first))) {
            found.add(first, last, entry);
        }
    }

    private int id(int word) {
        int id = tokens.id(word);
        if (id < 0 && !vocabulary.mayHold(tokens.hashes[word])) {
            id = 0;
            tokens.setId(word, id);
        }
        return id < 0 ? likelyId(word) : id;
    }

    /** The number of a word that most probably has one. */
    private int likelyId(int word) {
        int id = tokens.id(word);
        if (id < 0) {
            id = id == Tokens.UNKNOWN
                    ? lookup.findLikely(field(word), tokens.start(word), tokens.end(word))
                    : findFolded(word);
            tokens.setId(word, id);
        }
        return id;
    }

    private int findFolded(int word) {
        folded.read(field(word), tokens.start(word));
        return folded.findLikely(vocabulary);
    }

    private TextBytes field(int word) {
        return word < tokens.firstOfText ? titleBytes : textBytes;
    }

    /** Finds names run together in a hashtag without humps: #ainalasad. */
    private void takeApart(int word, TextBytes text) {
        int start = tokens.start(word);
        int end = tokens.end(word);
        boolean alone = (word == 0 || (tokens.flags(word - 1) & Tokens.TAG) == 0 || text.units[start - 1] == '#')
                && (word + 1 == tokens.count || text.units[end] != '_')
                && !tokens.isCutInside(word);
        if (!alone || end - start > TAG_LIMIT) {
            return;
        }
        String letters = Letters.skeleton(text.substring(start, end));
        parts(word, letters, 0, 0);
    }

    private void parts(int word, String letters, int from, int node) {
        lookup.clear();
        for (int to = from; to < letters.length(); ) {
            int letter = letters.codePointAt(to);
            to += Character.charCount(letter);
            if (from == 0 && to == letters.length()) {
                return;
            }
            lookup.append(letter);
            int id = lookup.find();
            if (id == 0) {
                continue;
            }
            if (node == 0) {
                int count = trie.rootEdges(id);
                for (int edge = 0; edge < count; edge++) {
                    goOn(word, letters, to, trie.rootChild(id, edge));
                }
            } else {
                for (int slot = trie.firstEdge(node, id); slot >= 0; slot = trie.nextEdge(node, id, slot)) {
                    goOn(word, letters, to, trie.child(slot));
                }
            }
            reload(letters, from, to);
        }
    }

    private void goOn(int word, String letters, int to, int node) {
        if (to < letters.length()) {
            parts(word, letters, to, node);
            return;
        }
        int end = trie.firstEntry(node + 1);
        for (int entry = trie.firstEntry(node); entry < end; entry++) {
            add(word, word, trie.entry(entry));
        }
    }

    private void reload(String letters, int from, int to) {
        lookup.clear();
        letters.substring(from, to).codePoints().forEach(lookup::append);
    }
}
