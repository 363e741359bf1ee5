package dev.wirewatch.feed.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.IllegalAddException;
import org.jdom2.IllegalDataException;
import org.jdom2.IllegalNameException;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree from the events of either XML parser, which both know nothing of namespaces: prefixes are resolved
 * here, so that an unbound one is no error, and vocabularies get the one namespace name that Rome knows. Elements below
 * a depth, which only hostile documents reach, are left out, their text is kept.
 */
final class XmlTreeBuilder {
    private static final int DEEPEST = 200;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final String UNKNOWN = Vocabulary.OTHER.uri();

    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private final Map<String, String> canonical = new HashMap<>();
    private final StringBuilder pending = new StringBuilder();
    private @Nullable Document document;
    private @Nullable Element current;
    private boolean rssFamily;
    private String rootDefault = "";
    private int tooDeep;
    private int elements;

    XmlTreeBuilder() {
        scopes.push(Map.of());
    }

    /** An attribute as written: its name with prefix, and its value. */
    record RawAttribute(String name, String value) {}

    /** The document is larger or stranger than any feed. */
    static final class TreeLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TreeLimitException(String message) {
            super(message);
        }
    }

    void start(String name, List<RawAttribute> attributes) {
        if (++elements > MOST_ELEMENTS) {
            throw new TreeLimitException("more than " + MOST_ELEMENTS + " elements");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new TreeLimitException("reading was given up");
        }
        if (tooDeep > 0 || scopes.size() > DEEPEST) {
            tooDeep++;
            return;
        }
        flush();
        scopes.push(scope(attributes));
        if (document == null) {
            rssFamily = !local(name).equalsIgnoreCase("feed");
            rootDefault = scopes.element().getOrDefault("", "");
        }
        Element element = element(name);
        attributes.forEach(attribute -> add(element, attribute));
        if (document == null) {
            document = new Document(element);
        } else if (current != null) {
            current.addContent(element);
        }
        current = element;
    }

    void end() {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        flush();
        if (current != null) {
            current = current.getParentElement();
            scopes.pop();
        }
    }

    void text(CharSequence text) {
        pending.append(text);
    }

    void text(char[] text, int start, int length) {
        pending.append(text, start, length);
    }

    /** The tree; null if there was no element. */
    @Nullable
    Document document() {
        return document;
    }

    private void flush() {
        if (pending.length() > 0 && current != null) {
            try {
                current.addContent(new Text(pending.toString()));
            } catch (IllegalDataException e) {
                current.addContent(new Text(XmlText.scrubbed(pending.toString())));
            }
        }
        pending.setLength(0);
    }

    private Map<String, String> scope(List<RawAttribute> attributes) {
        Map<String, String> outer = scopes.element();
        Map<String, String> inner = outer;
        for (RawAttribute attribute : attributes) {
            if (attribute.name.equals("xmlns") || attribute.name.startsWith("xmlns:")) {
                if (inner == outer) {
                    inner = new HashMap<>(outer);
                }
                String prefix = attribute.name.length() > 6 ? attribute.name.substring(6) : "";
                inner.put(prefix.toLowerCase(Locale.ROOT), attribute.value);
            }
        }
        return inner;
    }

    private Element element(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String uri = uri(prefix);
        boolean bare = uri.isEmpty();
        String local = name.substring(colon + 1);
        String proper = bare && rssFamily ? RssNames.properCase(local) : local;
        try {
            return new Element(proper, bare ? Namespace.NO_NAMESPACE : Namespace.getNamespace(safe(prefix), uri));
        } catch (IllegalNameException e) {
            return new Element("unnamed", Namespace.getNamespace("x", UNKNOWN));
        }
    }

    /** The canonical namespace name for a prefix, empty for RSS without one. */
    private String uri(String prefix) {
        String bound = scopes.element().get(prefix.toLowerCase(Locale.ROOT));
        if (bound == null || bound.isBlank()) {
            return prefix.isEmpty() ? (rssFamily ? "" : Vocabulary.ATOM.uri()) : unbound(prefix);
        }
        boolean byDefault = prefix.isEmpty();
        return canonical.computeIfAbsent((byDefault ? "d" : "p") + bound, key -> {
            Vocabulary vocabulary = Vocabulary.ofUri(bound);
            if (vocabulary != null) {
                return vocabulary.uri();
            }
            boolean ofTheRoot = byDefault && bound.equals(rootDefault);
            return ofTheRoot ? (rssFamily ? "" : Vocabulary.ATOM.uri()) : bound.strip();
        });
    }

    private static String unbound(String prefix) {
        Vocabulary vocabulary = Vocabulary.ofUnboundPrefix(prefix);
        return vocabulary == null ? UNKNOWN : vocabulary.uri();
    }

    private void add(Element element, RawAttribute raw) {
        if (raw.name.startsWith("xmlns")) {
            return;
        }
        int colon = raw.name.indexOf(':');
        String prefix = colon < 0 ? "" : raw.name.substring(0, colon);
        try {
            Namespace namespace = prefix.isEmpty()
                    ? Namespace.NO_NAMESPACE
                    : prefix.equals("xml")
                            ? Namespace.XML_NAMESPACE
                            : Namespace.getNamespace(prefix, attributeUri(prefix));
            element.setAttribute(new Attribute(raw.name.substring(colon + 1), XmlText.scrubbed(raw.value), namespace));
        } catch (IllegalNameException | IllegalAddException | IllegalDataException e) {
            // An attribute that no tree can hold says nothing that a feed needs.
            return;
        }
    }

    private String attributeUri(String prefix) {
        String uri = uri(prefix);
        return uri.isEmpty() ? UNKNOWN : uri;
    }

    private static String safe(String prefix) {
        return prefix.toLowerCase(Locale.ROOT).startsWith("xml") ? "x" : prefix;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
