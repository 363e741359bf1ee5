package dev.wirewatch.feed.page;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.feed.parse.FeedItem;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Which articles' pages are asked for, and how.
 *
 * @param mode whose pages
 * @param gap pause between two pages of one site, unless its robots.txt asks for a longer one
 * @param attempts after which a page is given up
 * @param backoff pause after the first failure; four times as long after each further one
 */
public record FullTextSettings(Mode mode, Duration gap, int attempts, Duration backoff) {
    /** Whose pages are asked for. */
    public enum Mode {
        /** Nobody's. */
        NONE,
        /** Those of feeds that are marked for full text. */
        MARKED,
        /** Also those of feeds that show short items throughout. */
        AUTO
    }

    /** What is right for the public internet. */
    public static final FullTextSettings DEFAULTS =
            new FullTextSettings(Mode.AUTO, Duration.ofSeconds(1), 5, Duration.ofMinutes(1));

    /** No pages at all. */
    public static final FullTextSettings NONE =
            new FullTextSettings(Mode.NONE, DEFAULTS.gap, DEFAULTS.attempts, DEFAULTS.backoff);

    /** An item with more characters of text than this is taken to be the whole article. */
    private static final int WHOLE = 2_000;
    /** What “short items throughout” means: at least so many items in the document, none with more text than this. */
    private static final int THROUGHOUT = 5;

    private static final int SHORT = 500;
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(12);

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public FullTextSettings {
        positive("full-text.gap", gap);
        positive("full-text.backoff", backoff);
        if (attempts < 1) {
            throw new IllegalArgumentException("full-text.attempts must be at least 1, is " + attempts);
        }
    }

    /**
     * The settings in force.
     *
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    public static FullTextSettings of(Settings settings) {
        return new FullTextSettings(
                Mode.valueOf(settings.text(SettingKey.INGEST_FULL_TEXT_MODE).toUpperCase(Locale.ROOT)),
                settings.duration(SettingKey.INGEST_FULL_TEXT_GAP),
                settings.count(SettingKey.INGEST_FULL_TEXT_ATTEMPTS),
                settings.duration(SettingKey.INGEST_FULL_TEXT_BACKOFF));
    }

    /**
     * Whether a feed's articles are to be completed from their pages.
     *
     * @param items those of a document of the feed
     */
    public boolean applies(Feed feed, List<FeedItem> items) {
        return switch (mode) {
            case NONE -> false;
            case MARKED -> feed.fullText();
            case AUTO -> feed.fullText() || shortThroughout(items);
        };
    }

    private static boolean shortThroughout(List<FeedItem> items) {
        return items.size() >= THROUGHOUT
                && items.stream().allMatch(item -> item.text().length() <= SHORT);
    }

    /** Whether a text is short enough for there to be more of it on a page. */
    public boolean incomplete(String text) {
        return text.length() <= WHOLE;
    }

    /**
     * How long to wait after a failure.
     *
     * @param attempt which one has failed, from 1
     */
    public Duration backoff(int attempt) {
        Duration wait = backoff.multipliedBy(1L << (2 * Math.min(attempt - 1, 10)));
        return wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait;
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than zero, is " + duration);
        }
    }
}
