package dev.wirewatch.feed.page;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What an element stands in. */
final class Ancestors {
    private Ancestors() {}

    /** The nearest element of one of some names, the element itself included; null if there is none. */
    static @Nullable Element nearest(Element element, Set<String> names) {
        for (Element each = element; each != null; each = each.parent()) {
            if (names.contains(each.normalName())) {
                return each;
            }
        }
        return null;
    }

    /** Whether there is one. */
    static boolean has(Element element, Set<String> names) {
        return nearest(element, names) != null;
    }
}
