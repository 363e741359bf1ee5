package dev.wirewatch.delivery.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a digest shows them: in the zone of its schedule, to the minute. */
final class Times {
    private final DateTimeFormatter format;

    Times(ZoneId zone) {
        this.format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT).withZone(zone);
    }

    String of(Instant time) {
        return format.format(time);
    }
}
