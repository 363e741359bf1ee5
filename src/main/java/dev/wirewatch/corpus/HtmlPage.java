package dev.wirewatch.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.jsonld.LinkedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A saved web page.
 *
 * <p>What a page declares about itself is believed in this order: JSON-LD of a schema.org article, Open Graph and other
 * meta tags, visible elements. Its text is taken from the element that holds the story and then freed from furniture
 * like any raw text.
 */
final class HtmlPage {
    private HtmlPage() {}

    /**
     * Takes a page apart.
     *
     * @param bytes the file; its charset is found as the HTML standard says (byte order mark, meta tag, else UTF-8)
     * @throws UnreadableException if it holds no page
     */
    static Extracted read(byte[] bytes) throws UnreadableException {
        if (bytes.length == 0) {
            throw new UnreadableException("the file is empty");
        }
        try {
            return read(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableException("it is no HTML page: " + e.getMessage());
        }
    }

    private static Extracted read(Document page) {
        JsonNode data = LinkedData.article(page);
        String publisher = first(
                LinkedData.names(data.path("publisher")).stream().findFirst().orElse(null), meta(page, "og:site_name"));
        String title = withoutSite(title(page, data), publisher);
        List<Line> lines = Lines.of(HtmlText.of(StoryElement.find(page)));
        Vocabulary vocabulary = new Vocabulary(lines);
        int start = title.isEmpty() ? new Headline(lines, vocabulary).find() + 1 : 0;
        String found = start > 0 ? lines.get(start - 1).text() : title;
        String text = String.join("\n\n", new BodyFilter(lines, vocabulary, found, publisher).paragraphs(start));
        String declared = HtmlText.ofFragment(data.path("articleBody").asText(""));
        return new Extracted(
                null,
                null,
                found,
                declared.length() > text.length() ? ArticleText.clean(declared, found) : text,
                published(page, data),
                WrittenTimes.parse(first(data.path("dateModified").asText(null), meta(page, "article:modified_time"))),
                publisher,
                SafeLink.of(first(attribute(page, "link[rel=canonical]", "abs:href", "href"), meta(page, "og:url"))),
                language(page),
                authors(page, data),
                categories(page));
    }

    private static String title(Document page, JsonNode data) {
        Element heading = page.select("article h1, main h1, h1").first();
        String title = first(
                data.path("headline").asText(null),
                meta(page, "og:title"),
                meta(page, "twitter:title"),
                heading == null ? null : heading.text(),
                page.title());
        return title == null
                ? ""
                : HtmlText.ofFragment(title).replaceAll("\\s+", " ").strip();
    }

    /** The window's title often ends in the site's name. */
    private static String withoutSite(String title, @Nullable String publisher) {
        for (String dash : List.of(" - ", " | ", " – ", " — ", " :: ")) {
            if (publisher != null && title.endsWith(dash + publisher)) {
                return title.substring(0, title.length() - dash.length() - publisher.length());
            }
        }
        return title;
    }

    private static @Nullable StatedTime published(Document page, JsonNode data) {
        String stated = first(
                data.path("datePublished").asText(null),
                meta(page, "article:published_time"),
                meta(page, "og:published_time"),
                attribute(page, "[itemprop=datePublished]", "content", "datetime"),
                meta(page, "datepublished"),
                meta(page, "pubdate"),
                meta(page, "parsely-pub-date"),
                meta(page, "dc.date"),
                meta(page, "dc.date.issued"),
                meta(page, "dcterms.created"),
                meta(page, "date"),
                attribute(page, "article time[datetime], main time[datetime], time[datetime]", "datetime", "datetime"));
        StatedTime time = WrittenTimes.parse(stated);
        return time != null ? time : RawText.read(HtmlText.of(page.body())).published();
    }

    private static @Nullable String language(Document page) {
        Element root = page.select("html[lang]").first();
        String locale = meta(page, "og:locale");
        String language = root != null && !root.attr("lang").isBlank() ? root.attr("lang") : locale;
        String tag = language == null
                ? ""
                : Locale.forLanguageTag(language.strip().replace('_', '-')).toLanguageTag();
        return tag.isEmpty() || tag.equals("und") ? null : tag;
    }

    private static List<String> authors(Document page, JsonNode data) {
        List<String> authors = LinkedData.names(data.path("author"));
        String meta = first(meta(page, "author"), meta(page, "parsely-author"));
        return !authors.isEmpty() ? authors : meta == null ? List.of() : List.of(meta);
    }

    private static List<String> categories(Document page) {
        List<String> categories = new ArrayList<>();
        for (Element tag : page.select("meta[property=article:section], meta[property=article:tag]")) {
            String label = tag.attr("content").strip();
            if (!label.isEmpty() && !categories.contains(label)) {
                categories.add(label);
            }
        }
        return categories;
    }

    private static @Nullable String meta(Document page, String name) {
        for (Element meta : page.select("meta[content]")) {
            boolean named = name.equalsIgnoreCase(meta.attr("property")) || name.equalsIgnoreCase(meta.attr("name"));
            if (named && !meta.attr("content").isBlank()) {
                return meta.attr("content").strip();
            }
        }
        return null;
    }

    private static @Nullable String attribute(Document page, String selector, String attribute, String otherwise) {
        Element element = page.select(selector).first();
        return element == null ? null : first(element.attr(attribute), element.attr(otherwise));
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
