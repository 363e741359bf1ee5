package dev.wirewatch.feed.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Categories: RSS, Atom (the label, else the term), Dublin Core subjects, iTunes and Media RSS. */
final class Labels {
    private static final List<String> NAMES =
            List.of("category", "atom:category", "dc:subject", "itunes:category", "media:category");

    private Labels() {}

    static Set<String> categories(Fields fields) {
        Set<String> labels = new LinkedHashSet<>();
        for (Element element : fields.all(NAMES)) {
            add(labels, label(element));
            if (Fields.name(element).equals("itunes:category")) {
                element.getChildren().forEach(inner -> add(labels, Fields.attribute(inner, "text")));
            }
        }
        String keywords = fields.text("itunes:keywords", "media:keywords");
        if (keywords != null) {
            List.of(keywords.split(",")).forEach(keyword -> add(labels, keyword));
        }
        return labels;
    }

    private static @Nullable String label(Element element) {
        for (String attribute : new String[] {"label", "term", "text"}) {
            String value = Fields.attribute(element, attribute);
            if (value != null) {
                return value;
            }
        }
        return element.getValue();
    }

    private static void add(Set<String> labels, @Nullable String label) {
        String text = label == null ? "" : TitleText.ofHtml(label);
        if (!text.isEmpty()) {
            labels.add(text);
        }
    }
}
