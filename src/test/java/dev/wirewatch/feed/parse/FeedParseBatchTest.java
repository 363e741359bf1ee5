package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.Article;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedParseBatchTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final FeedParseBatch batch = new FeedParseBatch();

    @Test
    void turnsADocumentIntoALine() throws Exception {
        JsonNode line = parse(document("rss-rich.xml", "{}"));

        assertThat(line.path("id").asText()).isEqualTo("doc");
        assertThat(line.path("ok").asBoolean()).isTrue();
        assertThat(line.path("error").isNull()).isTrue();
        assertThat(line.path("feed").path("title").asText()).isEqualTo("Desk & wire");
        assertThat(line.path("feed").path("updated").asText()).isEqualTo("2026-01-06T09:30:00Z");
        assertThat(line.path("items")).hasSize(5);
        JsonNode item = line.path("items").path(0);
        assertThat(item.path("published").asText()).isEqualTo("2026-01-06T07:10:11Z");
        assertThat(item.path("enclosures").path(0).path("length").asLong()).isEqualTo(1234);
        assertThat(item.path("authors").path(0).asText()).isEqualTo("Ann Author");
        assertThat(item.has("guidIsPermaLink")).isFalse();
    }

    @Test
    void showsItemsThatWouldNotBePublishedInTheirPlaces() throws Exception {
        String feed = "<rss version='2.0'><channel><item><author>Ann</author></item><item><title>Whole</title></item>"
                + "<item><title>Begun</title><description>and then";
        String body = Base64.getEncoder().encodeToString(feed.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        JsonNode items = parse("{\"id\":\"x\",\"body\":\"" + body + "\"}").path("items");

        assertThat(items.findValuesAsText("title")).containsExactly("", "Whole", "Begun");
        assertThat(items.path(0).path("authors").path(0).asText()).isEqualTo("Ann");
    }

    @Test
    void readsHeadersInAnyCase() throws Exception {
        String feed = "<rss version='2.0'><channel><title>caf\u00e9</title><item><link>a</link></item></channel></rss>";
        String body = Base64.getEncoder().encodeToString(feed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        JsonNode line = parse(
                "{\"id\":1,\"url\":\"http://a.example/f\",\"headers\":{\"CONTENT-TYPE\":\"text/xml; charset=latin1\","
                        + "\"content-Location\":[\"/deep/feed\"]},\"body\":\"" + body + "\"}");

        assertThat(line.path("feed").path("title").asText()).isEqualTo("café");
        assertThat(line.path("items").path(0).path("link").asText()).isEqualTo("http://a.example/deep/a");
    }

    @Test
    void answersABadLineWithWhatIsWrongWithIt() throws Exception {
        assertThat(parse("{").path("error").asText()).startsWith("the line is not JSON");
        assertThat(parse("{\"id\":\"x\"}").path("error").asText()).startsWith("the line has no body");
        assertThat(parse("{\"id\":\"x\",\"body\":\"a\"}").path("ok").asBoolean())
                .isFalse();
        JsonNode page = parse(document("page.html", "{}"));
        assertThat(page.path("ok").asBoolean()).isFalse();
        assertThat(page.path("error").asText()).isEqualTo("an HTML page, not a feed");
        assertThat(page.path("items")).isEmpty();
    }

    @Test
    void viewsAFeedAsOneLineForItselfAndOneForEachItem() throws Exception {
        ParsedFeed feed = Documents.parse("rss-rich.xml");

        List<Object> lines =
                FeedParseView.of(feed, URI.create("https://desk.example/rss"), Instant.parse("2026-01-06T12:00:00Z"));

        assertThat(lines).hasSize(6);
        assertThat(JSON.valueToTree(lines.get(0)).toString())
                .isEqualTo(
                        "{\"feed\":{\"title\":\"Desk & wire\",\"link\":\"https://desk.example/\",\"language\":\"en-gb\",\"format\":\"rss_2.0\"}}");
        assertThat(lines.get(1)).isInstanceOfSatisfying(Article.class, article -> {
            assertThat(article.guid()).isEqualTo("desk-1");
            assertThat(article.effective()).isEqualTo("2026-01-06T07:10:11Z");
        });
        assertThat(JSON.valueToTree(lines.get(5)).path("rejected").asText()).startsWith("neither title");
    }

    private JsonNode parse(String line) throws Exception {
        String result = batch.parseLine(line);
        assertThat(result).doesNotContain("\n");
        return JSON.readTree(result);
    }

    private static String document(String resource, String headers) {
        String body = Base64.getEncoder().encodeToString(Documents.bytes(resource));
        return "{\"id\":\"doc\",\"url\":\"https://desk.example/rss\",\"headers\":" + headers + ",\"body\":\"" + body
                + "\"}";
    }
}
