package dev.wirewatch.feed.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as feeds write them: offsets in all their breakages, the abbreviations of RFC 822 and of the rest of the
 * world (where one means several zones, the one that news uses most), and names of the tz database.
 */
final class ZoneNames {
    private static final Pattern OFFSET = Pattern.compile(
            "(?:utc|gmt|ut|z|[a-z]{2,5})?\\s*:?([+-])\\s?-?(\\d{1,2}?)(?::?(\\d{2}))?(?::?\\d{2})?(?!\\d)");
    private static final int WIDEST_HOURS = 14;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("z", "Z"),
            Map.entry("ut", "Z"),
            Map.entry("gmt", "Z"),
            Map.entry("utc", "Z"),
            Map.entry("wet", "Z"),
            Map.entry("west", "+1"),
            Map.entry("bst", "+1"),
            Map.entry("met", "+1"),
            Map.entry("cet", "+1"),
            Map.entry("mez", "+1"),
            Map.entry("wat", "+1"),
            Map.entry("mest", "+2"),
            Map.entry("mesz", "+2"),
            Map.entry("cest", "+2"),
            Map.entry("eet", "+2"),
            Map.entry("sast", "+2"),
            Map.entry("cat", "+2"),
            Map.entry("eest", "+3"),
            Map.entry("msk", "+3"),
            Map.entry("trt", "+3"),
            Map.entry("eat", "+3"),
            Map.entry("idt", "+3"),
            Map.entry("ast", "-4"),
            Map.entry("msd", "+4"),
            Map.entry("gst", "+4"),
            Map.entry("samt", "+4"),
            Map.entry("irst", "+03:30"),
            Map.entry("irdt", "+04:30"),
            Map.entry("aft", "+04:30"),
            Map.entry("pkt", "+5"),
            Map.entry("uzt", "+5"),
            Map.entry("yekt", "+5"),
            Map.entry("ist", "+05:30"),
            Map.entry("npt", "+05:45"),
            Map.entry("ict", "+7"),
            Map.entry("wib", "+7"),
            Map.entry("krat", "+7"),
            Map.entry("hkt", "+8"),
            Map.entry("sgt", "+8"),
            Map.entry("pht", "+8"),
            Map.entry("myt", "+8"),
            Map.entry("wita", "+8"),
            Map.entry("awst", "+8"),
            Map.entry("jst", "+9"),
            Map.entry("kst", "+9"),
            Map.entry("acst", "+09:30"),
            Map.entry("acdt", "+10:30"),
            Map.entry("aest", "+10"),
            Map.entry("aedt", "+11"),
            Map.entry("vlat", "+10"),
            Map.entry("nzst", "+12"),
            Map.entry("nzdt", "+13"),
            Map.entry("nst", "-03:30"),
            Map.entry("ndt", "-02:30"),
            Map.entry("brt", "-3"),
            Map.entry("art", "-3"),
            Map.entry("adt", "-3"),
            Map.entry("at", "America/Halifax"),
            Map.entry("clt", "-4"),
            Map.entry("vet", "-4"),
            Map.entry("edt", "-4"),
            Map.entry("est", "-5"),
            Map.entry("et", "America/New_York"),
            Map.entry("cot", "-5"),
            Map.entry("pet", "-5"),
            Map.entry("cdt", "-5"),
            Map.entry("cst", "-6"),
            Map.entry("ct", "America/Chicago"),
            Map.entry("mdt", "-6"),
            Map.entry("mst", "-7"),
            Map.entry("mt", "America/Denver"),
            Map.entry("pdt", "-7"),
            Map.entry("pst", "-8"),
            Map.entry("pt", "America/Los_Angeles"),
            Map.entry("akdt", "-8"),
            Map.entry("akst", "-9"),
            Map.entry("hst", "-10"));

    private ZoneNames() {}

    /**
     * A local time with the zone that was written behind it.
     *
     * @param time seconds after the epoch if the zone were UTC
     * @param known whether the zone was written and understood; if not, it is taken for UTC
     */
    record Zoned(Instant time, boolean known) {}

    /**
     * Applies a zone.
     *
     * @param zone lower-case text between the time and the end; empty if there was none
     * @return null if the text is an offset that cannot be, as in {@code +zz:00} or {@code -99:99}
     */
    static @Nullable Zoned apply(LocalDateTime local, String zone) {
        String clean = zone.strip().replaceAll("^[\\s,(]+|[\\s,).]+$", "");
        if (clean.isEmpty()) {
            return new Zoned(local.toInstant(ZoneOffset.UTC), false);
        }
        Matcher offset = OFFSET.matcher(clean);
        if (offset.lookingAt()) {
            return offset(local, offset);
        }
        if (clean.startsWith("+") || clean.startsWith("-")) {
            return null;
        }
        String first = clean.split("[\\s,(]", 2)[0].replace(".", "");
        String name = NAMES.get(first);
        try {
            ZoneId id = name != null ? ZoneId.of(name) : first.contains("/") ? region(first) : null;
            return id == null
                    ? new Zoned(local.toInstant(ZoneOffset.UTC), false)
                    : new Zoned(local.atZone(id).toInstant(), true);
        } catch (DateTimeException e) {
            return new Zoned(local.toInstant(ZoneOffset.UTC), false);
        }
    }

    /** Whether a word names a zone. */
    static boolean isName(String word) {
        return NAMES.containsKey(word) || (word.contains("/") && region(word) != null);
    }

    private static @Nullable Zoned offset(LocalDateTime local, Matcher offset) {
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (hours > 24 || minutes > 59) {
            return null;
        }
        if (hours > WIDEST_HOURS || (offset.group(1).equals("-") && hours > 12)) {
            return new Zoned(local.toInstant(ZoneOffset.UTC), false);
        }
        int sign = offset.group(1).equals("-") ? -1 : 1;
        return new Zoned(local.toInstant(ZoneOffset.UTC).minusSeconds(sign * (hours * 3600L + minutes * 60L)), true);
    }

    private static @Nullable ZoneId region(String lower) {
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.toLowerCase(Locale.ROOT).equals(lower)) {
                return ZoneId.of(id);
            }
        }
        return null;
    }
}
