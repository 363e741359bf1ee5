package dev.wirewatch.feed.parse;

import dev.wirewatch.feed.parse.XmlTreeBuilder.RawAttribute;
import dev.wirewatch.feed.parse.XmlTreeBuilder.TreeLimitException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A feed's element tree.
 *
 * @param document the tree, its root the feed's
 * @param repaired whether the text was not well-formed and a lenient reading had to do
 */
record XmlTree(Document document, boolean repaired) {
    private static final int MAX_LENIENT_DEPTH = 512;

    /** A tag takes some 200 bytes of memory in the lenient parser; this many are no feed. */
    private static final int MOST_TAGS = 1_500_000;

    /**
     * Reads mended text: strictly first, then as a browser would read HTML.
     *
     * @param text markup from the root element on
     * @throws UnparseableFeedException if it is beyond repair or larger than any feed
     */
    static XmlTree read(String text) throws UnparseableFeedException {
        try {
            Document strict = strict(text);
            return strict != null ? new XmlTree(strict, false) : new XmlTree(lenient(text), true);
        } catch (TreeLimitException e) {
            throw new UnparseableFeedException("larger than any feed: " + e.getMessage(), e);
        }
    }

    private static @Nullable Document strict(String text) {
        XmlTreeBuilder builder = new XmlTreeBuilder();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(false);
            factory.setValidating(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            SaxEvents events = new SaxEvents(builder);
            reader.setContentHandler(events);
            reader.setErrorHandler(events);
            reader.setEntityResolver(events);
            reader.parse(new InputSource(new StringReader(text)));
            return builder.document();
        } catch (SAXException e) {
            return null;
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser reads from memory and has these features", e);
        }
    }

    private static Document lenient(String text) throws UnparseableFeedException {
        if (text.chars().filter(c -> c == '<').limit(MOST_TAGS + 1L).count() > MOST_TAGS) {
            throw new TreeLimitException("malformed, and more than " + MOST_TAGS + " tags");
        }
        Parser parser = Parser.xmlParser();
        parser.setMaxDepth(MAX_LENIENT_DEPTH);
        XmlTreeBuilder builder = new XmlTreeBuilder();
        Node root = parser.parseInput(text, "").firstElementChild();
        if (root == null) {
            throw new UnparseableFeedException("markup without an element, not a feed");
        }
        root.traverse(new LenientEvents(builder));
        Document document = builder.document();
        if (document == null) {
            throw new UnparseableFeedException("markup without an element, not a feed");
        }
        return document;
    }

    private static final class SaxEvents extends DefaultHandler {
        private final XmlTreeBuilder builder;

        SaxEvents(XmlTreeBuilder builder) {
            this.builder = builder;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            List<RawAttribute> raw = new ArrayList<>(attributes.getLength());
            for (int i = 0; i < attributes.getLength(); i++) {
                raw.add(new RawAttribute(attributes.getQName(i), attributes.getValue(i)));
            }
            builder.start(name, raw);
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            builder.end();
        }

        @Override
        public void characters(char[] text, int start, int length) {
            builder.text(text, start, length);
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }
    }
}
