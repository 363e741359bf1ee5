package dev.wirewatch.feed.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.model.Enclosure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1); one that breaks off keeps the items before. */
final class JsonFeedReader {
    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactory())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final int MOST_ITEMS = 100_000;

    private final @Nullable String documentBase;
    private final @Nullable String httpLanguage;
    private final ObjectNode head = JSON.createObjectNode();
    private final List<JsonNode> items = new ArrayList<>();
    private boolean brokenOff;

    JsonFeedReader(@Nullable String documentBase, @Nullable String httpLanguage) {
        this.documentBase = documentBase;
        this.httpLanguage = httpLanguage;
    }

    /**
     * Reads a document's text.
     *
     * @throws UnparseableFeedException if it is no JSON feed
     */
    ParsedFeed read(String text) throws UnparseableFeedException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnparseableFeedException("JSON, but not a JSON feed: it is no object");
            }
            members(parser);
        } catch (JsonProcessingException e) {
            if (items.isEmpty()) {
                throw new UnparseableFeedException("not valid JSON: " + e.getOriginalMessage(), e);
            }
            brokenOff = true;
        } catch (IOException e) {
            throw new UnparseableFeedException("cannot be read: " + e.getMessage(), e);
        }
        String version = text(head, "version");
        if ((version == null || !version.contains("jsonfeed.org")) && items.isEmpty()) {
            throw new UnparseableFeedException("JSON, but not a JSON feed: it has no version of jsonfeed.org");
        }
        return feed(version == null ? "" : version);
    }

    private void members(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY && items.size() < MOST_ITEMS) {
                    items.add(JSON.readTree(parser));
                }
            } else {
                head.set(name, JSON.readTree(parser));
            }
        }
    }

    private ParsedFeed feed(String version) {
        String feedUrl = url(documentBase, "feed_url", head);
        String base =
                documentBase != null ? documentBase : feedUrl != null ? feedUrl : url(null, "home_page_url", head);
        String title = text(head, "title");
        FeedHeader header = new FeedHeader(
                version.contains("1.1") ? "json_1.1" : "json_1.0",
                title == null ? "" : TitleText.ofHtml(title),
                url(base, "home_page_url", head),
                language(),
                description(),
                feedUrl,
                null,
                null,
                List.copyOf(authors(head)),
                List.of());
        List<ItemDraft> drafts = new ArrayList<>();
        for (JsonNode item : items) {
            drafts.add(item.isObject() ? item(item, base, header) : ItemDraft.malformed("an item must be an object"));
        }
        String next = url(base, "next_url", head);
        boolean toItself = next == null || next.equals(feedUrl) || next.equals(documentBase);
        FeedLinks links = new FeedLinks(hubs(base), feedUrl, toItself ? null : next, null);
        return new XmlFeedReader.Assembly(drafts, false).feed(header, PacingHints.NONE, links, brokenOff);
    }

    private @Nullable String language() {
        String declared = Languages.tag(text(head, "language"));
        return declared == null ? httpLanguage : declared;
    }

    private @Nullable String description() {
        String description = text(head, "description");
        return description == null ? null : Html.ofText(description).html();
    }

    private List<String> hubs(@Nullable String base) {
        List<String> hubs = new ArrayList<>();
        for (JsonNode hub : head.path("hubs")) {
            String url = url(base, "url", hub);
            if (url != null) {
                hubs.add(url);
            }
        }
        return hubs;
    }

    private static ItemDraft item(JsonNode node, @Nullable String base, FeedHeader header) {
        ItemDraft draft = new ItemDraft();
        draft.guid = text(node, "id");
        String external = url(base, "external_url", node);
        draft.link = url(base, "url", node);
        if (external != null) {
            draft.links.add(new RelLink("related", external, null));
            draft.link = draft.link == null ? external : draft.link;
        }
        if (draft.link == null) {
            draft.link = Links.resolve(null, draft.guid);
        } else {
            draft.links.add(new RelLink("alternate", draft.link, null));
        }
        draft.guidIsPermaLink = draft.guid != null && draft.guid.equals(draft.link);
        texts(node, base, draft);
        dates(node, draft);
        draft.authors.addAll(authors(node));
        if (draft.authors.isEmpty()) {
            draft.authors.addAll(header.authors());
        }
        for (JsonNode tag : node.path("tags")) {
            String label = tag.isValueNode() ? TitleText.ofText(tag.asText()) : "";
            if (!label.isEmpty()) {
                draft.categories.add(label);
            }
        }
        attachments(node, base, draft);
        String language = Languages.tag(text(node, "language"));
        draft.language = language == null ? header.language() : language;
        return draft;
    }

    private static void texts(JsonNode node, @Nullable String base, ItemDraft draft) {
        String title = text(node, "title");
        draft.title = title == null ? "" : TitleText.ofHtml(title);
        String summary = text(node, "summary");
        draft.summary = summary == null ? Html.EMPTY : Html.ofText(summary);
        String html = text(node, "content_html");
        String plain = text(node, "content_text");
        draft.content = html != null ? Html.of(html, base) : plain != null ? Html.ofText(plain) : Html.EMPTY;
    }

    private static void dates(JsonNode node, ItemDraft draft) {
        draft.published(FeedDate.parse(text(node, "date_published")));
        draft.updated(FeedDate.parse(text(node, "date_modified")));
    }

    private static void attachments(JsonNode node, @Nullable String base, ItemDraft draft) {
        for (JsonNode attachment : node.path("attachments")) {
            String url = url(base, "url", attachment);
            if (url != null) {
                draft.enclosures.addAll(List.of(new Enclosure(
                        url, text(attachment, "mime_type"), Media.length(text(attachment, "size_in_bytes")))));
            }
        }
    }

    private static Set<String> authors(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : node.path("authors")) {
            addName(names, author);
        }
        addName(names, node.path("author"));
        return names;
    }

    private static void addName(Set<String> names, JsonNode author) {
        String name = author.isTextual() ? author.asText() : text(author, "name");
        if (name != null && !TitleText.ofText(name).isEmpty()) {
            names.add(TitleText.ofText(name));
        }
    }

    private static @Nullable String url(@Nullable String base, String field, JsonNode node) {
        return Links.resolve(base, text(node, field));
    }

    /** A string, or a number where the feed should have written a string; null if it is absent, blank or a structure. */
    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
        return text.isEmpty() ? null : XmlText.scrubbed(text);
    }
}
