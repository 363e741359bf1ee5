package dev.wirewatch.feed.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The {@code srcset} attribute: candidates of an address and a descriptor, separated by commas (HTML section 4.8.4.2.1). */
final class SourceSet {
    private SourceSet() {}

    /** Resolves the attribute's addresses; what cannot be resolved is left out, and the attribute with its last one. */
    static void resolve(Element element, @Nullable String base) {
        List<String> kept = new ArrayList<>();
        for (String candidate : element.attr("srcset").split(",(?=\\s)|(?<=\\s[0-9.]{1,9}[wx]),")) {
            String[] parts = candidate.strip().split("\\s+", 2);
            String absolute = Links.resolve(base, parts[0]);
            if (absolute != null) {
                kept.add(parts.length == 1 ? absolute : absolute + " " + parts[1]);
            }
        }
        if (kept.isEmpty()) {
            element.removeAttr("srcset");
        } else {
            element.attr("srcset", String.join(", ", kept));
        }
    }
}
