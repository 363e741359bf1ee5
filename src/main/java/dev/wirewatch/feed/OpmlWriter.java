package dev.wirewatch.feed;

import dev.wirewatch.model.Feed;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes OPML 2.0 that {@link OpmlReader} reads back as the same feeds, and any feed reader as a subscription list. */
public final class OpmlWriter {
    private static final int DEFAULT_TIER = 2;

    private final XMLStreamWriter xml;

    private OpmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes a list; feeds of one group stand together, in the order given.
     *
     * @param title the list's title
     * @param out where to; flushed, not closed
     * @throws IOException if it cannot be written
     */
    public static void write(String title, List<OpmlEntry> entries, Writer out) throws IOException {
        Folder root = new Folder();
        for (OpmlEntry entry : entries) {
            root.folder(entry.feed().group()).entries.put(entry.feed().id(), entry);
        }
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new OpmlWriter(xml).document(title, root);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write OPML", e);
        }
        out.flush();
    }

    private void document(String title, Folder root) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        line(1);
        xml.writeStartElement("head");
        line(2);
        xml.writeStartElement("title");
        xml.writeCharacters(clean(title));
        xml.writeEndElement();
        line(1);
        xml.writeEndElement();
        line(1);
        xml.writeStartElement("body");
        folder(root, 2);
        line(1);
        xml.writeEndElement();
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        line(0);
    }

    private void folder(Folder folder, int depth) throws XMLStreamException {
        for (OpmlEntry entry : folder.entries.values()) {
            line(depth);
            xml.writeEmptyElement("outline");
            entry(entry);
        }
        for (Map.Entry<String, Folder> inner : folder.folders.entrySet()) {
            line(depth);
            xml.writeStartElement("outline");
            attribute("text", inner.getKey());
            folder(inner.getValue(), depth + 1);
            line(depth);
            xml.writeEndElement();
        }
    }

    private void entry(OpmlEntry entry) throws XMLStreamException {
        Feed feed = entry.feed();
        attribute("type", "rss");
        attribute("text", feed.title());
        attribute("title", feed.title());
        attribute("xmlUrl", feed.url());
        attribute("htmlUrl", entry.htmlUrl());
        attribute("language", feed.language());
        attribute("publisher", feed.publisher());
        attribute("tier", feed.tier() == DEFAULT_TIER ? null : Integer.toString(feed.tier()));
        attribute("interval", feed.interval() == null ? null : text(feed.interval()));
        attribute("fullText", feed.fullText() ? "true" : null);
        attribute("paused", feed.paused() ? "true" : null);
        attribute("watch", feed.watch() == null ? null : feed.watch().toString());
        attribute("labels", feed.labels().isEmpty() ? null : String.join(",", feed.labels()));
    }

    private void attribute(String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, clean(value));
        }
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String text(Duration interval) {
        long seconds = interval.toSeconds();
        boolean whole = interval.equals(Duration.ofSeconds(seconds));
        return !whole ? interval.toString() : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Text without what XML forbids, on one line. */
    private static String clean(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\uFFFE\uFFFF]", "");
    }

    private static final class Folder {
        private final Map<String, Folder> folders = new LinkedHashMap<>();
        private final Map<String, OpmlEntry> entries = new LinkedHashMap<>();

        Folder folder(@Nullable String group) {
            Folder at = this;
            for (String name : group == null ? new String[0] : group.split("/")) {
                at = at.folders.computeIfAbsent(name, key -> new Folder());
            }
            return at;
        }
    }
}
