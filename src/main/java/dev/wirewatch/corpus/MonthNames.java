package dev.wirewatch.corpus;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the months as the world's press writes them, long and short.
 *
 * <p>From ICU's copy of CLDR, which is pinned with the build; the JDK's changes from version to version ("Sep", "Sept").
 */
final class MonthNames {
    /** ar-IQ and ar-LB use the Syriac names of the months, ar those of Egypt and the Gulf. */
    private static final List<String> LANGUAGES = List.of(
            "en", "en-GB", "ar", "ar-IQ", "az", "cs", "de", "de-AT", "el", "es", "fa", "fr", "he", "id", "it", "nl",
            "pl", "pt", "ro", "ru", "sv", "tr", "uk");

    private static final int[] CONTEXTS = {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE};
    private static final int[] WIDTHS = {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED};
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** An alternation of all names in {@linkplain #fold folded} form, longest first. */
    static String alternation() {
        return NUMBERS.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** The number of the month, from 1, of a folded name that {@link #alternation} matched; 0 for any other text. */
    static int number(String folded) {
        return NUMBERS.getOrDefault(folded, 0);
    }

    /** Text without case, accents and differences of width, its digits as ASCII. */
    static String fold(String text) {
        String decomposed = Normalizer2.getNFKDInstance().normalize(text);
        StringBuilder folded = new StringBuilder(decomposed.length());
        MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols = new DateFormatSymbols(ULocale.forLanguageTag(language));
            for (int context : CONTEXTS) {
                for (int width : WIDTHS) {
                    String[] months = symbols.getMonths(context, width);
                    for (int month = 0; month < 12; month++) {
                        put(numbers, months[month], month + 1);
                    }
                }
            }
        }
        return numbers;
    }

    private static void put(Map<String, Integer> numbers, String name, int month) {
        String folded = fold(name).replace(".", "").strip();
        // Some languages have no short names but numbers, which are no names.
        if (folded.codePoints().filter(Character::isLetter).count() >= 3) {
            numbers.putIfAbsent(folded, month);
        }
    }
}
