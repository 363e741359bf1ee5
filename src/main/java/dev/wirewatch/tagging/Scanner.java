package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into words. ASCII words are read eight bytes at a time: which of the eight are letters, and which of these
 * are upper case, comes out of a few operations on one number (the technique is known as SIMD within a register). Usual
 * words with other letters are folded in one loop ({@link FoldedWord}), all others go to {@link WordReader}. Belongs to one
 * thread.
 */
final class Scanner {
    private static final long HIGH = TextBytes.HIGH;

    /** The case of a word in which two words may be glued together. */
    private static final int GLUED = Tokens.OTHER_UPPER | Tokens.ANY_LOWER;

    final TextBytes text = new TextBytes();
    private final WordLookup lookup;
    private final TokenSink sink;
    private final WordReader reader;
    private final FoldedWord folded = new FoldedWord();
    private final DividedWord divided;
    private final TagReader tags;
    private final @Nullable PlainWords plain;

    /** What is read, and how. */
    enum Way {
        /** The names of a watchlist, whose words the vocabulary grows by. */
        NAMES,
        /** Texts, their usual words the short way. */
        TEXTS,
        /** Texts, all words the long way, which changes nothing but the speed. */
        TEXTS_WORD_BY_WORD
    }

    /** @param vocabulary where words are looked up */
    Scanner(Vocabulary vocabulary, Way way) {
        this.lookup = new WordLookup(vocabulary, way == Way.NAMES);
        this.sink = new TokenSink(text);
        this.reader = new WordReader(text, lookup, sink);
        this.divided = new DividedWord(text, lookup, sink);
        this.tags = new TagReader(text, sink);
        this.plain = way == Way.TEXTS ? new PlainWords(text, sink, lookup) : null;
    }

    /** Whether names are compiled with their endings after apostrophes as part of the word. */
    void joinEndings(boolean join) {
        reader.joinEndings(join);
    }

    /** Appends the words of a text, which begins a field of its own. */
    void scan(String string, Tokens into) {
        text.set(string);
        sink.begin(into);
        tags.begin();
        PlainWords usual = plain;
        if (usual != null) {
            usual.begin();
        }
        byte[] b = text.bytes;
        int length = text.length;
        int at = 0;
        while (at < length) {
            int c = b[at];
            int lower = c | 0x20;
            if (lower >= 'a' && lower <= 'z') {
                at = usual != null && usual.isAt(at) ? usual.read(into) : ~at;
                at = at < 0 ? word(~at) : at;
            } else if (c == ' ') {
                sink.space();
                at++;
            } else if (c >= '0' && c <= '9') {
                at = digits(at);
            } else {
                at = between(at, c);
            }
        }
    }

    /** Reads any word that begins with an ASCII letter. */
    private int word(int at) {
        int end = at;
        int flags = 0;
        long stop = 0;
        while (stop == 0) {
            long raw = text.piece(end);
            stop = TextBytes.lettersOf(raw) ^ HIGH;
            int bits = stop == 0 ? 64 : Long.numberOfTrailingZeros(stop) - 7;
            long mask = bits == 0 ? 0 : -1L >>> (64 - bits);
            long upper = (~raw << 2) & HIGH & mask;
            if (end == at) {
                flags |= (upper & 0x80) != 0 ? Tokens.FIRST_UPPER : 0;
                upper &= ~0x80L;
                mask &= ~0xFFL;
                flags |= (flags & Tokens.FIRST_UPPER) == 0 ? Tokens.ANY_LOWER : 0;
            }
            flags |= upper != 0 ? Tokens.OTHER_UPPER : 0;
            flags |= upper != (HIGH & mask) ? Tokens.ANY_LOWER : 0;
            end += bits >>> 3;
        }
        if (!PlainEnd.isAt(text, end, end - at)) {
            return plain == null ? reader.read(at) : unusual(at, end, flags);
        }
        if ((flags & GLUED) == GLUED && lookup.findAscii(text, at, end) == 0) {
            return reader.read(at);
        }
        ascii(at, end, flags);
        return end;
    }

    /** Reads usual words with other letters than ASCII's from a place on, with single spaces between; returns where it stops. */
    private int folded(int from) {
        int at = from;
        while (folded.read(text, at)) {
            sink.word(Tokens.UNKNOWN_FOLDED, folded.hash(), at, folded.end, folded.flags);
            at = folded.next;
            if (text.bytes[at] != ' ' || text.bytes[at + 1] > 0) {
                break;
            }
            sink.gap = TokenSink.SPACE;
            at++;
        }
        return at;
    }

    /** Reads a word that begins with ASCII letters and goes on, or seems to. */
    private int unusual(int at, int end, int flags) {
        if (isArticle(at, end, flags)) {
            ascii(at, end, flags | Tokens.CLITIC);
            return end;
        }
        int next = text.bytes[end] <= 0 ? folded(at) : at;
        return next > at ? next : reader.read(at);
    }

