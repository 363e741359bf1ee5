package dev.wirewatch.feed.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Categories: RSS, Atom (label and term), Dublin Core subjects, iTunes and Media RSS. */
final class Labels {
    private static final List<String> NAMES =
            List.of("category", "atom:category", "dc:subject", "itunes:category", "media:category");

    /** Atom's label is for people, its term for machines (RFC 4287 section 4.2.2); readers search for both. */
    private static final List<String> LABELS = List.of("label", "term", "text");

    private Labels() {}

    static Set<String> categories(Fields fields) {
        Set<String> labels = new LinkedHashSet<>();
        for (Element element : fields.all(NAMES)) {
            LABELS.forEach(attribute -> add(labels, Fields.attribute(element, attribute)));
            add(labels, element.getValue());
            if (Fields.name(element).equals("itunes:category")) {
                element.getChildren().forEach(inner -> add(labels, Fields.attribute(inner, "text")));
            }
        }
        String keywords = fields.text("itunes:keywords", "media:keywords", "tags");
        if (keywords != null) {
            List.of(keywords.split(",")).forEach(keyword -> add(labels, keyword));
        }
        return labels;
    }

    private static void add(Set<String> labels, @Nullable String label) {
        String text = label == null ? "" : TitleText.ofHtml(label);
        if (!text.isEmpty()) {
            labels.add(text);
        }
    }
}
