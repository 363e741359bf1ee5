package dev.wirewatch.kafka;

import dev.wirewatch.model.Feed;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A feed with who registered it.
 *
 * @param feed the feed as it is polled
 * @param origin who registered it, as in {@code opml}; empty if unknown
 * @param pausedByCommand what an operator has said about polling, which wins over what the origin says; null if nothing
 */
public record FeedRegistration(
        Feed feed, String origin, @Nullable Boolean pausedByCommand) {
    /** The origin of feeds of the configured OPML file. */
    public static final String OPML = "opml";
    /** The origin of feeds that an operator has added with a command. */
    public static final String COMMAND = "command";
    /** The origin of the sample newsroom's feeds. */
    public static final String NEWSROOM = "newsroom";

    /** Header that names the origin; a synchronisation changes and removes only what its origin registered. */
    private static final String ORIGIN_HEADER = "wirewatch-origin";
    /** Header that keeps an operator's word on polling over synchronisations. */
    private static final String PAUSED_HEADER = "wirewatch-paused-by-command";

    public FeedRegistration {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(origin, "origin");
    }

    /** A registration with nothing said about polling beside the feed itself. */
    public static FeedRegistration of(Feed feed, String origin) {
        return new FeedRegistration(feed, origin, null);
    }

    /** The registration of another form of the feed by the same origin: an operator's word on polling stays. */
    FeedRegistration of(Feed changed) {
        return new FeedRegistration(
                pausedByCommand == null ? changed : changed.withPaused(pausedByCommand), origin, pausedByCommand);
    }

    /** The registration with an operator's word on polling. */
    FeedRegistration paused(boolean suspended) {
        // What an operator paused and resumes is again as its origin says; what the origin paused needs to be
        // overruled.
        boolean undone = !suspended && Boolean.TRUE.equals(pausedByCommand);
        return new FeedRegistration(
                feed.withPaused(suspended), origin, (undone || origin.equals(COMMAND)) ? null : suspended);
    }

    /** Whether the feed is in a group or in one of the group's own groups. */
    public boolean in(String group) {
        String own = feed.group();
        return own != null && (own.equals(group) || own.startsWith(group + "/"));
    }

    /** The registration that a record of the feeds topic holds. */
    public static FeedRegistration read(Feed feed, Headers headers) {
        String origin = text(headers.lastHeader(ORIGIN_HEADER));
        String paused = text(headers.lastHeader(PAUSED_HEADER));
        return new FeedRegistration(feed, origin, paused.isEmpty() ? null : Boolean.valueOf(paused));
    }

    void write(Headers headers) {
        headers.add(ORIGIN_HEADER, origin.getBytes(StandardCharsets.UTF_8));
        if (pausedByCommand != null) {
            headers.add(PAUSED_HEADER, pausedByCommand.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(@Nullable Header header) {
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
