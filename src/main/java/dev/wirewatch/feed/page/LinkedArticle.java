package dev.wirewatch.feed.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.jsonld.LinkedData;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a page says about its article in JSON-LD with the words of schema.org.
 *
 * @param headline empty if it does not say
 * @param body the article's text, paragraphs parted by empty lines as far as given; empty if it does not say
 */
record LinkedArticle(String headline, String body) {
    /** The first article on the page; empty texts if there is none. */
    static LinkedArticle of(Document page) {
        JsonNode article = LinkedData.article(page);
        return new LinkedArticle(
                text(article.path("headline").asText("")),
                text(article.path("articleBody").asText("")));
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
