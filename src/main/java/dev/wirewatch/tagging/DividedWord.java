package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * Joins a word that a hyphen divides at the end of a line, if the whole is a word of a name: "Bagh-" and "dad". What
 * follows has to go on in small letters, or in capitals after capitals, so that "al-" and "Asad" stay two. Used by one
 * thread.
 */
final class DividedWord {
    private final TextBytes text;
    private final WordLookup lookup;
    private final TokenSink sink;
    private int flags;
    private int letters;

    DividedWord(TextBytes text, WordLookup lookup, TokenSink sink) {
        this.text = text;
        this.lookup = lookup;
        this.sink = sink;
    }

    /**
     * Reads the word that ended last together with what follows on the next line.
     *
     * @param next where the text goes on after the hyphen
     * @return where it goes on after the whole word; 0 if the two are words of their own
     */
    int read(int next) {
        if (lookup.isGrowing() || text.kindAt(next) != Letters.NEWLINE) {
            return 0;
        }
        int rest = text.next;
        while (text.bytes[rest] == '\n' || text.bytes[rest] == ' ') {
            rest++;
        }
        flags = 0;
        letters = 0;
        lookup.clear();
        append(sink.lastStart());
        boolean small = (flags & Tokens.ANY_LOWER) != 0;
        int half = letters;
        flags = 0;
        int end = append(rest);
        boolean capitals = (flags & Tokens.ANY_LOWER) == 0;
        if (letters == half || (small ? (flags & Tokens.FIRST_UPPER) != 0 : !capitals)) {
            return 0;
        }
        int id = lookup.find();
        if (id == 0) {
            return 0;
        }
        sink.extend(id, end, flags & Tokens.ANY_LOWER);
        return end;
    }

    private int append(int from) {
        int at = from;
        int end = from;
        int first = letters;
        while (at < text.length) {
            text.read(at);
            int properties = Letters.properties(text.codePoint);
            int kind = Letters.kind(text.codePoint);
            if (kind == Letters.LETTER) {
                boolean upper = (properties & Letters.UPPER) != 0;
                flags |= upper && letters == first ? Tokens.FIRST_UPPER : 0;
                flags |= (properties & Letters.LOWER) != 0 ? Tokens.ANY_LOWER : 0;
                letters++;
                fold(text.codePoint);
                end = text.next;
            } else if (kind != Letters.MARK && kind != Letters.INVISIBLE) {
                break;
            }
            at = text.next;
        }
        return end;
    }

    private void fold(int codePoint) {
        int folded = Letters.folded(codePoint);
        if (folded >= 0) {
            lookup.append(folded);
        } else {
            for (int letter : Letters.foldedMany(codePoint)) {
                lookup.append(letter);
            }
        }
    }
}
