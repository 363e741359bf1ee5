package dev.wirewatch.feed.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.Enclosure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code wirewatch feed parse --jsonl} does with a line: a document in, its feed out. A line that cannot be read
 * gives a line that says so; nothing that a line contains ends the batch.
 */
public final class FeedParseBatch {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(2 * FeedParser.LARGEST_BODY)
                        .build());
    }

    private final FeedParser parser = new FeedParser();

    /** A batch. */
    public FeedParseBatch() {}

    /**
     * A line of output.
     *
     * @param id the id of the line of input; null if it could not be read
     * @param ok whether the document is a feed
     * @param error what is wrong with it, in words; null if ok
     * @param feed the feed; null if not ok
     * @param items its items in the document's order, those too that would be rejected as empty or cut off; none if not ok
     */
    public record Result(
            @Nullable String id,
            boolean ok,
            @Nullable String error,
            @Nullable FeedHeader feed,
            List<Item> items) {}

    /**
     * An item, the components as in {@link FeedItem}.
     *
     * @param guid the item's identifier
     * @param title plain text
     * @param link absolute address
     * @param published claimed time of publication
     * @param updated claimed time of change
     * @param summary sanitised HTML
     * @param content sanitised HTML
     * @param authors names
     * @param categories labels
     * @param enclosures attached media
     * @param language BCP 47 tag
     */
    public record Item(
            @Nullable String guid,
            String title,
            @Nullable String link,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String summary,
            @Nullable String content,
            List<String> authors,
            List<String> categories,
            List<Enclosure> enclosures,
            @Nullable String language) {
        static Item of(FeedItem item) {
            return new Item(
                    item.guid(),
                    item.title(),
                    item.link(),
                    item.published(),
                    item.updated(),
                    item.summary(),
                    item.content(),
                    item.authors(),
                    item.categories(),
                    item.enclosures(),
                    item.language());
        }
    }

    /**
     * Reads one document.
     *
     * @param line a JSON object {@code {"id", "url", "headers": {…}, "body": base64}}; url and headers may be left out
     * @return one line of JSON without line break, a {@link Result}
     */
    public String parseLine(String line) {
        Result result;
        try {
            result = parse(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            result = failure(null, "the line is not JSON: " + e.getOriginalMessage());
        }
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result consists of strings, numbers and times", e);
        }
    }

    private Result parse(JsonNode line) {
        String id = line.path("id").isValueNode() ? line.path("id").asText() : null;
        if (!line.path("body").isTextual()) {
            return failure(id, "the line has no body (a Base64 string)");
        }
        try {
            byte[] body = Base64.getMimeDecoder().decode(line.path("body").asText());
            String contentType = header(line.path("headers"), "content-type");
            String language = header(line.path("headers"), "content-language");
            ParsedFeed feed = parser.parse(new FeedDocument(body, contentType, base(line), language));
            return new Result(id, true, null, feed.header(), items(feed));
        } catch (UnparseableFeedException e) {
            return failure(id, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return failure(id, "the body is not Base64: " + e.getMessage());
        }
    }

    /** Everything that the document has, what would not be published as well: the caller wants to see how it was read. */
    private static List<Item> items(ParsedFeed feed) {
        Map<Integer, RejectedItem> rejected = new HashMap<>();
        feed.rejected().forEach(item -> rejected.put(item.position(), item));
        Iterator<FeedItem> accepted = feed.items().iterator();
        List<Item> all = new ArrayList<>();
        for (int i = 0; i < feed.items().size() + rejected.size(); i++) {
            RejectedItem instead = rejected.get(i);
            FeedItem item = instead == null ? accepted.next() : instead.item();
            if (item != null) {
                all.add(Item.of(item));
            }
        }
        return all;
    }

    private static Result failure(@Nullable String id, String error) {
        return new Result(id, false, error, null, List.of());
    }

    /** RFC 3986 section 5.1: Content-Location, itself relative to the address, before the address. */
    private static @Nullable URI base(JsonNode line) {
        String url = Links.resolve(null, line.path("url").asText(""));
        String location = Links.resolve(url, header(line.path("headers"), "content-location"));
        String base = location == null ? url : location;
        return base == null ? null : URI.create(base);
    }

    private static @Nullable String header(JsonNode headers, String name) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                JsonNode value = header.getValue().isArray() ? header.getValue().path(0) : header.getValue();
                return value.isTextual() ? value.asText() : null;
            }
        }
        return null;
    }
}
