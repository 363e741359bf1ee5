package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * Cuts a text into words. ASCII words are read eight bytes at a time: which of the eight are letters, and which of these
 * are upper case, comes out of a few operations on one number (the technique is known as SIMD within a register). Other
 * words go to {@link WordReader}. Belongs to one thread.
 */
final class Scanner {
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOWER = 0x2020202020202020L;

    /** The case of a word in which two words may be glued together. */
    private static final int GLUED = Tokens.OTHER_UPPER | Tokens.ANY_LOWER;

    /** What may follow an ASCII word without making it a matter for {@link WordReader}. */
    private static final boolean[] PLAIN_END = plainEnds();

    final TextBytes text = new TextBytes();
    /** A script without an end has been seen: none is looked for again, which would take a pass each. */
    private boolean openProgram;

    private final WordLookup lookup;
    private final TokenSink sink = new TokenSink(text);
    private final WordReader reader;
    private final DividedWord divided;
    private final Vocabulary vocabulary;
    private final boolean growing;

    /**
     * @param vocabulary where words are looked up
     * @param growing whether unknown words are added to it
     */
    Scanner(Vocabulary vocabulary, boolean growing) {
        this.vocabulary = vocabulary;
        this.growing = growing;
        this.lookup = new WordLookup(vocabulary, growing);
        this.reader = new WordReader(text, lookup, sink);
        this.divided = new DividedWord(text, lookup, sink);
    }

    /** Whether names are compiled with their endings after apostrophes as part of the word. */
    void joinEndings(boolean join) {
        reader.joinEndings(join);
    }

    /** Appends the words of a text, which begins a field of its own. */
    void scan(String string, Tokens tokens) {
        text.set(string);
        sink.begin(tokens);
        openProgram = false;
        byte[] b = text.bytes;
        int length = text.length;
        int at = 0;
        while (at < length) {
            int c = b[at];
            int lower = c | 0x20;
            if (lower >= 'a' && lower <= 'z') {
                at = word(at);
            } else if (c == ' ') {
                sink.space();
                at++;
            } else {
                at = between(at, c);
            }
        }
    }

    private int word(int at) {
        long raw = text.piece(at);
        long letters = lettersOf(raw);
        long stop = letters ^ HIGH;
        if (stop == 0) {
            return longWord(at);
        }
        int bits = Long.numberOfTrailingZeros(stop) - 7;
        int end = at + (bits >>> 3);
        if (!endsPlainly(end, bits >>> 3)) {
            return reader.read(at);
        }
        long mask = (1L << bits) - 1;
        long key = (raw | LOWER) & mask;
        long upper = (~raw << 2) & HIGH & mask;
        int flags = (upper & 0x80) != 0 ? Tokens.FIRST_UPPER : 0;
        flags |= (upper & ~0x80L) != 0 ? Tokens.OTHER_UPPER : 0;
        flags |= upper != (HIGH & mask) ? Tokens.ANY_LOWER : 0;
        int id = growing ? vocabulary.intern(key) : vocabulary.find(key);
        if (id == 0 && (flags & GLUED) == GLUED) {
            return reader.read(at);
        }
        sink.word(id, at, end, flags);
        return end;
    }

    /** Words of eight letters and more. */
    private int longWord(int at) {
        int end = at;
        long upper = 0;
        boolean lower = false;
        while (true) {
            long raw = text.piece(end);
            long letters = lettersOf(raw);
            long stop = letters ^ HIGH;
            int bits = stop == 0 ? 64 : Long.numberOfTrailingZeros(stop) - 7;
            long mask = bits == 64 ? -1 : (1L << bits) - 1;
            long here = (~raw << 2) & HIGH & mask;
            upper |= end == at ? here : here != 0 ? 0x8000L : 0;
            lower |= here != (HIGH & mask);
            end += bits >>> 3;
            if (stop != 0) {
                break;
            }
        }
        if (!endsPlainly(end, end - at)) {
            return reader.read(at);
        }
        int flags = (upper & 0x80) != 0 ? Tokens.FIRST_UPPER : 0;
        flags |= (upper & ~0x80L) != 0 ? Tokens.OTHER_UPPER : 0;
        flags |= lower ? Tokens.ANY_LOWER : 0;
        long key = end - at == 8 ? text.piece(at) | LOWER : 0;
        int id = key != 0 ? lookup.find(key) : lookup.findAscii(text, at, end);
        if (id == 0 && (flags & GLUED) == GLUED) {
            return reader.read(at);
        }
        sink.word(id, at, end, flags);
        return end;
    }

