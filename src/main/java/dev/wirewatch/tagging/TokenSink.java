package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.List;

/**
 * Takes the words that the scanner finds and what stands between them, and derives where names may run on, and where
 * sentences and paragraphs begin.
 *
 * <p>A sentence ends at a full stop, question or exclamation mark with white space after it, unless a lower-case letter
 * follows or the full stop belongs to an abbreviation or initial; a paragraph at an empty line, or at a line break after
 * the end of a sentence.
 */
final class TokenSink {
    static final int SPACE = 1;
    static final int HYPHEN = 1 << 1;
    static final int QUOTE = 1 << 2;
    static final int SLASH = 1 << 3;
    static final int POINT = 1 << 4;
    static final int TERMINATOR = 1 << 5;
    static final int NEWLINE = 1 << 6;
    static final int BLANK_LINE = 1 << 7;
    static final int OTHER = 1 << 8;
    /** Nothing to be seen, and yet the words are two: at an apostrophe, or in a hashtag. */
    static final int SEAM = 1 << 9;

    private static final int HYPHEN_AFTER_SPACE = 1 << 10;
    /** The word before is an acronym with points, which end a sentence only where it looks like it. */
    private static final int AFTER_DOTTED = 1 << 11;
    /** The next word begins what {@link #carry} says. */
    private static final int CARRIED = 1 << 12;

    private static final KeySet ABBREVIATIONS =
            keys("mr mrs ms dr st dept amb pres gen lt col maj sgt capt cmdr cpl pvt brig adm rep sen gov "
                    + "prof rev hon jr sr vs nr ft mt mme mlle hr dipl ing sra sig dott доктор г им ул тов ген "
                    + "полк акад проф др jan feb mar apr aug sept oct nov dec");
    /** The most letters of an abbreviation that is all ASCII. */
    static final int PLAIN_ABBREVIATION_LIMIT = 4;
    /** The longest abbreviation, as written. */
    private static final int ABBREVIATION_LIMIT = 16;

    /** So many words in capitals are more than an acronym or two at the end of a line. */
    private static final int HEADING = 3;

    /** What begins a sentence after an acronym with points, rather than going on with a name: "the U.S. The". */
    private static final KeySet STARTERS =
            keys("the it in on at a an he she they this that these those but and as its his her their we when while "
                    + "after before since if for from with however meanwhile");

    int gap;
    private final TextBytes text;
    private final Captions captions;
    private Tokens tokens = new Tokens(1);
    private final WordLookup key = new WordLookup(new Vocabulary(), false);
    private int carry;

    TokenSink(TextBytes text) {
        this.text = text;
        this.captions = new Captions(text);
    }

    void begin(Tokens target) {
        tokens = target;
        gap = CARRIED;
        carry = Tokens.FIELD | Tokens.PARAGRAPH | Tokens.SENTENCE | Tokens.BARRIER;
    }

    /** Whether a word has just ended, with nothing after it yet. */
    boolean isAtWordEnd() {
        return (gap & ~AFTER_DOTTED) == 0;
    }

    void space() {
        gap |= (gap & HYPHEN_AFTER_SPACE) != 0 ? OTHER : SPACE;
    }

    void newline() {
        space();
        gap |= (gap & NEWLINE) != 0 ? BLANK_LINE : NEWLINE;
    }

    void hyphen() {
        gap |= (gap & HYPHEN) != 0 ? OTHER : HYPHEN | ((gap & SPACE) != 0 ? HYPHEN_AFTER_SPACE : 0);
    }

    /** Takes a sign that means the same wherever it stands between words. */
    void sign(int codePoint) {
        switch (Letters.kind(codePoint)) {
            case Letters.SPACE -> space();
            case Letters.NEWLINE -> newline();
            case Letters.HYPHEN -> hyphen();
            case Letters.QUOTE, Letters.APOSTROPHE -> gap |= QUOTE;
            case Letters.POINT -> gap |= POINT;
            case Letters.TERMINATOR -> gap |= TERMINATOR;
            default -> gap |= OTHER;
        }
    }

    /**
     * Takes a word.
     *
     * @param id its number; 0 if it is none of a name, below 0 if that is not known
     * @param hash the hash of its key; any if it is none of a name
     * @param flags its case, and what else the scanner knows
     */
    void word(int id, long hash, int start, int end, int flags) {
        int before = gap;
        gap = (flags & Tokens.DOTTED) == 0 ? 0 : AFTER_DOTTED;
        int all = before == SPACE ? flags : flags | between(before, flags, start, end);
        tokens.add(id, start, end, all, hash);
        if (all != flags || (flags & (Tokens.CLITIC | Tokens.TAG)) != 0) {
            tokens.noteFlags(tokens.count - 1, all);
        }
    }

    /** Whether the word before is an article or preposition that an apostrophe divides from its noun, which follows. */
    boolean isAfterArticle() {
        return (tokens.flags(tokens.count - 1) & Tokens.CLITIC) != 0;
    }

    /** Where the word before begins. */
    int lastStart() {
        return tokens.start(tokens.count - 1);
    }

    /** Lets the word before go on to an end, as one word. */
    void extend(int id, long hash, int end, int flags) {
        tokens.extend(id, end, flags, hash);
        gap = 0;
    }

