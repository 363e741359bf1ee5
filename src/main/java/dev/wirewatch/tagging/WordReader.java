package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * Reads one word with everything that a word may have in it: letters of any script, marks, invisible characters,
 * apostrophes, the points of an acronym, letters borrowed from another script, the humps of a hashtag. Used by one
 * thread; {@link Scanner} deals with usual words by itself.
 */
final class WordReader {
    private final TextBytes text;
    private final WordLookup lookup;
    private final TokenSink sink;

    private final WordLetters letters = new WordLetters();
    private final WordLetters ahead = new WordLetters();
    private final GluedWords glued;
    private int start;
    private int end;
    private boolean tag;
    private boolean joinsEndings;

    WordReader(TextBytes text, WordLookup lookup, TokenSink sink) {
        this.text = text;
        this.lookup = lookup;
        this.sink = sink;
        this.glued = new GluedWords(letters, lookup, sink);
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
                at = digits(at);
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
        tag = false;
        return digits(from);
    }

    private int digits(int from) {
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
        int id = lookup.find();
        sink.word(id, lookup.hash(), from, stop, tag ? Tokens.TAG : 0);
        return stop;
    }

    private int skipOne(int at) {
        text.kindAt(at);
        return text.next;
    }

    private int readWord(int from) {
        letters.clear(tag ? Tokens.TAG : 0);
        start = from;
        end = from;
        int at = from;
        while (at < text.length) {
            text.read(at);
            int next = text.next;
            int properties = Letters.properties(text.codePoint);
            int kind = properties & 15;
            if (kind == Letters.LETTER) {
                if (tag && isHump(letters, properties, next)) {
                    if (!isInOneWord(at)) {
                        break;
                    }
                    text.read(at);
                }
                letters.append(text.codePoint, properties, at);
                end = next;
            } else if (kind == Letters.MARK) {
                end = next;
            } else if (kind == Letters.POINT && letters.count == 1 && !tag) {
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

    /** Whether a letter begins the next word of a hashtag: the A and the second A of AinAlAsad, the I of USIran. */
    private boolean isHump(WordLetters before, int properties, int next) {
        if (before.count == 0 || (properties & Letters.UPPER) == 0) {
            return false;
        }
        if (!before.lastUpper) {
            return true;
        }
        int saved = text.codePoint;
        boolean hump = text.kindAt(next) == Letters.LETTER
                && (Letters.properties(text.codePoint) & Letters.LOWER) != 0
                && !(text.codePoint == 's' && !text.isWordAt(text.next));
        text.codePoint = saved;
        return hump;
    }

    /**
     * Whether what is read so far is no word of a name, and together with what follows up to the next hump it is one: the K of
     * McKenzie.
     */
    private boolean isInOneWord(int hump) {
        if (lookup.isGrowing() || letters.find(0, letters.count, lookup) != 0) {
            return false;
        }
        ahead.clear(0);
        int at = hump;
        while (at < text.length) {
            text.read(at);
            int next = text.next;
            int properties = Letters.properties(text.codePoint);
            int kind = properties & 15;
            if (kind == Letters.LETTER) {
                if (isHump(ahead, properties, next)) {
                    break;
                }
                ahead.append(text.codePoint, properties, at);
            } else if (kind != Letters.MARK && kind != Letters.INVISIBLE) {
                break;
            }
            at = next;
        }
        lookup.clear();
        letters.copy(0, letters.count, lookup);
        ahead.copy(0, ahead.count, lookup);
        return lookup.find() != 0;
    }

    /** Whether an apostrophe, or the sign before the last letter of a Hebrew acronym, is part of the word. */
    private boolean isInside(int kind, int next) {
        int sign = text.codePoint;
        if (kind == Letters.APOSTROPHE && !tag) {
            return text.kindAt(next) == Letters.LETTER && !isBeforeApostrophe() && isJoined(next);
        }
        return kind == Letters.QUOTE
                && (sign == '"' || sign == '״' || sign == '”')
                && (letters.scripts & Letters.HEBREW) != 0
                && text.kindAt(next) == Letters.LETTER
                && (Letters.properties(text.codePoint) & Letters.HEBREW) != 0
                && !text.isWordAt(text.next);
    }

    /** Whether the word, or what has run into it, is an article that an apostrophe divides from its noun. */
    private boolean isBeforeApostrophe() {
        return Clitics.isBefore(letters.latinKey(0))
                || (letters.seam > 1 && Clitics.isBefore(letters.latinKey(letters.seam)));
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
        if (letters.find(0, letters.count, lookup) != 0) {
            return false;
        }
        for (long rest = ending; rest != 0; rest >>>= 8) {
            lookup.append((int) (rest & 0xFF));
        }
        return lookup.find() != 0;
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
                if (letters.count > 1) {
                    end = afterPoint;
                }
                return letters.count > 1 ? afterPoint : point;
            }
            // Past anything invisible.
            text.kindAt(letter);
            letters.append(text.codePoint, Letters.properties(text.codePoint), letter);
            letters.flags |= Tokens.DOTTED;
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
            boolean onlyApart = letters.count == 1 || text.units[end - 2] >= 0x80 || text.units[end - 2] <= ' ';
            return upper && letters.lastUpper && following == Letters.POINT && onlyApart ? at : -1;
        }
        return following == Letters.LETTER || following == Letters.DIGIT ? -1 : at;
    }

    private void finish() {
        letters.unify();
        int id = letters.find(0, letters.count, lookup);
        if (id == 0 && letters.unifyOtherwise()) {
            id = letters.find(0, letters.count, lookup);
            if (id == 0) {
                letters.unifyOtherwise();
            }
        }
        long hash = lookup.hash();
        boolean article = !tag && isArticle();
        if (id == 0 && !tag && glued.read(start, end, article)) {
            return;
        }
        int clitic = article ? Tokens.CLITIC : 0;
        sink.word(id, hash, start, end, letters.flags | clitic);
    }

    private boolean isArticle() {
        return text.kindAt(end) == Letters.APOSTROPHE
                && isBeforeApostrophe()
                && text.kindAt(text.next) == Letters.LETTER;
    }
}
