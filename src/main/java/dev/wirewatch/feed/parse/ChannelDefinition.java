package dev.wirewatch.feed.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;

/** Channel Definition Format (Microsoft's W3C submission of 1997) as RSS: the same things under other names. */
final class ChannelDefinition {
    private static final String MARK = "cdf";

    private ChannelDefinition() {}

    /** Whether a root element is a channel of that format. */
    static boolean isOne(Element root) {
        return root.getName().equalsIgnoreCase("channel");
    }

    /** Whether a root element has been rewritten. */
    static boolean wasOne(Element root) {
        return root.getAttribute(MARK) != null;
    }

    /** Renames a tree in place: the root becomes {@code rss}, its content a channel. */
    static void rewrite(Element root) {
        Element channel = new Element("channel");
        List<Element> children = new ArrayList<>(root.getChildren());
        link(root, channel);
        for (Element child : children) {
            child.detach();
            channel.addContent(renamed(child));
        }
        date(root, channel, "lastBuildDate");
        root.removeContent();
        root.setName("rss");
        root.setAttribute(MARK, "1");
        root.addContent(channel);
    }

    private static Element renamed(Element element) {
        switch (element.getName().toLowerCase(Locale.ROOT)) {
            case "abstract" -> element.setName("description");
            case "title" -> element.setName("title");
            case "item" -> {
                element.setName("item");
                List.copyOf(element.getChildren()).forEach(ChannelDefinition::renamed);
                link(element, element);
                date(element, element, "updated");
            }
            default -> {
                return element;
            }
        }
        return element;
    }

    private static void link(Element from, Element to) {
        String href = Fields.attribute(from, "href");
        if (href != null) {
            to.addContent(new Element("link").setText(href));
        }
    }

    private static void date(Element from, Element to, String name) {
        String date = Fields.attribute(from, "lastmod");
        if (date != null) {
            to.addContent(new Element(name).setText(date));
        }
    }
}