    /**
     * The flags of a word that are due to what stands before it.
     *
     * @param before the signs between it and the word before
     * @param flags the case of its letters
     * @param start where it begins
     * @param end where it ends
     */
    int between(int before, int flags, int start, int end) {
        if ((before & CARRIED) != 0) {
            return carry;
        }
        if ((before & ~AFTER_DOTTED) == 0) {
            boolean pointed = before != 0 && text.units[start - 1] == '.';
            return pointed || captions.isAt(tokens, flags, start, end) ? 0 : Tokens.GLUED;
        }
        boolean lower = (flags & (Tokens.FIRST_UPPER | Tokens.ANY_LOWER)) == Tokens.ANY_LOWER;
        if ((before & NEWLINE) != 0 && isAfterHeading(flags, start)) {
            return Tokens.BARRIER | Tokens.SENTENCE | Tokens.PARAGRAPH;
        }
        boolean stop = (before & TERMINATOR) != 0 || ((before & POINT) != 0 && !isAbbreviated());
        int result = placed(before, stop, lower, (flags & Tokens.FIRST_UPPER) != 0);
        boolean starts = (result & Tokens.SENTENCE) == 0
                && (before & AFTER_DOTTED) != 0
                && (before & SPACE) != 0
                && isStarter(flags, start, end);
        return starts ? result | Tokens.SENTENCE | Tokens.BARRIER : result;
    }

    /**
     * Whether a word, the first of its line, begins a sentence after a line all in capitals, as far as that line's last words
     * show: three of them, or the two that there are, of which the last one has more letters than one.
     */
    private boolean isAfterHeading(int flags, int start) {
        if ((flags & Tokens.FIRST_UPPER) == 0 || Character.isUpperCase(text.units[start + 1])) {
            return false;
        }
        for (int i = 1; i <= HEADING; i++) {
            int word = tokens.count - i;
            int capital = i == 1 ? Tokens.OTHER_UPPER : Tokens.FIRST_UPPER;
            if (word < tokens.firstOfText || (tokens.flags(word) & (capital | Tokens.ANY_LOWER)) != capital) {
                return false;
            }
            if (i > 1 && (tokens.flags(word) & Tokens.SENTENCE) != 0) {
                return true;
            }
        }
        return true;
    }

    /**
     * The flags of a word that are due to the signs before it, whatever the words are.
     *
     * @param before the signs
     * @param stop whether they end a sentence if a new one may begin
     * @param lower whether the word begins with a small letter
     * @param upper whether it begins with a capital
     */
    static int placed(int before, boolean stop, boolean lower, boolean upper) {
        int result = stop || (before & (OTHER | BLANK_LINE)) != 0 ? Tokens.BARRIER : 0;
        if ((before & BLANK_LINE) != 0 || (stop && (before & NEWLINE) != 0)) {
            return result | Tokens.PARAGRAPH | Tokens.SENTENCE;
        }
        boolean apart = (before & (SPACE | QUOTE)) != 0;
        return stop && !lower && (apart || upper) ? result | Tokens.SENTENCE : result;
    }

    /** Whether the word before is an initial, an abbreviation, or a doubled letter as in EE. UU. */
    private boolean isAbbreviated() {
        int last = tokens.count - 1;
        return isAbbreviation(tokens.start(last), tokens.end(last));
    }

    /** The same for a word between two places. */
    boolean isAbbreviation(int start, int end) {
        long key = key(start, end);
        boolean one = key > 0 && (key < 0x80 || (key < 0x10000 && (key & 0x80) != 0));
        boolean twice = key > 0 && key < 0x10000 && (key & 0x80) == 0 && key >>> 8 == (key & 0xFF);
        return one || twice || ABBREVIATIONS.contains(key);
    }

    private boolean isStarter(int flags, int start, int end) {
        return (flags & Tokens.FIRST_UPPER) != 0 && STARTERS.contains(key(start, end));
    }

    /** The folded letters of a word of the text as its bytes, lowest first; 0 if there are more than eight. */
    private long key(int start, int end) {
        if (end - start > ABBREVIATION_LIMIT) {
            return 0;
        }
        long plain = text.asciiKey(start, end);
        if (plain != 0) {
            return plain;
        }
        key.clear();
        for (int at = start; at < end; at = text.next) {
            text.read(at);
            int kind = Letters.kind(text.codePoint);
            int folded = Letters.folded(text.codePoint);
            if ((kind == Letters.LETTER || kind == Letters.DIGIT) && folded > 0) {
                key.append(folded);
            }
        }
        return key.shortKey();
    }

    /** Takes back the words from a place on: they were part of an address. */
    void takeBack(int start) {
        carry = (gap & CARRIED) == 0 ? 0 : carry;
        while (tokens.count > tokens.firstOfText && tokens.start(tokens.count - 1) >= start) {
            carry |= tokens.removeLast() & (Tokens.FIELD | Tokens.PARAGRAPH | Tokens.SENTENCE);
        }
        if (carry != 0) {
            carry |= Tokens.BARRIER;
            gap |= CARRIED;
        }
        gap |= OTHER;
    }

    /** The words of up to eight bytes, divided by spaces. */
    static KeySet keys(String words) {
        WordLookup lookup = new WordLookup(new Vocabulary(), true);
        return new KeySet(List.of(words.split(" ")).stream()
                .mapToLong(word -> {
                    lookup.clear();
                    word.codePoints().forEach(lookup::append);
                    return lookup.shortKey();
                })
                .filter(key -> key != 0)
                .toArray());
    }
}
