package dev.wirewatch.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about its article in JSON-LD with the words of schema.org. */
final class LinkedData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinkedData() {}

    /** The first node that is an article of some kind; a missing node if there is none. */
    static JsonNode article(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            JsonNode article = article(parse(script.data()));
            if (!article.isMissingNode()) {
                return article;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Broken linked data is common and only one of several sources for the same facts.
            return MissingNode.getInstance();
        }
    }

    private static JsonNode article(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            JsonNode node = open.poll();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (isArticle(node.path("@type"))) {
                return node;
            } else if (node.isObject()) {
                node.path("@graph").forEach(open::add);
                if (node.path("mainEntity").isObject()) {
                    open.add(node.path("mainEntity"));
                }
            }
        }
        return MissingNode.getInstance();
    }

    /** NewsArticle, ReportageNewsArticle, BlogPosting and the other kinds of schema.org/Article. */
    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticle(one)) {
                    return true;
                }
            }
            return false;
        }
        String name = type.asText("");
        return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
    }

    /** The name of a person or organisation, which may be a text, an object or a list; null if there is none. */
    static @Nullable String name(JsonNode node) {
        List<String> names = names(node);
        return names.isEmpty() ? null : names.get(0);
    }

    /** All names of such a node. */
    static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        Iterable<JsonNode> nodes = node.isArray() ? node : List.of(node);
        for (JsonNode one : nodes) {
            String name = one.isTextual() ? one.asText() : one.path("name").asText("");
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
