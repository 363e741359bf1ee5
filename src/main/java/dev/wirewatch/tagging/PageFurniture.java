package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that scraped text runs together with the word before: those of a page's furniture, as the label of a picture, a button or
 * a credit, and those that sentences begin with. What stands before one of them is a word of its own; before any other word
 * with a capital, as in IranAir, it is not. Used by one thread.
 */
final class PageFurniture {
    private static final Vocabulary LABELS =
            labels("share photo photos read watch image images advertisement published updated view follow "
                    + "related source video click getty print email tweet comments comment subscribe credit "
                    + "caption posted skip sign listen gallery facebook twitter whatsapp topics copy save more "
                    + "reuters download enlarge afp ap epa tass anadolu xinhua pool handout stringer "
                    + "lesen foto fotos bild bilder teilen quelle mehr werbung anzeige lire partager photographie "
                    + "publicite leer compartir fuente publicidad leggi condividi fonte pubblicita paylas kaynak "
                    + "haber habere oku devami reklam читать читайте фото источник поделиться подробнее реклама "
                    + "видео читати джерело поширити детальніше відео dpa aa iha ansa efe "
                    // What sentences begin with.
                    + "the in on at he she it they this these der die das im nach les dans selon une le la un el los las una en "
                    + "segun te il lo gli nel nella secondo bu bir на в по как після");

    /** Whom pictures are credited to, in scripts without capitals, where no capital tells where the next word begins. */
    private static final List<String> CREDITS = Stream.of(
                    "رويترز",
                    "الأناضول",
                    "سبوتنيك",
                    "أرشيف",
                    "أرشيفية",
                    "رویترز",
                    "آرشیو",
                    "ایسنا",
                    "ایرنا",
                    "تسنیم",
                    "רויטרס",
                    "ארכיון",
                    "סוכנויות")
            .map(Letters::skeleton)
            .toList();

    private static final Vocabulary CREDIT_WORDS = labels(String.join(" ", CREDITS));
    private static final int LONGEST_CREDIT =
            CREDITS.stream().mapToInt(String::length).max().orElseThrow();
    /** So many letters of each make a key. */
    private static final int KEY_LETTERS = 4;

    private final WordLookup lookup = new WordLookup(LABELS, false);
    private final WordLookup credits = new WordLookup(CREDIT_WORDS, false);

    /** Whether the letters from one of them up to another are such a word, folded. */
    boolean isLabel(WordLetters letters, int from, int to) {
        lookup.clear();
        letters.copy(from, to, lookup);
        return lookup.find() != 0;
    }

    /** How many letters the longest credit has that the letters begin with, if more follow; 0 if they begin with none. */
    int creditOf(WordLetters letters) {
        for (int count = Math.min(LONGEST_CREDIT, letters.count - 1); count >= KEY_LETTERS; count--) {
            if (letters.find(0, count, credits) != 0) {
                return count;
            }
        }
        return 0;
    }

    /** The first letters of all credits, each as one number. */
    static KeySet creditKeys() {
        return TokenSink.keys(
                CREDITS.stream().map(credit -> credit.substring(0, KEY_LETTERS)).collect(Collectors.joining(" ")));
    }

    private static Vocabulary labels(String words) {
        Vocabulary vocabulary = new Vocabulary();
        WordLookup lookup = new WordLookup(vocabulary, true);
        for (String word : words.split(" ")) {
            lookup.clear();
            word.codePoints().forEach(lookup::append);
            lookup.find();
        }
        return vocabulary;
    }
}
