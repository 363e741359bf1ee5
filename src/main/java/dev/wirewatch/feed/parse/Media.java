package dev.wirewatch.feed.parse;

import dev.wirewatch.model.Enclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Attached media: RSS enclosures, Atom links of that relation; Media RSS contents where there is neither, else thumbnails. */
final class Media {
    private Media() {}

    static List<Enclosure> enclosures(Fields fields, @Nullable String documentBase) {
        List<Enclosure> found = new ArrayList<>();
        for (Element element : fields.all("enclosure")) {
            add(found, element, documentBase, "url", "length");
        }
        for (Element link : fields.all(List.of("atom:link", "link"))) {
            String rel = Fields.attribute(link, "rel");
            if (rel != null && rel.toLowerCase(Locale.ROOT).endsWith("enclosure")) {
                add(found, link, documentBase, "href", "length");
            }
        }
        if (found.isEmpty()) {
            List<Element> media = new ArrayList<>(fields.all("media:content"));
            fields.all("media:group").forEach(group -> media.addAll(new Fields(group).all("media:content")));
            media.forEach(element -> add(found, element, documentBase, "url", "fileSize"));
        }
        if (found.isEmpty()) {
            List<Element> thumbnails = new ArrayList<>(fields.all("media:thumbnail"));
            fields.all("media:group").forEach(group -> thumbnails.addAll(new Fields(group).all("media:thumbnail")));
            thumbnails.forEach(element -> add(found, element, documentBase, "url", "fileSize"));
        }
        return found;
    }

    private static void add(
            List<Enclosure> found, Element element, @Nullable String documentBase, String address, String size) {
        String written = Fields.attribute(element, address);
        String url = Links.resolve(
                Scope.base(element, documentBase), written == null ? Fields.attribute(element, "href") : written);
        if (url != null) {
            found.add(new Enclosure(url, Fields.attribute(element, "type"), length(Fields.attribute(element, size))));
        }
    }

    /** A size in bytes; null for what is no size, as in {@code 1.2 MB} or {@code -1}. */
    static @Nullable Long length(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            return null;
        }
        return Long.valueOf(text);
    }
}
