package dev.wirewatch.tagging;

/**
 * Letters of another script that look the same, as in a Latin word with a Cyrillic а: written by mistake, or to evade
 * monitors. Based on the letters of the Unicode confusables data (UTS 39) that are single, folded letters.
 */
final class Lookalikes {
    /** So many of them are Cyrillic, the others Greek. */
    private static final int CYRILLIC = 22;

    private static final String LATIN = "abcehijkmoptyxsdqwhrlvabezikmhnoptuxyw";
    private static final String OTHER = "авсеніјкмортухѕԁԛԝһгӏѵαβεζικμηνορτυχγω";

    private Lookalikes() {}

    /** Turns a word of mixed scripts into one of a single script, where look-alikes allow it; else leaves it. */
    static void unify(int[] letters, int count) {
        int latin = 0;
        for (int i = 0; i < count; i++) {
            latin += isLatin(letters[i]) ? 1 : 0;
        }
        if (latin * 2 >= count) {
            if (!toLatin(letters, count)) {
                toCyrillic(letters, count);
            }
        } else if (!toCyrillic(letters, count)) {
            toLatin(letters, count);
        }
    }

    /** Turns a word of one script into one of the other, if each letter has a look-alike there; returns whether it has. */
    static boolean turn(int[] letters, int count) {
        return isLatin(letters[0]) ? toCyrillic(letters, count) : toLatin(letters, count);
    }

    private static boolean toLatin(int[] letters, int count) {
        for (int i = 0; i < count; i++) {
            if (!isLatin(letters[i]) && OTHER.indexOf(letters[i]) < 0) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            int at = isLatin(letters[i]) ? -1 : OTHER.indexOf(letters[i]);
            letters[i] = at < 0 ? letters[i] : LATIN.charAt(at);
        }
        return true;
    }

    private static boolean toCyrillic(int[] letters, int count) {
        for (int i = 0; i < count; i++) {
            if (isLatin(letters[i]) && cyrillic(letters[i]) < 0) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            int at = isLatin(letters[i]) ? cyrillic(letters[i]) : -1;
            letters[i] = at < 0 ? letters[i] : OTHER.charAt(at);
        }
        return true;
    }

    private static int cyrillic(int latin) {
        int at = LATIN.indexOf(latin);
        return at < CYRILLIC ? at : -1;
    }

    private static boolean isLatin(int letter) {
        return letter < 0x250;
    }
}
