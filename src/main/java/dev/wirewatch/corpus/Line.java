package dev.wirewatch.corpus;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a document with the signals that tell a story's sentences from the furniture of its page. */
final class Line {
    /** The number of words from which on a sentence counts as one of the story. */
    private static final int STORY_WORDS = 15;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’-]*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。！？؟۔।][\"'”’»)\\]\\s]*$");
    private static final Pattern INNER_END = Pattern.compile("\\p{L}[.!?…。！？؟۔।][\"'”’»)]*\\s+\\S");
    private static final Pattern CREDIT_SIGN = Pattern.compile("[©®]|\\([cC]\\)\\s");
    private static final Pattern CREDIT_WORD = Pattern.compile(
            "(?iu)(?<!\\p{L})(photo|photograph|image|picture|pic|source|credit|courtesy|foto|photographie|bild|fuente|quelle"
                    + "|crédit|фото|источник|صورة|المصدر|عکس|תמונה|צילום|fotoğraf)(?!\\p{L})\\s*(?:by\\s|[:/©])");
    private static final Pattern QUOTED = Pattern.compile("^[\"'“”‘’«»„‹].*");
    private static final Pattern BYLINE = Pattern.compile(
            "^(?iu:by|von|par|por|di|от|автор:?|بقلم)\\s+(\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:and\\s+|,\\s*)?\\p{L}[\\p{L}.'’-]*){0,6})$");
    /** The vocabulary in which a site speaks to its reader; no story is judged by it that is in the story's own words. */
    private static final Set<String> READER_WORDS = Set.of(
            "you",
            "your",
            "yours",
            "you're",
            "you’re",
            "please",
            "subscribe",
            "subscription",
            "newsletter",
            "click",
            "cookies",
            "login",
            "signup",
            "inbox",
            "unsubscribe",
            "advertisement",
            "vous",
            "votre",
            "vos",
            "abonnez-vous",
            "cliquez",
            "abonnieren",
            "klicken",
            "suscríbete",
            "suscríbase",
            "iscriviti",
            "подпишитесь",
            "подписывайтесь",
            "ваш",
            "اشترك",
            "اشتركوا",
            "abone");

    private final String text;
    private final boolean blankBefore;
    private final boolean blankAfter;
    private final List<String> words;
    private final String fold;
    private final boolean endsSentence;
    private final boolean paragraph;

    private Line(String text, boolean blankBefore, boolean blankAfter) {
        this.text = text;
        this.blankBefore = blankBefore;
        this.blankAfter = blankAfter;
        this.words = List.copyOf(words(text));
        this.fold = String.join(" ", words);
        this.endsSentence = SENTENCE_END.matcher(text).find() && !text.endsWith("...") && !text.endsWith("…");
        this.paragraph = words.size() >= STORY_WORDS && prose() && !addressesReader();
    }

    /**
     * A line within its document.
     *
     * @param text the line without white space at its ends
     * @param blankBefore whether an empty line (or the start of the document) is before it
     * @param blankAfter whether an empty line (or the end of the document) is after it
     */
    static Line of(String text, boolean blankBefore, boolean blankAfter) {
        return new Line(text, blankBefore, blankAfter);
    }

    /** A text by itself. */
    static Line of(String text) {
        return new Line(text, true, true);
    }

    String text() {
        return text;
    }

    boolean blankBefore() {
        return blankBefore;
    }

    boolean blankAfter() {
        return blankAfter;
    }

    /** Its words in lower case; Chinese and Japanese, which do not part words, give their characters by twos. */
    List<String> words() {
        return words;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (Character.isIdeographic(word.codePointAt(0))) {
                for (int at = 0; at < word.length(); at += 2) {
                    words.add(word.substring(at, Math.min(at + 2, word.length())));
                }
            } else {
                boolean possessive = word.endsWith("'s") || word.endsWith("’s");
                words.add(possessive ? word.substring(0, word.length() - 2) : word);
            }
        }
        return words;
    }

    /** The line's words joined: equal for lines that differ only in case, punctuation and spacing. */
    String fold() {
        return fold;
    }

    /** Whether it says anything: at least half of what is not space is letters, and there is a word of two letters. */
    boolean hasLetters() {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long marks =
                text.codePoints().filter(point -> !Character.isSpaceChar(point)).count();
        return letters >= 2 && letters * 2 >= marks;
    }

    boolean endsSentence() {
        return endsSentence;
    }

    /** A run of many words without a single mark between them: the labels of a menu or of a set of icons. */
    boolean menu() {
        return words.size() > 30 && text.codePoints().noneMatch(point -> ".,;:!?…،؛؟。，、\"“”".indexOf(point) >= 0);
    }

    /** One or several sentences, at least eight words. */
    boolean prose() {
        return words.size() >= 8
                && !menu()
                && (endsSentence()
                        || (words.size() >= 25 && INNER_END.matcher(text).find()));
    }

    /** Prose as long as a story's paragraphs are, not spoken to the reader. */
    boolean paragraph() {
        return paragraph;
    }

    /** A caption or the credit of a picture. */
    boolean credit() {
        return words.size() <= 40
                && !paragraph()
                && (CREDIT_SIGN.matcher(text).find()
                        || CREDIT_WORD.matcher(text).find());
    }

    /** A heading for what follows it, as over a list of links. */
    boolean label() {
        return words.size() <= 8 && (text.endsWith(":") || text.endsWith("："));
    }

    boolean quotation() {
        return QUOTED.matcher(text).matches();
    }

    boolean addressesReader() {
        return !quotation() && words.stream().anyMatch(READER_WORDS::contains);
    }

    /** The author named by a line that does nothing else; empty if it is none. */
    List<String> authors() {
        Matcher matcher = BYLINE.matcher(text);
        if (endsSentence() || !matcher.matches()) {
            return List.of();
        }
        return List.of(matcher.group(1).split("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+"));
    }

    /** The script most of its letters are in; COMMON without letters. */
    UnicodeScript script() {
        Map<UnicodeScript, Integer> counts = new TreeMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(point -> counts.merge(UnicodeScript.of(point), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.COMMON);
    }
}