    private static long lettersOf(long raw) {
        long low = (raw | LOWER) & ~HIGH;
        return (low + 0x1F1F1F1F1F1F1F1FL) & ~(low + 0x0505050505050505L) & ~raw & HIGH;
    }

    /** Whether an ASCII word ends here for certain, whatever else may come. */
    private boolean endsPlainly(int end, int letters) {
        int c = text.bytes[end];
        if (c < 0) {
            return isEndBeforeCurlyQuote(end);
        }
        return PLAIN_END[c] || (c == '.' && letters > 1) || (c == '\'' && isEndAfterApostrophe(end + 1));
    }

    /** Typographic apostrophes, quotation marks, dashes and ellipses, the most frequent signs outside ASCII. */
    private boolean isEndBeforeCurlyQuote(int end) {
        byte[] b = text.bytes;
        if (b[end] != (byte) 0xE2 || b[end + 1] != (byte) 0x80) {
            return false;
        }
        return switch (b[end + 2] & 0xFF) {
            case 0x93, 0x94, 0x9C, 0x9D, 0xA6 -> true;
            case 0x98, 0x99 -> isEndAfterApostrophe(end + 3);
            default -> false;
        };
    }

    /** Whether nothing but a possessive s, or nothing at all, follows an apostrophe. */
    private boolean isEndAfterApostrophe(int at) {
        int c = text.bytes[at];
        if ((c | 0x20) == 's') {
            c = text.bytes[at + 1];
        }
        return c >= 0 && PLAIN_END[c] && (c < '0' || c > '9');
    }

    private static boolean[] plainEnds() {
        boolean[] ends = new boolean[128];
        for (int c = 0; c < 128; c++) {
            ends[c] = !TextBytes.isAsciiLetter(c) && "'`.&".indexOf(c) < 0;
        }
        return ends;
    }

    private int between(int at, int c) {
        return switch (c) {
            case '.' -> point(at);
            case ',', ';', '(', ')', '[', ']', '{', '}', '=', '*', '|', '~', '%', '$', '^', '+', '\\', 0 ->
                other(at + 1);
            case ':' -> text.bytes[at + 1] == '/' && text.bytes[at + 2] == '/' ? address(at) : other(at + 1);
            case '<' -> markup(at);
            case '@', '#' -> sign(at, c);
            case '_' -> sink.isAtWordEnd() && text.isWordAt(at + 1) ? at + 1 : other(at + 1);
            default -> anything(at);
        };
    }

    private int anything(int at) {
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
            case Letters.SPACE -> sink.space();
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
            case Letters.QUOTE -> sink.gap |= TokenSink.QUOTE;
            case Letters.SLASH -> {
                return slash(at, next);
            }
            case Letters.POINT -> sink.gap |= TokenSink.POINT;
            case Letters.TERMINATOR -> sink.gap |= TokenSink.TERMINATOR;
            default -> sink.gap |= text.codePoint == '&' ? TokenSink.SLASH : TokenSink.OTHER;
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
        if (sink.isAtWordEnd()) {
            long ending = Clitics.ending(text, next);
            if (ending != 0) {
                int end = text.next;
                sink.gap |= TokenSink.SEAM;
                sink.word(lookup.find(ending << 8 | '\''), next, end, Tokens.CLITIC);
                sink.gap |= TokenSink.SEAM;
                return end;
            }
        }
        sink.gap |= TokenSink.QUOTE;
        return next;
    }

    /** A slash that begins a run of characters begins a path; any other stands between two words. */
    private int slash(int at, int next) {
        boolean begins = at == 0 || (text.bytes[at - 1] >= 0 && text.bytes[at - 1] <= ' ');
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

    private int markup(int at) {
        int end = Markup.end(text, at);
        if (end < 0) {
            return other(at + 1);
        }
        if (!openProgram && Markup.isProgram(text, at)) {
            int program = Markup.programEnd(text, at);
            openProgram = program < 0;
            end = Math.max(end, program);
        }
        if (Markup.isInline(text, at)) {
            sink.space();
        } else {
            sink.gap |= TokenSink.BLANK_LINE;
        }
        return end;
    }
}
