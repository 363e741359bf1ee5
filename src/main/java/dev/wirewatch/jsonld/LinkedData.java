package dev.wirewatch.jsonld;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the article among the linked data of a page. */
public final class LinkedData {
    private static final int MOST_DEPTH = 50;
    private static final int MOST_NODES = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .build();

    private LinkedData() {}

    /** The first node that is an article of some kind; a missing node if there is none. */
    public static JsonNode article(Document page) {
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
        for (int i = 0; i < MOST_NODES && !open.isEmpty(); i++) {
            JsonNode node = open.remove();
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

    /** The kinds of schema.org/Article: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting … */
    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (one.isTextual() && isArticle(one)) {
                    return true;
                }
            }
            return false;
        }
        String name = type.asText("");
        return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
    }

    /**
     * The names that a node gives of persons or organisations.
     *
     * @param node a text, an object or a list of these
     * @return none blank; empty if it gives none
     */
    public static List<String> names(JsonNode node) {
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
