package dev.wirewatch.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a JSON Lines file: an object with {@code title}, {@code text} or {@code html} (one of the three at least),
 * and optionally {@code id}, {@code published}, {@code updated}, {@code source} or {@code publisher}, {@code link},
 * {@code language}, {@code feed}, {@code authors}, {@code categories}. Other fields are ignored, so that exports of other
 * programs can be read as they are.
 */
final class JsonRecord {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** Numbers from here on are milliseconds: as seconds they would be in the year 5138. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private JsonRecord() {}

    /**
     * Takes a line apart.
     *
     * @throws UnreadableException if it is no such object
     */
    static Extracted read(String line) throws UnreadableException {
        JsonNode root;
        try {
            root = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new UnreadableException("it is no JSON object: " + problem);
        }
        if (!root.isObject()) {
            throw new UnreadableException("it must be a JSON object, is " + kind(root));
        }
        String given = text(root, "title");
        String title = given == null ? "" : given.replaceAll("\\s+", " ").strip();
        String body = text(root, "text");
        String html = body == null ? text(root, "html") : null;
        String text = body != null ? body : html == null ? "" : HtmlText.ofFragment(html);
        return new Extracted(
                identifier(root),
                text(root, "feed"),
                title,
                ArticleText.clean(text, title),
                time(root, "published"),
                time(root, "updated"),
                root.hasNonNull("publisher") ? text(root, "publisher") : text(root, "source"),
                SafeLink.of(text(root, "link")),
                text(root, "language"),
                texts(root, "authors"),
                texts(root, "categories"));
    }

    private static @Nullable String identifier(JsonNode root) throws UnreadableException {
        JsonNode id = root.path("id");
        return id.isIntegralNumber() ? id.asText() : text(root, "id");
    }

    /** The value of a field; null if it is absent, null or blank. */
    private static @Nullable String text(JsonNode root, String field) throws UnreadableException {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new UnreadableException(field + " must be a text, is " + kind(value));
        }
        return value.asText().isBlank() ? null : value.asText().strip();
    }

    private static List<String> texts(JsonNode root, String field) throws UnreadableException {
        JsonNode value = root.path(field);
        if (!value.isArray()) {
            String single = text(root, field);
            return single == null ? List.of() : List.of(single);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isTextual()) {
                throw new UnreadableException(field + " must be a list of texts, holds " + kind(one));
            }
            texts.add(one.asText());
        }
        return texts;
    }

    private static @Nullable StatedTime time(JsonNode root, String field) throws UnreadableException {
        JsonNode value = root.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.asLong();
            Instant instant = Math.abs(number) >= MILLISECONDS_FROM
                    ? Instant.ofEpochMilli(number)
                    : Instant.ofEpochSecond(number);
            return StatedTime.of(instant, true);
        }
        return WrittenTimes.parse(text(root, field));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case MISSING -> "empty";
            default -> "null";
        };
    }
}
