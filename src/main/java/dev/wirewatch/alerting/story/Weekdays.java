package dev.wirewatch.alerting.story;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Days of the week in the languages of the press, as the dates that news means by them: the latest such day, or the day
 * that has just begun east of Greenwich. The names are those of the Unicode CLDR.
 */
final class Weekdays {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "he");
    private static final Map<String, DayOfWeek> NAMES = names();
    private static final int LATE = 18;

    private Weekdays() {}

    /**
     * The date that a word means.
     *
     * @param folded a word as {@link Words} folds it
     * @param published when the article was published
     * @return the day, counted from 1970; empty if the word is not a day of the week
     */
    static OptionalLong date(String folded, Instant published) {
        DayOfWeek day = NAMES.get(folded);
        if (day == null) {
            return OptionalLong.empty();
        }
        LocalDate today = published.atOffset(ZoneOffset.UTC).toLocalDate();
        boolean late = published.atOffset(ZoneOffset.UTC).getHour() >= LATE;
        if (late && today.plusDays(1).getDayOfWeek() == day) {
            return OptionalLong.of(today.plusDays(1).toEpochDay());
        }
        int back = Math.floorMod(today.getDayOfWeek().getValue() - day.getValue(), 7);
        return OptionalLong.of(today.minusDays(back).toEpochDay());
    }

    private static Map<String, DayOfWeek> names() {
        Map<String, DayOfWeek> names = new HashMap<>();
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
            for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
                String[] wide = symbols.getWeekdays(context, DateFormatSymbols.WIDE);
                for (DayOfWeek day : DayOfWeek.values()) {
                    String name = wide[day == DayOfWeek.SUNDAY ? Calendar.SUNDAY : day.getValue() + 1];
                    // Names of two words, as in Hebrew, are left out: their words mean other things too.
                    List<Words.Word> words = Words.of(name, 0, 2);
                    if (words.size() == 1) {
                        names.put(words.get(0).folded(), day);
                    }
                }
            }
        }
        // Russian and Ukrainian say "on Wednesday" in the accusative, which the CLDR does not list.
        names.put("среду", DayOfWeek.WEDNESDAY);
        names.put("середу", DayOfWeek.WEDNESDAY);
        names.put("пятницу", DayOfWeek.FRIDAY);
        names.put("субботу", DayOfWeek.SATURDAY);
        names.put("суботу", DayOfWeek.SATURDAY);
        names.put("неділю", DayOfWeek.SUNDAY);
        return Collections.unmodifiableMap(names);
    }
}
