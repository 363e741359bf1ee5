package dev.wirewatch.feed.parse;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of Gregorian months and of weekdays in the languages of the world's press, from ICU's CLDR data (which, unlike the
 * JDK's, is the same on every Java). Where two languages use one word for different months, the language listed first
 * wins.
 */
final class CalendarNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "tr", "ar", "ar_SY", "fa", "he",
            "el", "sv", "da", "nb", "fi", "hu", "ro", "bg", "sr", "sr_Latn", "sl", "et", "lv", "lt", "ca", "eu", "gl",
            "is", "hr", "mk", "sq", "be", "hy", "ka", "az", "id", "ms", "vi", "hi", "bn", "ur", "th", "sw", "de_AT");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Set<String> WEEKDAYS = new HashSet<>();

    static {
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols =
                    new DateFormatSymbols(GregorianCalendar.getInstance(new ULocale(language)), new ULocale(language));
            for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
                for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                    months(symbols.getMonths(context, width));
                    for (String day : symbols.getWeekdays(context, width)) {
                        WEEKDAYS.add(plain(day));
                    }
                }
            }
        }
        Map.of("sept", 9, "janu", 1, "febr", 2, "marz", 3, "mrz", 3, "maerz", 3, "agosto", 8, "juillet", 7)
                .forEach(MONTHS::putIfAbsent);
        WEEKDAYS.addAll(Set.of("tues", "weds", "thur", "thurs", ""));
    }

    private CalendarNames() {}

    private static void months(String[] names) {
        for (int month = 0; month < 12; month++) {
            String plain = plain(names[month]);
            if (!plain.isEmpty() && !plain.chars().allMatch(Character::isDigit)) {
                MONTHS.putIfAbsent(plain, month + 1);
            }
        }
    }

    /** The month of a name in any case, with or without accents and full stops; 0 if it is none. */
    static int month(String name) {
        String plain = plain(name);
        Integer month = MONTHS.get(plain);
        if (month == null && plain.startsWith("ב")) {
            month = MONTHS.get(plain.substring(1));
        }
        return month == null ? 0 : month;
    }

    /** Whether a word is the name of a weekday. */
    static boolean isWeekday(String name) {
        return WEEKDAYS.contains(plain(name));
    }

    /** Names of months that consist of several words, for finding them in a text that has been made plain. */
    static List<String> phrases() {
        return PHRASES;
    }

    private static final List<String> PHRASES =
            MONTHS.keySet().stream().filter(name -> name.contains(" ")).sorted().toList();

    /** Lower case without accents, vowel signs and full stops. */
    static String plain(String name) {
        String lower = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(lower)
                .replaceAll("")
                .replace(".", "")
                .replace("\u200f", "")
                .strip();
    }
}
