package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.Arrays;

/**
 * Reads one word with everything that a word may have in it: letters of any script, marks, invisible characters,
 * apostrophes, the points of an acronym, letters borrowed from another script, the humps of a hashtag. Used by one
 * thread; {@link Scanner} deals with plain ASCII words by itself.
 */
final class WordReader {
    private final TextBytes text;
    private final WordLookup lookup;
    private final TokenSink sink;

    private int[] letters = new int[64];
    private int count;
    private int start;
    private int end;
    private int scripts;
    private int flags;
    private boolean lastUpper;
    private boolean lastLower;
    /** How many letters stand before the last capital that follows a small letter, and its place. */
    private int seam;

    private int seamAt;
    private boolean tag;
    private boolean joinsEndings;

    WordReader(TextBytes text, WordLookup lookup, TokenSink sink) {
        this.text = text;
        this.lookup = lookup;
        this.sink = sink;
    }

    /** Whether names are compiled with their endings after apostrophes as part of the word. */
    void joinEndings(boolean join) {
        joinsEndings = join;
    }

    /** Reads the word that begins at a place; returns where the text goes on. */
    int read(int from) {
        tag = false;
        return readWord(from);
    }

    /** Reads the words of the hashtag or handle that begins at a place, after its sign. */
    int readTag(int from) {
        tag = true;
        int at = from;
        while (true) {
            int kind = text.kindAt(at);
            if (kind == Letters.LETTER) {
                at = readWord(at);
                sink.gap |= TokenSink.SEAM;
            } else if (kind == Letters.DIGIT) {
                at = readDigits(at);
                sink.gap |= TokenSink.SEAM;
            } else if (text.codePoint == '_' && text.next < text.length) {
                at = text.next;
                sink.gap |= TokenSink.SPACE;
            } else {
                // What follows a tag is no part of its last word.
                sink.gap = 0;
                return at;
            }
        }
    }

    /** Reads a number: digits, with points and commas between them. */
    int readDigits(int from) {
        lookup.clear();
        int at = from;
        int stop = from;
        while (true) {
            int kind = text.kindAt(at);
            if (kind == Letters.DIGIT) {
                lookup.append(Letters.folded(text.codePoint));
                at = text.next;
                stop = at;
            } else if (!tag
                    && (text.codePoint == '.' || text.codePoint == ',')
                    && text.kindAt(text.next) == Letters.DIGIT) {
                lookup.append('.');
                at = skipOne(at);
            } else {
                break;
            }
        }
        sink.word(lookup.find(), from, stop, tag ? Tokens.TAG : 0);
        return stop;
    }

    private int skipOne(int at) {
        text.kindAt(at);
        return text.next;
    }

    private int readWord(int from) {
        count = 0;
        seam = 0;
        lastLower = false;
        start = from;
        end = from;
        scripts = 0;
        flags = tag ? Tokens.TAG : 0;
        int at = from;
        while (at < text.length) {
            text.read(at);
            int next = text.next;
            int properties = Letters.properties(text.codePoint);
            int kind = properties & 15;
            if (kind == Letters.LETTER) {
                if (tag && isHump(properties, next)) {
                    break;
                }
                if ((properties & Letters.UPPER) != 0 && lastLower) {
                    seam = count;
                    seamAt = at;
                }
                append(text.codePoint, properties);
                end = next;
            } else if (kind == Letters.MARK) {
                end = next;
            } else if (kind == Letters.POINT && count == 1 && !tag) {
                at = readAcronym(at);
                break;
            } else if (kind != Letters.INVISIBLE && !isInside(kind, next)) {
                break;
            }
            at = next;
        }
        finish();
        return Math.max(at, end);
    }

    private void append(int codePoint, int properties) {
        if (count + 32 > letters.length) {
            letters = Arrays.copyOf(letters, letters.length * 2);
        }
        boolean upper = (properties & Letters.UPPER) != 0;
        if (upper) {
            flags |= count == 0 ? Tokens.FIRST_UPPER : Tokens.OTHER_UPPER;
        } else if ((properties & Letters.LOWER) != 0) {
            flags |= Tokens.ANY_LOWER;
        }
        lastUpper = upper;
        lastLower = (properties & Letters.LOWER) != 0;
        scripts |= properties;
        int folded = Letters.folded(codePoint);
        if (folded >= 0) {
            letters[count++] = folded;
        } else {
            for (int letter : Letters.foldedMany(codePoint)) {
                letters[count++] = letter;
            }
        }
    }

    /** Whether a letter begins the next word of a hashtag: the A and the second A of AinAlAsad, the I of USIran. */
    private boolean isHump(int properties, int next) {
        if (count == 0 || (properties & Letters.UPPER) == 0) {
            return false;
        }
        if (!lastUpper) {
            return true;
        }
        int saved = text.codePoint;
        boolean hump = text.kindAt(next) == Letters.LETTER
                && (Letters.properties(text.codePoint) & Letters.LOWER) != 0
                && !(text.codePoint == 's' && !text.isWordAt(text.next));
        text.codePoint = saved;
        return hump;
    }

