package dev.wirewatch.newsroom;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an outlet's articles as RSS 2.0 with full texts in {@code content:encoded}. */
final class RssWriter {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private RssWriter() {}

    /**
     * The feed, to be sent as UTF-8.
     *
     * @param outlet any article of the outlet
     * @param self the feed's own address
     * @param articles what is out, the newest first; possibly empty
     * @param shift what to add to the articles' times
     */
    static String write(NewsroomArticle outlet, String self, List<NewsroomArticle> articles, Duration shift) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", ATOM);
            xml.writeNamespace("content", CONTENT);
            xml.writeStartElement("channel");
            element(xml, "title", outlet.publisher());
            element(xml, "link", "https://" + outlet.outlet() + ".example/");
            element(xml, "description", "Sample newsroom of Wirewatch: an invented outlet");
            element(xml, "language", outlet.language());
            xml.writeEmptyElement("atom", "link", ATOM);
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("href", self);
            for (NewsroomArticle article : articles) {
                item(xml, article, shift);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return out.toString();
    }

    private static void item(XMLStreamWriter xml, NewsroomArticle article, Duration shift) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", article.title());
        element(xml, "link", article.link());
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(article.guid());
        xml.writeEndElement();
        element(xml, "pubDate", rfc822(article.published().plus(shift)));
        if (article.updated() != null) {
            xml.writeStartElement("atom", "updated", ATOM);
            xml.writeCharacters(article.updated().plus(shift).toString());
            xml.writeEndElement();
        }
        for (String category : article.categories()) {
            element(xml, "category", category);
        }
        element(xml, "description", article.summary());
        xml.writeStartElement("content", "encoded", CONTENT);
        xml.writeCharacters(article.html());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String rfc822(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
