package dev.wirewatch.topology.ingest;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.time.Duration;

/**
 * When a feed counts as silent or dead.
 *
 * @param silentLeast no shorter silence counts, whatever the feed's habit
 * @param deadAfter how long a feed of tier 1 may be unreadable
 */
public record WatchSettings(Duration silentLeast, Duration deadAfter) {
    /** What is right for the public internet. */
    public static final WatchSettings DEFAULTS = new WatchSettings(Duration.ofHours(24), Duration.ofHours(2));

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public WatchSettings {
        if (silentLeast.isNegative() || silentLeast.isZero() || deadAfter.isNegative() || deadAfter.isZero()) {
            throw new IllegalArgumentException(
                    "silent-least and dead-after must be longer than zero, are " + silentLeast + " and " + deadAfter);
        }
    }

    /** The settings in force. */
    public static WatchSettings of(Settings settings) {
        return new WatchSettings(
                settings.duration(SettingKey.INGEST_WATCH_SILENT_LEAST),
                settings.duration(SettingKey.INGEST_WATCH_DEAD_AFTER));
    }

    /**
     * How long a feed may be unreadable before it counts as dead: a desk misses an agency after two hours, an aggregator
     * after a day.
     *
     * @param tier 1 to 3
     */
    Duration deadAfter(int tier) {
        return deadAfter.multipliedBy(
                switch (tier) {
                    case 1 -> 1;
                    case 2 -> 4;
                    default -> 12;
                });
    }
}
