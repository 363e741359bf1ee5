package dev.wirewatch.feed.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calendar date in a text from which the time of day has been taken out. */
final class DateWords {
    private static final Pattern YEAR_FIRST = Pattern.compile("^(\\d{4})[-/.](\\d{1,3})(?:[-/.](\\d{1,2}))?$");
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})$");
    private static final Pattern SHORT_COMPACT = Pattern.compile("^(\\d{2})(\\d{2})(\\d{2})$");
    private static final Pattern ORDINAL = Pattern.compile("^(\\d{4}|\\d{2})-?(\\d{3})$");
    private static final Pattern YEAR = Pattern.compile("^(\\d{4})$");
    private static final Pattern CENTURYLESS = Pattern.compile("^-(\\d{2})-?(\\d{2})$");
    private static final Pattern TRIPLE = Pattern.compile("^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})$");
    private static final Pattern NAMED_FIRST = Pattern.compile("^(\\d{4})[-/ ]+([^\\d\\s-]+)[-/ ]+(\\d{1,2})$");
    private static final Pattern WORD = Pattern.compile("\\d+|[^\\d\\s,;/()+_-]+");
    private static final Pattern ORDINAL_SUFFIX = Pattern.compile("(?<=\\d)(?:st|nd|rd|th|er|[ºª°])(?![\\p{L}])");

    private DateWords() {}

    /**
     * Reads a date.
     *
     * @param raw lower-case words and digits
     * @param exact whether a time of day was given, so that a month alone is a mistake
     * @param monthFirst whether {@code 1/2/2006} is the 2nd of January: so where clocks have twelve hours
     * @return null if it is none
     * @throws java.time.DateTimeException if it cannot be, as in the 31st of June
     */
    static @Nullable LocalDate date(String raw, boolean exact, boolean monthFirst) {
        String text = ORDINAL_SUFFIX.matcher(joined(raw)).replaceAll("").strip();
        LocalDate numeric = numeric(withoutWeekday(text), monthFirst);
        return numeric != null ? numeric : named(text, exact);
    }

    private static String joined(String raw) {
        String text = raw.strip()
                .replaceAll("^[\\s,t]+(?=\\d)|[\\s,.]+$|\\s+-\\s*$|\\s+(?:at|um|à|om|kl\\.?)\\s*$|(?<=\\d)t$", "")
                .strip();
        if (text.chars().anyMatch(c -> c > 0x2FF)) {
            String plain = CalendarNames.plain(text);
            for (String phrase : CalendarNames.phrases()) {
                int at = plain.indexOf(phrase);
                if (at >= 0) {
                    String month = String.valueOf(CalendarNames.month(phrase));
                    return plain.substring(0, at)
                            + ENGLISH[Integer.parseInt(month) - 1]
                            + plain.substring(at + phrase.length());
                }
            }
        }
        return text;
    }

    private static final String[] ENGLISH = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private static String withoutWeekday(String text) {
        Matcher weekday = Pattern.compile("^([\\p{L}\\p{M}.]+)[\\s,.]+(?=\\d)").matcher(text);
        return weekday.find() && CalendarNames.isWeekday(weekday.group(1)) ? text.substring(weekday.end()) : text;
    }

    private static @Nullable LocalDate numeric(String text, boolean monthFirst) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            boolean ordinal = m.group(2).length() == 3 && m.group(3) == null;
            return ordinal
                    ? LocalDate.ofYearDay(number(m, 1), number(m, 2))
                    : LocalDate.of(number(m, 1), number(m, 2), m.group(3) == null ? 1 : number(m, 3));
        }
        m = COMPACT.matcher(text);
        if (m.matches()) {
            return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        }
        m = ORDINAL.matcher(text);
        if (m.matches()) {
            return LocalDate.ofYearDay(year(m.group(1)), number(m, 2));
        }
        m = SHORT_COMPACT.matcher(text);
        if (m.matches()) {
            return LocalDate.of(year(m.group(1)), number(m, 2), number(m, 3));
        }
        m = YEAR.matcher(text);
        if (m.matches()) {
            return LocalDate.of(number(m, 1), 1, 1);
        }
        m = CENTURYLESS.matcher(text);
        if (m.matches()) {
            return LocalDate.of(year(m.group(1)), number(m, 2), 1);
        }
        m = TRIPLE.matcher(text);
        return m.matches() ? triple(m, monthFirst) : null;
    }

    private static LocalDate triple(Matcher m, boolean monthFirst) {
        int first = number(m, 1);
        int second = number(m, 3);
        boolean isoOrder = m.group(2).equals("-") && m.group(4).length() == 2 && number(m, 4) <= 31 && second <= 12;
        if (isoOrder) {
            return LocalDate.of(year(m.group(1)), second, number(m, 4));
        }
        boolean american =
                second > 12 || (monthFirst && first <= 12 && m.group(2).equals("/"));
        return LocalDate.of(year(m.group(4)), american ? first : second, american ? second : first);
    }

    private static @Nullable LocalDate named(String text, boolean exact) {
        Matcher yearFirst = NAMED_FIRST.matcher(text);
        if (yearFirst.matches() && CalendarNames.month(yearFirst.group(2)) > 0) {
            return LocalDate.of(number(yearFirst, 1), CalendarNames.month(yearFirst.group(2)), number(yearFirst, 3));
        }
        List<String> numbers = new ArrayList<>();
        int month = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String w = word.group();
            if (Character.isDigit(w.charAt(0))) {
                numbers.add(w);
                continue;
            }
            int named = CalendarNames.month(w);
            // "mar" is a weekday in Spanish, French and Romanian, and March in half of Europe: the later word is the
            // month.
            month = named > 0 && (month == 0 || !CalendarNames.isWeekday(w)) ? named : month;
        }
        return month == 0 ? null : withMonth(month, numbers, exact);
    }

    private static @Nullable LocalDate withMonth(int month, List<String> numbers, boolean exact) {
        if (numbers.size() == 1 && numbers.get(0).length() == 4) {
            return exact ? null : LocalDate.of(Integer.parseInt(numbers.get(0)), month, 1);
        }
        if (numbers.size() < 2) {
            return null;
        }
        boolean yearLeads = numbers.get(0).length() == 4
                || (Integer.parseInt(numbers.get(0)) > 31 && numbers.get(1).length() <= 2);
        String year = numbers.get(yearLeads ? 0 : 1);
        int day = Integer.parseInt(numbers.get(yearLeads ? 1 : 0));
        return year.length() > 4 ? null : LocalDate.of(year(year), month, day);
    }

    /** RFC 5322 section 4.3: two digits up to 49 are of this century, other ones and three digits of the last. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 3 ? year : digits.length() == 3 || year > 49 ? 1900 + year : 2000 + year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
