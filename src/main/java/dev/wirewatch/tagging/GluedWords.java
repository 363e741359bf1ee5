package dev.wirewatch.tagging;

/**
 * Takes words apart that have lost the space between them, as far as a name is one of them: the end of a picture's credit and
 * its caption, a label of the page and what it stands before, an acronym and the next word. Belongs to one thread.
 */
final class GluedWords {
    /** An acronym that runs on into the next word is longer than this, and so is that word. */
    private static final int ACRONYM = 3;
    /** That of words which are none of a name. */
    private static final long NO_HASH = 0;

    private final WordLetters letters;
    private final WordLookup lookup;
    private final TokenSink sink;
    private final PageFurniture furniture = new PageFurniture();

    /**
     * @param letters those of the word that has been read
     * @param sink takes the parts
     */
    GluedWords(WordLetters letters, WordLookup lookup, TokenSink sink) {
        this.letters = letters;
        this.lookup = lookup;
        this.sink = sink;
    }

    /**
     * Reads the parts of a word that is itself none of a name; returns whether it has any.
     *
     * @param start the place of the word's first letter
     * @param end the place after its last
     * @param article whether it is an article before an apostrophe, or the word is that has run into it
     */
    boolean read(int start, int end, boolean article) {
        if (lookup.isGrowing() || (letters.flags & Tokens.DOTTED) != 0) {
            return false;
        }
        letters.restore();
        return letters.hasSeam()
                ? readGlued(start, end, article) || readAcronymAndWord(start, end)
                : !letters.hasCase() && readAfterCredit(start, end);
    }

    /** Reads a name that a credit has run into in a script without capitals: "رويترزالسفارة". */
    private boolean readAfterCredit(int start, int end) {
        int credit = furniture.creditOf(letters);
        int name = credit == 0 ? 0 : find(credit, letters.count);
        if (name == 0) {
            return false;
        }
        long hash = lookup.hash();
        int at = letters.placeOf(credit);
        sink.word(0, NO_HASH, start, at, letters.flags);
        sink.gap |= TokenSink.OTHER;
        sink.word(name, hash, at, end, letters.flags);
        return true;
    }

    /**
     * Reads two words that have lost the space between them, as the end of a picture's credit and its caption do. Only the
     * second of them may be a name, unless it is a label of the page or an article: other words that begin with a name and go
     * on with a capital are names of something else, as IranWire is, but for what ends a longer name: "Embassy in
     * BaghdadGuards".
     */
    private boolean readGlued(int start, int end, boolean article) {
        int seam = letters.seam;
        boolean label = article || furniture.isLabel(letters, seam, letters.count);
        if (!label && !isSecond(seam) && !isSecondWord(seam)) {
            return false;
        }
        int second = label ? 0 : find(seam, letters.count);
        long secondHash = lookup.hash();
        int first = label || isSecondWord(seam) ? find(0, seam) : 0;
        int from = start;
        if (label && first == 0 && letters.firstSeam > 1 && letters.firstSeam < seam) {
            first = find(letters.firstSeam, seam);
            from = letters.firstSeamAt;
        }
        if (first == 0 && second == 0) {
            return false;
        }
        long firstHash = lookup.hash();
        if (from > start) {
            sink.word(0, NO_HASH, start, from, letters.flags & ~Tokens.OTHER_UPPER);
            sink.gap |= TokenSink.SEAM;
        }
        int runOn = label ? 0 : Tokens.RUN_ON;
        sink.word(
                first,
                firstHash,
                from,
                letters.seamAt,
                (from > start ? Tokens.FIRST_UPPER : 0) | (letters.flags & ~Tokens.OTHER_UPPER) | runOn);
        sink.gap |= label ? TokenSink.OTHER : TokenSink.SEAM;
        sink.word(second, secondHash, letters.seamAt, end, letters.lastCase() | (article ? Tokens.CLITIC : 0));
        return true;
    }

    /**
     * Whether enough letters stand on both sides for two words: "ImagesIraqi", "ImagesUS", "inAnbar", "AFPبغداد", "APBaghdad",
     * but no "McKenzie".
     */
    private boolean isSecond(int seam) {
        int second = letters.count - seam;
        boolean lower = (letters.flags & Tokens.FIRST_UPPER) == 0;
        boolean agency = letters.capitals == seam + 1 && furniture.isLabel(letters, 0, seam);
        return (seam > 2 || lower || agency) && (second > 3 || (second > 1 && letters.lastUpper));
    }

    /** Whether a capital and small letters stand after a word of some length, as where a sentence begins. */
    private boolean isSecondWord(int seam) {
        return seam > 3 && letters.count - seam > 2 && letters.lastCase() == (Tokens.FIRST_UPPER | Tokens.ANY_LOWER);
    }

    /** Reads an acronym that runs on into the next word: "CENTCOMshakes". */
    private boolean readAcronymAndWord(int start, int end) {
        int rest = letters.count - letters.capitals;
        int first = letters.capitals > ACRONYM && rest > ACRONYM ? find(0, letters.capitals) : 0;
        if (first == 0) {
            return false;
        }
        sink.word(first, lookup.hash(), start, letters.capitalsEnd, Tokens.FIRST_UPPER | Tokens.OTHER_UPPER);
        sink.gap |= TokenSink.SEAM;
        int second = find(letters.capitals, letters.count);
        sink.word(second, lookup.hash(), letters.capitalsEnd, end, Tokens.ANY_LOWER);
        return true;
    }

    private int find(int from, int to) {
        return letters.find(from, to, lookup);
    }
}
