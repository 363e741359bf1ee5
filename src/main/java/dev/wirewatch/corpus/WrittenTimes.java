package dev.wirewatch.corpus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people and machines write them on pages.
 *
 * <p>Read are: ISO 8601 ({@code 2020-03-10}, {@code 2020-03-10T16:12:00+03:00}, {@code 20200310T161200Z} and the same
 * with blanks or slashes), day and month by name in either order ({@code 10 Mar, 2020}, {@code March 10th, 2020},
 * {@code 10 de marzo de 2020}, {@code ١٠ مارس ٢٠٢٠}), {@code 2020年3月10日}, and day, month and year in figures
 * ({@code 10.03.2020}, {@code 13/3/2020}). Figures with slashes or hyphens in which both could be the month are no date:
 * half the world would read another one. A time of day and a zone may stand before or after the date. What has no zone is
 * UTC.
 */
final class WrittenTimes {
    private static final String MONTHS = MonthNames.alternation();
    private static final Pattern ISO_DATE = Pattern.compile("(?<![\\d])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT_DATE = Pattern.compile("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?=t\\d{4})");
    private static final Pattern CJK_DATE =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|o|\\.)?[\\s-]*(?:of |de |\u05D1)?(" + MONTHS
                    + ")(?!\\p{L})[.,]?[\\s-]*(?:de |del )?(\\d{4})(?!\\d)");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})(" + MONTHS + ")\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(\\d{4})(?!\\d)");
    /** Unix's way, with the time between day and year: Tue Mar 10 16:12:00 UTC 2020. */
    private static final Pattern ASCTIME = Pattern.compile(
            "(?<!\\p{L})(" + MONTHS + ")\\s+(\\d{1,2})\\s+(?=\\d{1,2}:)[\\d:]+\\s+(?:[a-z]{1,4}\\s+)?(\\d{4})(?!\\d)");

    private static final Pattern FIGURES = Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?!\\d)");
    private static final Pattern TIME =
            Pattern.compile("(?<!\\d)(\\d{1,2})[:h](\\d{2})(?:[:](\\d{2})(?:[.,]\\d+)?)?(?!\\d)"
                    + "(?:\\s*(am|pm|a\\.m\\.?|p\\.m\\.?)(?!\\p{L}))?");
    private static final Pattern COMPACT_TIME = Pattern.compile("(?<=\\d{8}t)(\\d{2})(\\d{2})(\\d{2})?()");
    private static final Pattern OFFSET =
            Pattern.compile("^\\s*\\(?(?:utc|gmt)?\\s*([+\\u2212-])\\s?(\\d{1,2})(?::?(\\d{2}))?(?!\\d)");
    private static final Pattern ZONE = Pattern.compile("^\\s*\\(?(z|[a-z]{2,4})(?![\\p{L}\\d])");

    /**
     * Zone names that mean one offset in the press: RFC 822 section 5.1, and those common in the regions watched.
     * Ambiguous ones (IST, CST of China, AST) are left out or mean what RFC 822 says.
     */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("ut", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("bst", 1),
            Map.entry("wet", 0),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("trt", 3));

    private WrittenTimes() {}

    /**
     * A date found in a text.
     *
     * @param time what it says
     * @param before the folded text before date and time
     * @param after the folded text after both
     */
    record Found(StatedTime time, String before, String after) {
        /** The folded text without date, time and zone. */
        String residue() {
            return before + " | " + after;
        }
    }

    /** The first full date (day, month and year) of a text; null if there is none. */
    static @Nullable Found find(String text) {
        String folded = MonthNames.fold(text);
        Day day = day(folded);
        if (day == null) {
            return null;
        }
        Clock clock = clock(folded, day);
        LocalTime time = clock == null ? LocalTime.MIDNIGHT : clock.time;
        ZoneOffset offset = clock == null ? null : clock.offset;
        Instant instant = LocalDateTime.of(day.date, time).toInstant(offset == null ? ZoneOffset.UTC : offset);
        int start = clock == null ? day.start : Math.min(day.start, clock.start);
        int end = clock == null ? day.end : Math.max(day.end, clock.end);
        StatedTime stated = StatedTime.of(instant, offset != null);
        return new Found(stated, folded.substring(0, start), folded.substring(end));
    }

    /** The time that a machine-readable field states (a meta tag, a JSON value); null if it states none. */
    static @Nullable StatedTime parse(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            // What programs write, at a fraction of the cost.
            return StatedTime.of(OffsetDateTime.parse(value).toInstant(), true);
        } catch (DateTimeParseException e) {
            Found found = find(value);
            return found == null ? null : found.time;
        }
    }

    private record Day(LocalDate date, int start, int end) {}

    private record Clock(LocalTime time, @Nullable ZoneOffset offset, int start, int end) {}

    private static @Nullable Day day(String text) {
        Day best = earlier(null, text, ISO_DATE, 1, 3, 4);
        best = earlier(best, text, COMPACT_DATE, 1, 2, 3);
        best = earlier(best, text, CJK_DATE, 1, 2, 3);
        best = earlier(best, text, DAY_FIRST, 3, 2, 1);
        best = earlier(best, text, MONTH_FIRST, 3, 1, 2);
        best = earlier(best, text, ASCTIME, 3, 1, 2);
        Matcher figures = FIGURES.matcher(text);
        while (figures.find()) {
            Day day = figures(figures);
            if (day != null && (best == null || day.start < best.start)) {
                return day;
            }
        }
        return best;
    }

    private static @Nullable Day earlier(
            @Nullable Day best, String text, Pattern pattern, int year, int month, int dayOfMonth) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (best != null && best.start <= matcher.start()) {
                return best;
            }
            String name = matcher.group(month);
            int number = Character.isDigit(name.charAt(0)) ? Integer.parseInt(name) : MonthNames.number(name);
            Day day = day(matcher, matcher.group(year), number, Integer.parseInt(matcher.group(dayOfMonth)));
            if (day != null) {
                return day;
            }
        }
        return best;
    }

    private static @Nullable Day figures(Matcher matcher) {
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(3));
        // With dots the day always comes first (DIN 1355 and its neighbours).
        if (matcher.group(2).equals(".") || first > 12 || first == second) {
            return day(matcher, matcher.group(4), second, first);
        }
        return second > 12 ? day(matcher, matcher.group(4), first, second) : null;
    }

    private static @Nullable Day day(Matcher matcher, String year, int month, int dayOfMonth) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), month, dayOfMonth);
            return new Day(date, matcher.start(), matcher.end());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Clock clock(String text, Day day) {
        Matcher compact = COMPACT_TIME.matcher(text);
        if (compact.find(day.end) && compact.start() == day.end + 1) {
            return clock(text, compact);
        }
        Matcher matcher = TIME.matcher(text);
        while (matcher.find()) {
            boolean near = matcher.start() - day.end <= 20 && day.start - matcher.end() <= 12;
            Clock clock = near ? clock(text, matcher) : null;
            if (clock != null) {
                return clock;
            }
        }
        return null;
    }

    private static @Nullable Clock clock(String text, Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        String half = matcher.group(4) == null ? "" : matcher.group(4);
        if (half.startsWith("p") && hour < 12) {
            hour += 12;
        } else if (half.startsWith("a") && hour == 12) {
            hour = 0;
        }
        int minute = Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        LocalTime time = LocalTime.of(hour, minute, second);
        return zoned(text, time, matcher.start(), matcher.end());
    }

    private static Clock zoned(String text, LocalTime time, int start, int end) {
        String rest = text.substring(end);
        Matcher offset = OFFSET.matcher(rest);
        if (offset.find()) {
            int hours = Integer.parseInt(offset.group(2));
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            if (hours <= 14 && minutes < 60) {
                int seconds = (hours * 60 + minutes) * 60;
                ZoneOffset zone = ZoneOffset.ofTotalSeconds("+".equals(offset.group(1)) ? seconds : -seconds);
                return new Clock(time, zone, start, end + offset.end());
            }
        }
        Matcher name = ZONE.matcher(rest);
        Integer hours = name.find() ? ZONES.get(name.group(1)) : null;
        return hours == null
                ? new Clock(time, null, start, end)
                : new Clock(time, ZoneOffset.ofHours(hours), start, end + name.end());
    }
}
