package dev.wirewatch.feed.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads how often a feed wants to be polled; what makes no sense is as if it were not there. */
final class PacingReader {
    private PacingReader() {}

    /** Reads the hints of a channel or feed element. */
    static PacingHints read(Element feed) {
        Fields fields = new Fields(feed);
        return new PacingHints(ttl(fields), skipHours(fields), skipDays(fields), updateInterval(fields));
    }

    private static @Nullable Duration ttl(Fields fields) {
        Long minutes = positive(fields.text("ttl"));
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    /** RSS 2.0 counts from 0 to 23, RSS 0.91 from 1 to 24: 24 is midnight. */
    private static Set<Integer> skipHours(Fields fields) {
        Set<Integer> hours = new TreeSet<>();
        for (Element list : fields.all("skiphours")) {
            for (Element hour : new Fields(list).all("hour")) {
                String text = hour.getValue().strip();
                if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= 24) {
                    hours.add(Integer.parseInt(text) % 24);
                }
            }
        }
        return hours.size() == 24 ? Set.of() : hours;
    }

    private static Set<DayOfWeek> skipDays(Fields fields) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Element list : fields.all("skipdays")) {
            for (Element day : new Fields(list).all("day")) {
                String text = day.getValue().strip().toUpperCase(Locale.ROOT);
                for (DayOfWeek candidate : DayOfWeek.values()) {
                    if (text.length() >= 3 && candidate.name().startsWith(text)) {
                        days.add(candidate);
                    }
                }
            }
        }
        return days.size() == 7 ? Set.of() : days;
    }

    /** RDF Site Summary 1.0 syndication module; the period is daily and the frequency 1 unless given. */
    private static @Nullable Duration updateInterval(Fields fields) {
        String period = fields.text("sy:updateperiod");
        String frequency = fields.text("sy:updatefrequency");
        if (period == null && frequency == null) {
            return null;
        }
        Duration length = switch (period == null ? "daily" : period.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        Long times = frequency == null ? Long.valueOf(1) : positive(frequency);
        return length == null || times == null || times > length.toSeconds() ? null : length.dividedBy(times);
    }

    private static @Nullable Long positive(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,15}")) {
            return null;
        }
        long number = Long.parseLong(text);
        return number == 0 ? null : number;
    }
}
