package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.nio.charset.StandardCharsets;

/** Walks the trie from every word of a text that begins a name. Belongs to one thread. */
final class Finder {
    /** Longer hashtags are no names run together, and would be costly to take apart. */
    private static final int TAG_LIMIT = 48;

    private final Trie trie;
    private final WordLookup lookup;
    private Tokens tokens = new Tokens(1);
    private Matches matches = new Matches();

    Finder(Trie trie, Vocabulary vocabulary) {
        this.trie = trie;
        this.lookup = new WordLookup(vocabulary, false);
    }

    /**
     * Collects everything that the trie holds of the words.
     *
     * @param title the bytes of the title's words
     * @param text the bytes of the text's words
     */
    void find(Tokens words, TextBytes title, TextBytes text, Matches into) {
        tokens = words;
        matches = into;
        for (int i = 0; i < words.count; i++) {
            int id = words.id(i);
            if (id != 0 && trie.begins(id) && (words.flags(i) & Tokens.GLUED) == 0) {
                walk(i, 0, i);
            }
            if ((words.flags(i) & Tokens.TAG) != 0) {
                takeApart(i, i < words.firstOfText ? title : text);
            }
        }
    }

    private void walk(int first, int node, int at) {
        for (int slot = trie.firstEdge(node, tokens.id(at)); slot >= 0; slot = trie.nextEdge(slot)) {
            int child = trie.child(slot);
            int place = trie.firstEntry(child);
            if (place != 0 && !tokens.isCutInside(at)) {
                for (; place != 0; place = trie.nextEntry(place)) {
                    matches.add(first, at, trie.entry(place));
                }
            }
            int next = at + 1;
            if (next < tokens.count && tokens.id(next) != 0 && (tokens.flags(next) & Tokens.BARRIER) == 0) {
                walk(first, child, next);
            }
        }
    }

    /** Finds names run together in a hashtag without humps: #ainalasad. */
    private void takeApart(int word, TextBytes text) {
        int start = tokens.start(word);
        int end = tokens.end(word);
        boolean alone = (word == 0 || (tokens.flags(word - 1) & Tokens.TAG) == 0 || text.bytes[start - 1] == '#')
                && (word + 1 == tokens.count || text.bytes[end] != '_')
                && !tokens.isCutInside(word);
        if (!alone || end - start > TAG_LIMIT) {
            return;
        }
        String letters = Letters.skeleton(new String(text.bytes, start, end - start, StandardCharsets.UTF_8));
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
            for (int slot = trie.firstEdge(node, id); slot >= 0; slot = trie.nextEdge(slot)) {
                int child = trie.child(slot);
                if (to < letters.length()) {
                    parts(word, letters, to, child);
                } else {
                    for (int place = trie.firstEntry(child); place != 0; place = trie.nextEntry(place)) {
                        matches.add(word, word, trie.entry(place));
                    }
                }
            }
            reload(letters, from, to);
        }
    }

    private void reload(String letters, int from, int to) {
        lookup.clear();
        letters.substring(from, to).codePoints().forEach(lookup::append);
    }
}
