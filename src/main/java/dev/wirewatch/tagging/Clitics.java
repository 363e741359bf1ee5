package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What an apostrophe divides: an article from its noun (l'Iran, dell'Iraq), a possessive or a contracted verb from its
 * noun (Iran's, Iran'll), a case ending from a Turkish name (Irak'ın). Any other apostrophe is part of the word (O'Brien,
 * Sana'a by its joined spelling).
 */
final class Clitics {
    private static final int SUFFIX_LIMIT = 7;
    private static final Set<String> BEFORE = Set.of(
            "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
            "dell", "all", "dall", "nell", "sull", "un", "quell", "bell", "nessun", "gl", "coll", "sant", "dov", "com",
            "senz");
    /** Folded: dotless i is i, ü is u. */
    private static final Set<String> AFTER =
            Set.of(("s d ll ve re a e i u ya ye yi yu in un nin nun da de ta te dan den tan ten la le yla yle daki "
                            + "deki taki teki ndaki ndeki li lu ca ce lar ler lari leri na ne ni nu nda nde ndan nden dir dur "
                            + "tir tur ki nca nce larin lerin larda lerde larla lerle lara lere lardan lerden larini lerini "
                            + "larina lerine sini si su sine larinin lerinin sinin sinde liler lilere lileri lilerin lilerde "
                            + "lilerle linin liye daydi deydi taydi teydi dayken deyken tayken teyken daymis deymis taymis "
                            + "teymis dandi dendi tandi tendi ydi ydu di du ti tu dilar mis mus sa se yken lik luk siz suz "
                            + "dakiler lilar lilara lilari lilarin nindi nundu indi undu nindir nundur indir undur ninki nunki "
                            + "inki unki danmis denmis laydi leydi daysa deyse ysa yse ymis ymus inkiler unkiler nkiler inkini "
                            + "unkunu dekiler takiler tekiler dekini dakini takini tekini dekinin dakinin takinin tekinin "
                            + "lerdeki lardaki lerdir lardir larmis lermis dandir dendir tandir tendir dadir dedir tadir tedir "
                            + "yladir yledir liydi luydu liyle luyla lilerce lilik ci cu cilar ciler culuk cilik cilari cilerin "
                            + "cilarin ciligi culugu dekine dakine nindeki nundaki indeki undaki daydik deydik larsa lerse ysam "
                            + "dayim takine tekine")
                    .split(" "));

    private static final KeySet BEFORE_KEYS = keys(BEFORE);
    private static final KeySet AFTER_KEYS = keys(AFTER);

    private Clitics() {}

    /** Whether the word with this key is an article or preposition that an apostrophe divides from its noun. */
    static boolean isBefore(long key) {
        return BEFORE_KEYS.contains(key);
    }

    /**
     * The letters from a place on, if they are an ending that an apostrophe divides from its noun and the word ends with
     * them; 0 otherwise. Leaves the end of the ending in {@link TextBytes#next}.
     */
    static long ending(TextBytes text, int from) {
        long key = 0;
        int shift = 0;
        int at = from;
        while (true) {
            int kind = text.kindAt(at);
            if (kind != Letters.LETTER && kind != Letters.DIGIT) {
                break;
            }
            int letter = Letters.folded(text.codePoint);
            if (letter <= 0 || letter >= 0x80 || shift >= SUFFIX_LIMIT * 8) {
                return 0;
            }
            key |= (long) letter << shift;
            shift += 8;
            at = text.next;
        }
        text.next = at;
        return AFTER_KEYS.contains(key) ? key : 0;
    }

    private static KeySet keys(Set<String> words) {
        ToLongFunction<String> key = word -> {
            long value = 0;
            for (int i = word.length() - 1; i >= 0; i--) {
                value = value << 8 | word.charAt(i);
            }
            return value;
        };
        return new KeySet(words.stream().mapToLong(key).toArray());
    }
}
