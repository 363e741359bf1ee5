package dev.wirewatch.feed.parse;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code wirewatch feed parse FILE} prints: one line for the feed, then one for each item. */
public final class FeedParseView {
    private static final Duration ANY_AGE = Duration.ofDays(36_500);
    private static final String UNKNOWN_ADDRESS = "https://feed.invalid/";

    private FeedParseView() {}

    /**
     * The first line.
     *
     * @param feed the feed
     */
    public record FeedLine(Head feed) {}

    /**
     * The feed.
     *
     * @param title plain text
     * @param link address of its site; null if there is none
     * @param language BCP 47 tag; null if undeclared
     * @param format dialect, as in {@link FeedHeader#format}
     */
    public record Head(
            String title, @Nullable String link, @Nullable String language, String format) {}

    /**
     * An item that is not passed on.
     *
     * @param rejected why, in words
     * @param reason why, for counting
     * @param position its place in the document, from 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RejectedLine(String rejected, RejectedItem.Reason reason, int position) {}

    /**
     * The lines of a feed.
     *
     * @param base the address it came from, which the articles' ids depend on where they have no link; null if unknown
     * @param fetched the time that the articles are to carry
     * @return a {@link FeedLine}, then an {@link dev.wirewatch.model.Article} for each item, then a {@link RejectedLine}
     *     for each item that is rejected; all made for Jackson
     */
    public static List<Object> of(ParsedFeed parsed, @Nullable URI base, Instant fetched) {
        FeedHeader header = parsed.header();
        List<Object> lines = new ArrayList<>();
        lines.add(new FeedLine(new Head(header.title(), header.link(), header.language(), header.format())));
        Feed feed = feed(parsed, base);
        parsed.items().forEach(item -> lines.add(Articles.of(feed, item, fetched, ANY_AGE)));
        parsed.rejected().forEach(item -> lines.add(new RejectedLine(item.detail(), item.reason(), item.position())));
        return lines;
    }

    private static Feed feed(ParsedFeed parsed, @Nullable URI base) {
        String self = Links.resolve(null, base == null ? parsed.links().self() : base.toString());
        String url = self == null || URI.create(self).getHost() == null ? UNKNOWN_ADDRESS : self;
        String title = parsed.header().title();
        return new Feed(
                Ids.of("feed", url),
                url,
                title,
                null,
                null,
                parsed.header().language(),
                2,
                null,
                false,
                false,
                List.of());
    }
}
