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
    private final WordLetters letters = new WordLetters();

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
        lookup.clear();
        append(sink.lastStart());
        boolean small = (letters.flags & Tokens.ANY_LOWER) != 0;
        int end = append(rest);
        boolean lower = (letters.flags & Tokens.ANY_LOWER) != 0;
        boolean goesOn = small ? (letters.flags & Tokens.FIRST_UPPER) == 0 : !lower;
        int id = letters.count > 0 && goesOn ? lookup.find() : 0;
        if (id == 0) {
            return 0;
        }
        sink.extend(id, lookup.hash(), end, letters.flags & Tokens.ANY_LOWER);
        return end;
    }

    /** Looks up the letters from a place on after those before; returns where they end. */
    private int append(int from) {
        letters.clear(0);
        int at = from;
        int end = from;
        while (at < text.length) {
            text.read(at);
            int kind = Letters.kind(text.codePoint);
            if (kind == Letters.LETTER) {
                letters.append(text.codePoint, Letters.properties(text.codePoint), at);
                end = text.next;
            } else if (kind != Letters.MARK && kind != Letters.INVISIBLE) {
                break;
            }
            at = text.next;
        }
        letters.copy(0, letters.count, lookup);
        return end;
    }
}