    /** Whether an apostrophe, or the sign before the last letter of a Hebrew acronym, is part of the word. */
    private boolean isInside(int kind, int next) {
        int sign = text.codePoint;
        if (kind == Letters.APOSTROPHE && !tag) {
            return text.kindAt(next) == Letters.LETTER && !Clitics.isBefore(latinKey()) && isJoined(next);
        }
        return kind == Letters.QUOTE
                && (sign == '"' || sign == '״' || sign == '”')
                && (scripts & Letters.HEBREW) != 0
                && text.kindAt(next) == Letters.LETTER
                && (Letters.properties(text.codePoint) & Letters.HEBREW) != 0
                && !text.isWordAt(text.next);
    }

    /**
     * Whether what follows an apostrophe is part of the word. A possessive s never is; another ending is, if the word
     * without it is none of a name and the whole is one, as in Khamene'i.
     */
    private boolean isJoined(int next) {
        long ending = Clitics.ending(text, next);
        if (ending == 0 || ending == 's') {
            return ending == 0;
        }
        if (lookup.isGrowing()) {
            return joinsEndings;
        }
        if (find(0, count) != 0) {
            return false;
        }
        for (long rest = ending; rest != 0; rest >>>= 8) {
            lookup.append((int) (rest & 0xFF));
        }
        return lookup.find() != 0;
    }

    private long latinKey() {
        long key = 0;
        for (int i = count - 1; i >= 0; i--) {
            if (letters[i] >= 0x80 || count > 8) {
                return 0;
            }
            key = key << 8 | letters[i];
        }
        return key;
    }

    /**
     * After one letter and at a point: takes the letters that go on with points between them, U.S. and I.R.G.C. and also
     * U. S., with the last point.
     */
    private int readAcronym(int point) {
        int at = point;
        while (text.kindAt(at) == Letters.POINT) {
            int afterPoint = text.next;
            int letter = acronymLetter(afterPoint);
            if (letter < 0) {
                if (count > 1) {
                    end = afterPoint;
                }
                return count > 1 ? afterPoint : point;
            }
            text.read(letter);
            append(text.codePoint, Letters.properties(text.codePoint));
            flags |= Tokens.DOTTED;
            at = text.next;
            end = at;
        }
        return at;
    }

    /** The place of the single letter that goes on with an acronym after a point, or -1. */
    private int acronymLetter(int afterPoint) {
        boolean apart = afterPoint < text.length && text.kindAt(afterPoint) == Letters.SPACE;
        int at = apart ? text.next : afterPoint;
        if (at >= text.length || text.kindAt(at) != Letters.LETTER) {
            return -1;
        }
        boolean upper = (Letters.properties(text.codePoint) & Letters.UPPER) != 0;
        int following = text.kindAt(text.next);
        if (apart) {
            // U. S. and U.S. are acronyms, but "U.S. U.A.V." is two of them.
            boolean onlyApart = count == 1 || text.bytes[end - 2] < 0 || text.bytes[end - 2] <= ' ';
            return upper && lastUpper && following == Letters.POINT && onlyApart ? at : -1;
        }
        return following == Letters.LETTER || following == Letters.DIGIT ? -1 : at;
    }

    private void finish() {
        if ((scripts & Letters.LATIN) != 0 && (scripts & (Letters.CYRILLIC | Letters.GREEK)) != 0) {
            Lookalikes.unify(letters, count);
        }
        int id = find(0, count);
        if (id == 0 && isGlued()) {
            boolean label = PageFurniture.isLabel(letters, seam, count);
            int first = label ? find(0, seam) : 0;
            int second = label ? 0 : find(seam, count);
            if (first != 0 || second != 0) {
                sink.word(first, start, seamAt, flags & ~Tokens.OTHER_UPPER);
                sink.gap |= label ? TokenSink.OTHER : TokenSink.SEAM;
                sink.word(second, seamAt, end, Tokens.FIRST_UPPER | Tokens.ANY_LOWER);
                return;
            }
        }
        int clitic = !tag && isArticle() ? Tokens.CLITIC : 0;
        sink.word(id, start, end, flags | clitic);
    }

    /**
     * Whether two words have lost the space between them, as the end of a picture's credit and its caption do. Only the
     * second of them may be a name, unless it is a label of the page: other words that begin with a name and go on with a
     * capital are names of something else.
     */
    private boolean isGlued() {
        return !tag && !lookup.isGrowing() && seam > 2 && count - seam > 3 && (flags & Tokens.DOTTED) == 0;
    }

    private boolean isArticle() {
        return text.kindAt(end) == Letters.APOSTROPHE
                && Clitics.isBefore(latinKey())
                && text.kindAt(text.next) == Letters.LETTER;
    }

    /** Looks up the letters from one of them to another. */
    private int find(int from, int to) {
        lookup.clear();
        for (int i = from; i < to; i++) {
            lookup.append(letters[i]);
        }
        return lookup.find();
    }
}
