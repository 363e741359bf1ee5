package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into words. ASCII words are read eight bytes at a time: which of the eight are letters, and which of these
 * are upper case, comes out of a few operations on one number (the technique is known as SIMD within a register). Other
 * words go to {@link WordReader}. Belongs to one thread.
 */
final class Scanner {
    private static final long HIGH = TextBytes.HIGH;
    private static final long LOWER = TextBytes.LOWER;

    /** The case of a word in which two words may be glued together. */
    private static final int GLUED = Tokens.OTHER_UPPER | Tokens.ANY_LOWER;

    final TextBytes text = new TextBytes();
    private final WordLookup lookup;
    private final TokenSink sink;
    private final WordReader reader;
    private final DividedWord divided;
    private final TagReader tags;
    private final @Nullable Beginnings beginnings;
    private Tokens tokens = new Tokens(1);

    /**
     * @param vocabulary where words are looked up
     * @param beginnings which of them begin a name; null while the vocabulary grows by the words that are read
     */
    Scanner(Vocabulary vocabulary, @Nullable Beginnings beginnings) {
        this.beginnings = beginnings;
        this.lookup = new WordLookup(vocabulary, beginnings == null);
        this.sink = new TokenSink(text, beginnings);
        this.reader = new WordReader(text, lookup, sink);
        this.divided = new DividedWord(text, lookup, sink);
        this.tags = new TagReader(text, sink);
    }

    /** Whether names are compiled with their endings after apostrophes as part of the word. */
    void joinEndings(boolean join) {
        reader.joinEndings(join);
    }

    /** Appends the words of a text, which begins a field of its own. */
    void scan(String string, Tokens into) {
        text.set(string);
        tokens = into;
        sink.begin(into);
        tags.begin();
        byte[] b = text.bytes;
        int length = text.length;
        int at = 0;
        while (at < length) {
            int c = b[at];
            int lower = c | 0x20;
            if (lower >= 'a' && lower <= 'z') {
                at = beginnings == null ? word(at) : words(at, beginnings);
            } else if (c == ' ') {
                sink.space();
                at++;
            } else {
                at = between(at, c);
            }
        }
    }

    /**
     * Reads words of at most sixteen ASCII letters in lower case, or with one capital in front, up to the first that has
     * anything else after it than one space and another letter: most words of every text, without a look at what stands
     * between them. A word that is no name by itself is looked up only if the next one may go on with a name.
     */
    private int words(int from, Beginnings begin) {
        TextBytes source = text;
        Tokens target = tokens;
        boolean spaced = sink.gap == TokenSink.SPACE;
        // Of the word before, which no name begins with as long as there is none.
        long before = 0;
        int place = 0;
        int at = from;
        while (true) {
            long raw = source.piece(at);
            long more = source.piece(at + 8);
            long stop = TextBytes.lettersOf(raw) ^ HIGH;
            long stopAfter = TextBytes.lettersOf(more) ^ HIGH;
            int count = Long.numberOfTrailingZeros(stop) >>> 3;
            // All ones if the word has more than the first eight bytes: cheaper than a branch that is taken now and
            // then.
            long full = -(count >>> 3);
            long mask = ((stop & -stop) >>> 7) - 1;
            long maskAfter = (((stopAfter & -stopAfter) >>> 7) - 1) & full;
            int end = at + count + ((Long.numberOfTrailingZeros(stopAfter) >>> 3) & (int) full);
            long key = Vocabulary.extend((raw | LOWER) & mask, (more | LOWER) & maskAfter);
            // A capital in the second half counts as one in the middle of the first.
            long upper = ((~raw << 2) & HIGH & mask) | (((~more << 2) & HIGH & maskAfter) >>> 1);
            byte after = source.bytes[end];
            if ((upper & ~0x80L) != 0 || end - at == 16 || (after != ' ' && !PlainEnd.isAt(source, end, end - at))) {
                break;
            }
            long hash = Vocabulary.hash(key);
            if (begin.mayBeginWith(place, before, hash) && before != 0) {
                noteBeginning(begin);
            }
            place = begin.place(hash);
            before = hash;
            int flags = (int) (upper >>> 3) | (end - at > 1 || upper == 0 ? Tokens.ANY_LOWER : 0);
            boolean alone = begin.mayBeginAlone(place, hash);
            if (spaced && !alone) {
                target.add(Tokens.UNKNOWN, at, end, flags);
            } else {
                if (spaced) {
                    sink.gap = TokenSink.SPACE;
                }
                sink.word(alone ? lookup.findLikely(source, at, end) : Tokens.UNKNOWN, at, end, flags);
            }
            spaced = true;
            at = end + 1;
            int lower = source.bytes[at] | 0x20;
            if (after != ' ' || lower < 'a' || lower > 'z') {
                sink.gap = after == ' ' ? TokenSink.SPACE : 0;
                // After a comma no name goes on; after anything else it depends.
                if (after != ',' && begin.mayBegin(place, hash)) {
                    noteBeginning(begin);
                }
                return after == ' ' ? at : end;
            }
        }
        if (at > from) {
            sink.gap = TokenSink.SPACE;
            if (begin.mayBegin(place, before)) {
                noteBeginning(begin);
            }
        }
        return word(at);
    }

    /** Notes the last word as one with which a name begins, if so. */
    private void noteBeginning(Beginnings begin) {
        int last = tokens.count - 1;
        int id = tokens.id(last);
        if (id == Tokens.UNKNOWN) {
            id = lookup.findLikely(text, tokens.start(last), tokens.end(last));
            tokens.setId(last, id);
        }
        if (id != 0 && begin.begins(id)) {
            tokens.beginnings.add(last);
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
            return reader.read(at);
        }
        int id = lookup.findAscii(text, at, end);
        if (id == 0 && (flags & GLUED) == GLUED) {
            return reader.read(at);
        }
        sink.word(id, at, end, flags);
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
