package dev.wirewatch.topology.ingest;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.feed.page.FullTextSettings;
import java.time.Duration;

/**
 * Bounds of the poller besides those of polling and fetching.
 *
 * @param tick how often due feeds are handed out and finished ones taken in
 * @param itemsPerTick items that a tick takes in at most; a large document is spread over several, so that a
 *     transaction stays short
 * @param pending polls that may be under way or waiting in one process
 * @param pendingBytes bytes of bodies that may be waiting to be parsed in one process
 * @param parserThreads threads that parse
 * @param maxAge effective times are never older than this at the fetch
 * @param seenRetention how long an item is remembered after it was last in its feed
 * @param largestArticle characters of an item beyond which it is dead-lettered instead of published
 * @param deadLetterBytes bytes of an unreadable body that a dead letter keeps
 * @param fullText whose article pages are read
 */
public record IngestSettings(
        Duration tick,
        int itemsPerTick,
        int pending,
        long pendingBytes,
        int parserThreads,
        Duration maxAge,
        Duration seenRetention,
        int largestArticle,
        int deadLetterBytes,
        FullTextSettings fullText) {
    /** What is right for one machine. */
    public static final IngestSettings DEFAULTS = new IngestSettings(
            Duration.ofMillis(100),
            1_000,
            4_000,
            96L << 20,
            3,
            Duration.ofDays(30),
            Duration.ofDays(400),
            1_000_000,
            64 << 10,
            FullTextSettings.DEFAULTS);

    /** The same without article pages. */
    public IngestSettings(
            Duration tick,
            int itemsPerTick,
            int pending,
            long pendingBytes,
            int parserThreads,
            Duration maxAge,
            Duration seenRetention,
            int largestArticle,
            int deadLetterBytes) {
        this(
                tick,
                itemsPerTick,
                pending,
                pendingBytes,
                parserThreads,
                maxAge,
                seenRetention,
                largestArticle,
                deadLetterBytes,
                FullTextSettings.NONE);
    }

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public IngestSettings {
        positive("tick", tick);
        positive("max-age", maxAge);
        positive("seen-retention", seenRetention);
        atLeastOne("items-per-tick", itemsPerTick);
        atLeastOne("pending", pending);
        atLeastOne("pending-bytes", pendingBytes);
        atLeastOne("parser-threads", parserThreads);
        atLeastOne("largest-article", largestArticle);
        atLeastOne("dead-letter-bytes", deadLetterBytes);
    }

    /** The settings in force. */
    public static IngestSettings of(Settings settings) {
        return new IngestSettings(
                DEFAULTS.tick,
                DEFAULTS.itemsPerTick,
                settings.count(SettingKey.INGEST_CONNECTIONS),
                Math.max(DEFAULTS.pendingBytes, 4 * settings.bytes(SettingKey.INGEST_BODY_MAX)),
                DEFAULTS.parserThreads,
                settings.duration(SettingKey.INGEST_MAX_AGE),
                settings.duration(SettingKey.INGEST_SEEN_RETENTION),
                DEFAULTS.largestArticle,
                DEFAULTS.deadLetterBytes,
                FullTextSettings.of(settings));
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than zero, is " + duration);
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }
}
