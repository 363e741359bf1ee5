package dev.wirewatch.feed;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.time.Duration;

/**
 * How often to poll. Every duration may be as short as a second.
 *
 * @param interval between polls of a feed that has none of its own
 * @param minInterval lower bound of any feed's interval, whatever it asks for
 * @param maxInterval upper bound of what a silent feed is slowed down to
 * @param jitter largest share of a delay that is added to it at random, 0 to 1: polls never come early
 * @param backOffBase delay that is doubled for each failure in a row; the feed's interval if that is longer
 * @param backOffMax upper bound of the delay after failures
 * @param retryAfterMax upper bound of what Retry-After may ask for
 * @param hintMax upper bound of what Cache-Control, Expires, ttl and sy:updatePeriod may ask for
 * @param dormantAfter silence after which a feed counts as dormant and is asked less and less
 * @param redirectConfirmations polls in a row that must find the same permanent redirect before the address is replaced
 * @param startBurst newly registered or overdue feeds that each task polls at once; the rest is spread over the interval
 */
public record PollSettings(
        Duration interval,
        Duration minInterval,
        Duration maxInterval,
        double jitter,
        Duration backOffBase,
        Duration backOffMax,
        Duration retryAfterMax,
        Duration hintMax,
        Duration dormantAfter,
        int redirectConfirmations,
        int startBurst) {

    /** A back-off base that every feed's interval exceeds: the interval is doubled, also one that the feed has alone. */
    private static final Duration EACH_FEEDS_OWN = Duration.ofMillis(1);

    /** What is right for the public internet. */
    public static final PollSettings DEFAULTS = new PollSettings(
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofHours(6),
            0.05,
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(2),
            Duration.ofHours(12),
            Duration.ofDays(30),
            3,
            250);

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public PollSettings {
        positive("interval", interval);
        positive("min-interval", minInterval);
        positive("max-interval", maxInterval);
        positive("back-off-base", backOffBase);
        positive("back-off-max", backOffMax);
        positive("retry-after-max", retryAfterMax);
        positive("hint-max", hintMax);
        positive("dormant-after", dormantAfter);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, is " + jitter);
        }
        if (redirectConfirmations < 1 || redirectConfirmations > 10) {
            throw new IllegalArgumentException(
                    "redirect-confirmations must be from 1 to 10, is " + redirectConfirmations);
        }
        if (startBurst < 1) {
            throw new IllegalArgumentException("start-burst must be at least 1, is " + startBurst);
        }
    }

    /**
     * The settings in force. An interval shorter than the minimum lowers that, as both are the operator's word.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public static PollSettings of(Settings settings) {
        Duration interval = settings.duration(SettingKey.INGEST_INTERVAL);
        Duration least = settings.duration(SettingKey.INGEST_MIN_INTERVAL);
        return new PollSettings(
                interval,
                interval.compareTo(least) < 0 ? interval : least,
                settings.duration(SettingKey.INGEST_MAX_INTERVAL),
                settings.share(SettingKey.INGEST_JITTER),
                settings.delay(SettingKey.INGEST_BACKOFF_BASE, EACH_FEEDS_OWN),
                settings.duration(SettingKey.INGEST_BACKOFF_MAX),
                settings.duration(SettingKey.INGEST_RETRY_AFTER_MAX),
                settings.duration(SettingKey.INGEST_HINT_MAX),
                settings.duration(SettingKey.INGEST_DORMANT_AFTER),
                settings.count(SettingKey.INGEST_REDIRECT_CONFIRMATIONS),
                settings.count(SettingKey.INGEST_START_BURST));
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than zero, is " + duration);
        }
    }

    /** The same with another interval, and a lower bound that permits it. */
    public PollSettings withInterval(Duration other) {
        return new PollSettings(
                other,
                other.compareTo(minInterval) < 0 ? other : minInterval,
                maxInterval,
                jitter,
                backOffBase,
                backOffMax,
                retryAfterMax,
                hintMax,
                dormantAfter,
                redirectConfirmations,
                startBurst);
    }
}
