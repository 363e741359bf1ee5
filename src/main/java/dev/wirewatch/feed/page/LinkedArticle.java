package dev.wirewatch.feed.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says about its article in JSON-LD with the words of schema.org.
 *
 * @param headline empty if it does not say
 * @param body the article's text, paragraphs parted by empty lines as far as given; empty if it does not say
 */
record LinkedArticle(String headline, String body) {
    private static final int MOST_DEPTH = 50;
    private static final int MOST_NODES = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .build();

    /** The first article on the page; empty texts if there is none. */
    static LinkedArticle of(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            JsonNode article = article(parse(script.data()));
            if (!article.isMissingNode()) {
                return new LinkedArticle(
                        text(article.path("headline").asText("")),
                        text(article.path("articleBody").asText("")));
            }
        }
        return new LinkedArticle("", "");
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Broken linked data is common and only one of two sources for the same text.
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

    /** Some sites put markup into their linked data. */
    private static String text(String value) {
        boolean markup = value.indexOf('<') >= 0 || value.indexOf('&') >= 0;
        String plain = markup ? Jsoup.parseBodyFragment(value).body().wholeText() : value;
        return plain.replace("\r", "")
                .replaceAll("[^\\S\\n]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n\n")
                .strip();
    }
}
