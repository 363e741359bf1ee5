package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.Arrays;

/** The folded letters of the word that is being read, and what was to be seen of them before. Used by one thread. */
final class WordLetters {
    private static final int ROOM = 32;

    int count;
    /** The {@link Tokens} flags so far. */
    int flags;
    /** The {@link Letters#properties} of all letters together. */
    int scripts;

    boolean lastUpper;
    private boolean lastLower;
    private int lastProperties;
    private int lastAt;
    private boolean lastButOneUpper;
    /** How many letters stand before the last one. */
    private int lastCount;
    /**
     * How many letters stand before the last capital that follows a small letter, or that follows capitals and goes on with
     * a small letter as in AFPBaghdad, and its place.
     */
    int seam;

    int seamAt;
    /** Whether the letter there is no capital, as after one of another script. */
    private boolean smallSeam;
    /** Whether it is of another script than the one before. */
    private boolean scriptSeam;

    /** How many letters stand before the first capital that follows a small letter, and its place. */
    int firstSeam;

    int firstSeamAt;
    /** How many capitals the word begins with, and the place of the letter after them. */
    int capitals;

    int capitalsEnd;
    private int[] values = new int[64];
    /** Where each of the letters stands. */
    private int[] places = new int[64];
    /** The letters before they were turned into those of one script. */
    private int[] written = {};

    void clear(int firstFlags) {
        count = 0;
        flags = firstFlags;
        scripts = 0;
        lastUpper = false;
        lastLower = false;
        lastButOneUpper = false;
        lastProperties = 0;
        lastAt = 0;
        lastCount = 0;
        seam = 0;
        seamAt = 0;
        smallSeam = false;
        scriptSeam = false;
        firstSeam = 0;
        firstSeamAt = 0;
        capitals = 0;
        capitalsEnd = 0;
    }

    /** Adds a letter that stands at a place. */
    void append(int codePoint, int properties, int at) {
        if (count + ROOM > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
            places = Arrays.copyOf(places, values.length);
        }
        boolean upper = (properties & Letters.UPPER) != 0;
        boolean lower = (properties & Letters.LOWER) != 0;
        if (upper && lastLower) {
            seam = count;
            seamAt = at;
            smallSeam = false;
            scriptSeam = false;
            if (firstSeam == 0) {
                firstSeam = count;
                firstSeamAt = at;
            }
        } else if (lower && lastButOneUpper) {
            seam = lastCount;
            seamAt = lastAt;
            smallSeam = false;
            scriptSeam = false;
        } else if (isOtherScript(properties)) {
            seam = count;
            seamAt = at;
            smallSeam = !upper;
            scriptSeam = true;
        }
        if (!upper && lastUpper && capitalsEnd == 0 && (flags & Tokens.ANY_LOWER) == 0) {
            capitals = count;
            capitalsEnd = at;
        }
        if (upper) {
            flags |= count == 0 ? Tokens.FIRST_UPPER : Tokens.OTHER_UPPER;
        } else if (lower) {
            flags |= Tokens.ANY_LOWER;
        }
        lastButOneUpper = lastUpper && upper;
        lastUpper = upper;
        lastLower = lower;
        lastAt = at;
        lastCount = count;
        lastProperties = properties;
        scripts |= properties;
        int folded = Letters.folded(codePoint);
        if (folded >= 0) {
            add(folded, at);
        } else {
            for (int letter : Letters.foldedMany(codePoint)) {
                add(letter, at);
            }
        }
    }

    private void add(int letter, int at) {
        places[count] = at;
        values[count++] = letter;
    }

    /** Where one of the letters stands. */
    int placeOf(int letter) {
        return places[letter];
    }

    /** Whether any letter is of a script with capitals. */
    boolean hasCase() {
        return (scripts & (Letters.UPPER | Letters.LOWER)) != 0;
    }

    /** Whether a letter of a script without capitals follows a Latin one, or the other way round: AFPبغداد. */
    private boolean isOtherScript(int properties) {
        int cases = Letters.UPPER | Letters.LOWER;
        boolean either = (properties & cases) == 0 || (lastProperties & cases) == 0;
        return count > 0 && either && ((properties ^ lastProperties) & Letters.LATIN) != 0;
    }

    /** Whether two words meet at {@link #seam}, as far as letters show: a particle of one letter stands only before another script. */
    boolean hasSeam() {
        return seam > 1 || (seam == 1 && scriptSeam);
    }

    /** The case of the word that begins at {@link #seam}, by its first and its last letter. */
    int lastCase() {
        int first = smallSeam ? 0 : Tokens.FIRST_UPPER;
        return first | (lastUpper ? Tokens.OTHER_UPPER : lastLower ? Tokens.ANY_LOWER : 0);
    }

    /** Turns letters borrowed from another script into those that they look like. */
    void unify() {
        if (isMixed()) {
            written = Arrays.copyOf(values, count);
            Lookalikes.unify(values, count);
        }
    }

    /** Turns them back into those that were written, which may be two words in two scripts. */
    void restore() {
        if (isMixed()) {
            System.arraycopy(written, 0, values, 0, count);
        }
    }

    /** Turns them the other way round, all of them, if that can be; returns whether it can. */
    boolean unifyOtherwise() {
        return isMixed() && Lookalikes.turn(values, count);
    }

    private boolean isMixed() {
        return (scripts & Letters.LATIN) != 0 && (scripts & (Letters.CYRILLIC | Letters.GREEK)) != 0;
    }

    /** The letters from one on as one number, the first one lowest; 0 if there are more than eight or others than ASCII's. */
    long latinKey(int from) {
        long key = 0;
        for (int i = count - 1; i >= from; i--) {
            if (values[i] >= 0x80 || count - from > 8) {
                return 0;
            }
            key = key << 8 | values[i];
        }
        return key;
    }

    /** Gives letters to be looked up. */
    void copy(int from, int to, WordLookup lookup) {
        for (int i = from; i < to; i++) {
            lookup.append(values[i]);
        }
    }

    /** The number of the word that some of the letters are. */
    int find(int from, int to, WordLookup lookup) {
        lookup.clear();
        copy(from, to, lookup);
        return lookup.find();
    }
}