    /** Whether a word is an article or preposition that an apostrophe divides from its noun: l'Iran. */
    private boolean isArticle(int start, int end, int flags) {
        int sign = text.units[end];
        return (sign == '\'' || sign == '’')
                && (flags & GLUED) != GLUED
                && Clitics.isBefore(text.asciiKey(start, end))
                && Letters.kind(text.units[end + 1]) == Letters.LETTER;
    }

    /** Takes an ASCII word, which nobody looks up before a name has begun with it. */
    private void ascii(int start, int end, int flags) {
        int id = plain != null ? Tokens.UNKNOWN : lookup.findAscii(text, start, end);
        sink.word(id, WordLookup.hashAscii(text, start, end), start, end, flags);
    }

    /** Reads a number, without a detour if it is of ASCII digits and a space follows. */
    private int digits(int at) {
        int end = at + 1;
        while (text.bytes[end] >= '0' && text.bytes[end] <= '9') {
            end++;
        }
        if (text.bytes[end] != ' ') {
            return anything(at);
        }
        // In lower case digits are what they are.
        ascii(at, end, 0);
        return end;
    }

    private int between(int at, int c) {
        return switch (c) {
            case '.' -> point(at);
            case ',', ';', '(', ')', '[', ']', '{', '}', '=', '*', '|', '~', '%', '$', '^', '+', '\\' -> other(at + 1);
            case ':' -> text.bytes[at + 1] == '/' && text.bytes[at + 2] == '/' ? address(at) : other(at + 1);
            case '<' -> tags.read(at);
            case '@', '#' -> sign(at, c);
            case '_' -> sink.isAtWordEnd() && text.isWordAt(at + 1) ? at + 1 : other(at + 1);
            default -> anything(at);
        };
    }

    private int anything(int at) {
        if (plain != null && text.bytes[at] <= 0) {
            int end = folded(at);
            if (end > at) {
                return end;
            }
        }
        text.read(at);
        int next = text.next;
        switch (Letters.kind(text.codePoint)) {
            case Letters.LETTER -> {
                return reader.read(at);
            }
            case Letters.DIGIT -> {
                return reader.readDigits(at);
            }
            case Letters.MARK, Letters.INVISIBLE -> {}
            case Letters.NEWLINE -> {
                if (text.codePoint != '\r' || text.bytes[next] != '\n') {
                    sink.newline();
                }
            }
            case Letters.HYPHEN -> {
                return hyphen(next);
            }
            case Letters.APOSTROPHE -> {
                return apostrophe(next);
            }
            case Letters.SLASH -> {
                return slash(at, next);
            }
            default -> {
                if (text.codePoint == '&') {
                    sink.gap |= TokenSink.SLASH;
                } else {
                    sink.sign(text.codePoint);
                }
            }
        }
        return next;
    }

    /** At the end of a line a hyphen may divide a word rather than join two. */
    private int hyphen(int next) {
        int end = sink.isAtWordEnd() ? divided.read(next) : 0;
        if (end > 0) {
            return end;
        }
        sink.hyphen();
        return next;
    }

    private int other(int next) {
        sink.gap |= TokenSink.OTHER;
        return next;
    }

    private int point(int at) {
        if (sink.isAtWordEnd() && Addresses.isInside(text, at)) {
            return address(at);
        }
        sink.gap |= (sink.gap & TokenSink.POINT) != 0 ? TokenSink.TERMINATOR : TokenSink.POINT;
        return at + 1;
    }

    /** An ending split off at an apostrophe becomes a word of its own, so that names may contain a possessive. */
    private int apostrophe(int next) {
        if (sink.isAtWordEnd() && !sink.isAfterArticle()) {
            long ending = Clitics.ending(text, next);
            if (ending != 0) {
                int end = text.next;
                sink.gap |= TokenSink.SEAM;
                int id = lookup.find(ending << 8 | '\'');
                sink.word(id, lookup.hash(), next, end, Tokens.CLITIC);
                sink.gap |= TokenSink.SEAM;
                return end;
            }
        }
        sink.gap |= TokenSink.QUOTE;
        return next;
    }

    /** A slash that begins a run of characters begins a path; any other stands between two words. */
    private int slash(int at, int next) {
        boolean begins = at == 0 || text.units[at - 1] <= ' ';
        if (begins && TextBytes.isAsciiLetter(text.bytes[next])) {
            return address(at);
        }
        sink.gap |= TokenSink.SLASH;
        return next;
    }

    /** A hashtag or a handle; the at sign inside a word makes it an e-mail address. */
    private int sign(int at, int c) {
        boolean word = text.isWordAt(at + 1) || text.bytes[at + 1] == '_';
        if (sink.isAtWordEnd()) {
            return c == '@' && word ? address(at) : other(at + 1);
        }
        sink.gap |= TokenSink.OTHER;
        return word ? reader.readTag(at + 1) : at + 1;
    }

    private int address(int at) {
        int end = Addresses.end(text, at);
        sink.takeBack(Addresses.start(text, at));
        return Math.max(end, at + 1);
    }
}
