package dev.wirewatch.feed.parse;

import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** What an element inherits: {@code xml:base} (XML Base section 4) and {@code xml:lang} (XML 1.0 section 2.12). */
final class Scope {
    private Scope() {}

    /**
     * What relative references inside an element are relative to.
     *
     * @param documentBase what the document itself is relative to; null if unknown
     */
    static @Nullable String base(Element element, @Nullable String documentBase) {
        Element parent = element.getParentElement();
        String outer = parent == null ? documentBase : base(parent, documentBase);
        String own = Fields.xml(element, "base");
        if (own == null || own.isEmpty()) {
            return outer;
        }
        String resolved = Links.resolve(outer, own);
        return resolved == null ? outer : resolved;
    }

    /** The language in force for an element; null if none is declared, empty if it is declared to be unknown. */
    static @Nullable String language(Element element) {
        for (Element at = element; at != null; at = at.getParentElement()) {
            String language = Fields.xml(at, "lang");
            if (language != null) {
                String tag = Languages.tag(language);
                return tag == null ? "" : tag;
            }
        }
        return null;
    }
}
