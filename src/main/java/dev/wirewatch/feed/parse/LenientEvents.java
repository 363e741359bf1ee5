package dev.wirewatch.feed.parse;

import dev.wirewatch.feed.parse.XmlTreeBuilder.RawAttribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Hands over jsoup's tree. Where an end tag was forgotten jsoup nests what follows; a field or an item that begins
 * inside a field that can only hold text, or inside another item, ends that one.
 */
final class LenientEvents implements NodeVisitor {
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> TEXT_FIELDS = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "published",
            "updated",
            "author",
            "category",
            "comments",
            "creator",
            "date",
            "language",
            "ttl",
            "lastbuilddate",
            "generator",
            "copyright");
    private static final Set<String> FIELDS = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "published",
            "updated",
            "author",
            "category",
            "comments",
            "creator",
            "date",
            "language",
            "ttl",
            "lastbuilddate",
            "generator",
            "copyright",
            "description",
            "encoded",
            "summary",
            "content",
            "enclosure",
            "source",
            "image",
            "skiphours",
            "skipdays");

    private final XmlTreeBuilder builder;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Set<Element> endedEarly = Collections.newSetFromMap(new IdentityHashMap<>());

    LenientEvents(XmlTreeBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            builder.text(text.getWholeText());
        } else if (node instanceof Element element) {
            endForgotten(local(element));
            open.push(element);
            List<RawAttribute> raw = new ArrayList<>(element.attributesSize());
            element.attributes().forEach(a -> raw.add(new RawAttribute(a.getKey(), a.getValue())));
            builder.start(element.tagName(), raw);
        } else if (node instanceof Comment comment && comment.getData().startsWith("[CDATA[")) {
            builder.text(comment.getData().substring("[CDATA[".length()));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !endedEarly.remove(element)) {
            open.pop();
            builder.end();
        }
    }

    private void endForgotten(String starting) {
        Element outer = null;
        for (Element element : open) {
            String name = local(element);
            boolean forgotten = ITEMS.contains(starting)
                    ? ITEMS.contains(name) || TEXT_FIELDS.contains(name)
                    : FIELDS.contains(starting) && TEXT_FIELDS.contains(name) && !isPerson(element);
            outer = forgotten ? element : outer;
            if (ITEMS.contains(name) || name.equals("channel")) {
                break;
            }
        }
        while (outer != null && endedEarly.add(open.element())) {
            builder.end();
            if (open.pop().equals(outer)) {
                outer = null;
            }
        }
    }

    /** Atom's authors hold elements: a name, an id of a profile, a link. */
    private static boolean isPerson(Element element) {
        return local(element).equals("author") && element.childrenSize() > 0;
    }

    private static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
