package dev.wirewatch.feed.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * An element's children by field name: {@code title} for RSS of any version, {@code atom:title}, {@code dc:creator} and
 * so on for the vocabularies of {@link Vocabulary}, whatever prefix and case the document uses.
 */
final class Fields {
    private static final Map<String, String> KEYS = keys();

    private final Element element;
    private final Map<String, List<Element>> children = new HashMap<>();

    Fields(Element element) {
        this.element = element;
        for (Element child : element.getChildren()) {
            children.computeIfAbsent(name(child), name -> new ArrayList<>(2)).add(child);
        }
    }

    /** The field name of an element. */
    static String name(Element element) {
        String key = KEYS.getOrDefault(element.getNamespaceURI(), "other");
        String local = element.getName().toLowerCase(Locale.ROOT);
        return key.isEmpty() ? local : key + ":" + local;
    }

    Element element() {
        return element;
    }

    /** The children of a name, in the document's order. */
    List<Element> all(String name) {
        return children.getOrDefault(name, List.of());
    }

    /** The children of several names, name by name. */
    List<Element> all(List<String> names) {
        return names.stream().flatMap(name -> all(name).stream()).toList();
    }

    /** The first child of a name that is not blank; null if there is none. */
    @Nullable
    Element first(String name) {
        for (Element child : all(name)) {
            if (!child.getValue().isBlank() || !child.getAttributes().isEmpty()) {
                return child;
            }
        }
        return null;
    }

    /** The text of the first child of any of the names, in the names' order, that has one; null if there is none. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            for (Element child : all(name)) {
                String text = child.getValue().strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** An attribute without prefix, its name in any case; null if it is absent or blank. */
    static @Nullable String attribute(Element element, String name) {
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(name)
                    && !attribute.getNamespace().equals(Namespace.XML_NAMESPACE)
                    && !attribute.getValue().isBlank()) {
                return attribute.getValue().strip();
            }
        }
        return null;
    }

    /** An attribute of the namespace {@code xml}; null if it is absent. */
    static @Nullable String xml(Element element, String name) {
        String value = element.getAttributeValue(name, Namespace.XML_NAMESPACE);
        return value == null ? null : value.strip();
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        for (Vocabulary vocabulary : Vocabulary.values()) {
            keys.put(vocabulary.uri(), vocabulary == Vocabulary.ATOM03 ? Vocabulary.ATOM.key() : vocabulary.key());
        }
        return Map.copyOf(keys);
    }
}
