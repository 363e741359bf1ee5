package dev.wirewatch.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of those who deliver its alerts. It travels in the alert's labels, under names that no label of a rules
 * file can have, so that every consumer can honour it; the alert itself is recorded whatever it says.
 *
 * @param repeat how long after an alert was told of it is told of again while it stands; null for never
 * @param cooldown how long after an alert of the same rule and group was told of nothing more is told of that group; null
 *     for not at all
 * @param quietHours when nothing is told; null for never
 */
public record DeliveryTerms(
        @Nullable Duration repeat,
        @Nullable Duration cooldown,
        @Nullable QuietHours quietHours) {
    /** Label with the interval of repetition, an ISO 8601 duration. */
    public static final String REPEAT = "delivery.repeat";
    /** Label with the cooldown, an ISO 8601 duration. */
    public static final String COOLDOWN = "delivery.cooldown";
    /** Label with the quiet hours, as in {@code 22:00-06:30 Europe/Berlin}. */
    public static final String QUIET_HOURS = "delivery.quiet-hours";

    /**
     * Reads the labels of an alert.
     *
     * @throws java.time.DateTimeException if somebody else wrote them
     */
    public static DeliveryTerms of(Map<String, String> labels) {
        String repeat = labels.get(REPEAT);
        String cooldown = labels.get(COOLDOWN);
        String quiet = labels.get(QUIET_HOURS);
        return new DeliveryTerms(
                repeat == null ? null : Duration.parse(repeat),
                cooldown == null ? null : Duration.parse(cooldown),
                quiet == null ? null : QuietHours.parse(quiet));
    }

    /** The labels that say the same. */
    public SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        if (repeat != null) {
            labels.put(REPEAT, repeat.toString());
        }
        if (cooldown != null) {
            labels.put(COOLDOWN, cooldown.toString());
        }
        if (quietHours != null) {
            labels.put(QUIET_HOURS, quietHours.toString());
        }
        return labels;
    }

    /** When somebody may be told of what happens at some time. */
    public Instant notBefore(Instant at) {
        return quietHours == null ? at : quietHours.notBefore(at);
    }
}
