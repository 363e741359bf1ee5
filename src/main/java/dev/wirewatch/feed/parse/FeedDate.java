package dev.wirewatch.feed.parse;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as feeds write it: RFC 822 and RFC 3339 as they should be, and everything else that is out there (ISO 8601 in all
 * its forms, asctime, names of months and zones in many languages, twelve-hour clocks, numbers only, seconds since 1970).
 *
 * @param time the moment
 * @param estimated whether there was no zone (then it is taken for UTC, or for Korea's if it is in Korean: a language with
 *     one zone and no summer time) or no time of day (then it is midnight)
 */
record FeedDate(Instant time, boolean estimated) {
    private static final int LONGEST = 120;
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\.\\d+)?|(\\d{13})");
    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\d:])(?:(?<!\\p{L})t\\s*)?(\\d{1,2})\\s?[:h]\\s?(\\d{1,2})"
                    + "(?:[:.](\\d{1,2})(?:[.,](\\d{1,12}))?)?(?![\\d]|:\\d)(?:\\s*([ap])\\.?m?\\.?(?![a-z]))?");
    private static final Pattern BASIC_CLOCK =
            Pattern.compile("(?<=\\d{8})t(\\d{2})(\\d{2})(\\d{2})?(?:[.,](\\d{1,12}))?()");
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)?");
    private static final Pattern CJK = Pattern.compile("(\\d{1,4})\\s*(?:[年월月년]\\s*(?=\\d)|[年월月년日일])");
    private static final Pattern BROKEN_CLOCK = Pattern.compile("[\\p{L}\\d]:\\d");
    private static final Pattern KOREAN = Pattern.compile("오전|오후|\\d\\s*[년월일]");
    private static final Duration KOREAN_OFFSET = Duration.ofHours(9);
    private static final int LAST_YEAR = 9998;

    /** Reads a date; null if the text is null, blank or no date. */
    static @Nullable FeedDate parse(@Nullable String raw) {
        if (raw == null || raw.isBlank() || raw.length() > LONGEST) {
            return null;
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2212', '-')
                .strip();
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            long number = Long.parseLong(epoch.group(1) != null ? epoch.group(1) : epoch.group(2));
            return new FeedDate(
                    epoch.group(1) != null ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number), false);
        }
        try {
            return read(digits(text));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable FeedDate read(String text) {
        String plain = CJK.matcher(text.replace("오전", "am ").replace("오후", "pm "))
                .replaceAll("$1-")
                .replaceAll("-\\s+|-$", " ");
        Matcher clock = CLOCK.matcher(plain);
        boolean found = clock.find();
        if (!found) {
            clock = BASIC_CLOCK.matcher(plain);
            found = clock.find();
        }
        if (!found) {
            return dateOnly(plain);
        }
        String before = plain.substring(0, clock.start());
        String after = plain.substring(clock.end());
        if (after.startsWith(":") && after.length() > 1 && Character.isDigit(after.charAt(1))) {
            return null;
        }
        Clock time = Clock.of(clock, before);
        Tail tail = Tail.of(after);
        boolean twelveHours = clock.group(5) != null && !clock.group(5).isEmpty();
        LocalDate date = DateWords.date(before.replaceAll("\\b[ap]m\\s*$", "") + " " + tail.date, true, twelveHours);
        if (time == null || date == null || date.getYear() > LAST_YEAR) {
            return null;
        }
        ZoneNames.Zoned zoned =
                ZoneNames.apply(LocalDateTime.of(date, time.time).plusDays(time.days), tail.zone);
        if (zoned == null) {
            return null;
        }
        boolean inKorea =
                !zoned.known() && tail.zone.isEmpty() && KOREAN.matcher(text).find();
        return new FeedDate(inKorea ? zoned.time().minus(KOREAN_OFFSET) : zoned.time(), !zoned.known());
    }

    private static @Nullable FeedDate dateOnly(String text) {
        String words = text.replaceAll("\\s(?:gmt|utc|[+-]\\d{4})$", "").replaceAll("(?<=\\d)z$", "");
        LocalDate date = BROKEN_CLOCK.matcher(words).find() ? null : DateWords.date(words, false, false);
        return date == null || date.getYear() > LAST_YEAR
                ? null
                : new FeedDate(date.atStartOfDay().toInstant(ZoneOffset.UTC), true);
    }

    /** Digits of any script as ASCII. */
    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                out.append(Character.digit(c, 10));
            } else if (Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * A time of day.
     *
     * @param days 1 for 24:00, which is the next day's midnight
     */
    private record Clock(LocalTime time, int days) {
        static @Nullable Clock of(Matcher clock, String before) {
            int hour = Integer.parseInt(clock.group(1));
            int minute = Integer.parseInt(clock.group(2));
            int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
            String half = clock.group(5);
            if (half == null || half.isEmpty()) {
                half = before.matches(".*\\bpm\\s*$") ? "p" : before.matches(".*\\bam\\s*$") ? "a" : "";
            }
            if (!half.isEmpty() && hour <= 12) {
                hour = hour % 12 + (half.equals("p") ? 12 : 0);
            }
            boolean endOfDay = hour == 24 && minute == 0 && second == 0;
            if ((hour > 23 && !endOfDay) || minute > 59 || second > 60) {
                return null;
            }
            LocalTime time = LocalTime.of(endOfDay ? 0 : hour, minute, Math.min(second, 59), nanos(clock.group(4)));
            return new Clock(time, endOfDay ? 1 : 0);
        }

        private static int nanos(@Nullable String fraction) {
            return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        }
    }

    /**
     * What follows the time of day: a zone, and in asctime's order the year as well.
     *
     * @param date words of the date
     * @param zone words of the zone
     */
    private record Tail(String date, String zone) {
        private static final Pattern OFFSET = Pattern.compile(
                "(?:\\b(?:gmt|utc|ut|z|[a-z]{3,4})\\s*)?:?\\s*(?<![\\d])[+-]{1,2}\\s?(?:\\d[\\d:]*|\\p{L}\\S*)");

        static Tail of(String after) {
            String comment = after.contains("(") ? after.replaceAll(".*\\(([^)]*)\\)?.*", "$1") : "";
            String text = COMMENT.matcher(after).replaceAll(" ").strip();
            Matcher offset = OFFSET.matcher(text);
            if (offset.find()) {
                String zone = offset.group().replaceAll("-+", "-").replaceAll("^[a-z]*(?=[\\s:]*[+-])", "");
                return new Tail(
                        text.substring(0, offset.start()) + " "
                                + text.substring(offset.end()).replace("z", ""),
                        zone);
            }
            StringBuilder date = new StringBuilder();
            String zone = "";
            for (String word : text.split("[\\s,]+")) {
                if (zone.isEmpty() && !word.isEmpty() && Character.isLetter(word.charAt(0)) && isZone(word)) {
                    zone = word;
                } else {
                    date.append(word).append(' ');
                }
            }
            return new Tail(date.toString(), zone.isEmpty() && ZoneNames.isName(comment) ? comment : zone);
        }

        private static boolean isZone(String word) {
            return ZoneNames.isName(word.replace(".", ""))
                    || (CalendarNames.month(word) == 0 && !CalendarNames.isWeekday(word));
        }
    }
}
