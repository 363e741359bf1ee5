package dev.wirewatch.feed.parse;

import java.time.Instant;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** Reads what a feed says of itself, from its channel (RSS) or feed (Atom) element. */
final class HeaderReader {
    private static final List<String> DESCRIPTIONS = List.of(
            "description",
            "atom:subtitle",
            "atom:tagline",
            "dc:description",
            "itunes:summary",
            "itunes:subtitle",
            "atom:info",
            "subtitle",
            "feedburner:browserfriendly");
    private static final String[] UPDATED = {
        "lastbuilddate", "atom:updated", "atom:modified", "dcterms:modified", "updated", "dc:modified", "dc:date"
    };
    private static final String[] PUBLISHED = {
        "pubdate", "atom:published", "dc:date", "dcterms:issued", "dcterms:created"
    };

    private final Fields fields;
    private final @Nullable String documentBase;
    private final @Nullable String httpLanguage;

    /**
     * A reader for one feed.
     *
     * @param feed the channel or feed element
     * @param documentBase what the document is relative to; null if unknown
     * @param httpLanguage its language by HTTP's account; null if there is none
     */
    HeaderReader(Element feed, @Nullable String documentBase, @Nullable String httpLanguage) {
        this.fields = new Fields(feed);
        this.documentBase = documentBase;
        this.httpLanguage = httpLanguage;
    }

    FeedHeader read(String format) {
        return new FeedHeader(
                format,
                title(),
                link(),
                language(),
                description(),
                id(),
                date(UPDATED),
                date(PUBLISHED),
                List.copyOf(People.feedNames(fields)),
                List.copyOf(Labels.categories(fields)));
    }

    @Nullable
    String language() {
        String declared = Languages.tag(fields.text("language", "dc:language"));
        String inherited = declared == null ? Scope.language(fields.element()) : declared;
        String ofTheTitle = inherited == null ? titleLanguage() : inherited;
        String known = ofTheTitle == null ? httpLanguage : ofTheTitle;
        return known == null || known.isEmpty() ? null : known;
    }

    private @Nullable String titleLanguage() {
        for (Element title : fields.all(List.of("title", "atom:title"))) {
            String language = Scope.language(title);
            if (language != null) {
                return language;
            }
        }
        return null;
    }

    @Nullable
    String link() {
        return ItemLinks.of(fields, documentBase).article();
    }

    FeedLinks links() {
        List<RelLink> all = ItemLinks.of(fields, documentBase).all();
        List<String> hubs = all.stream()
                .filter(link -> link.rel().equals("hub"))
                .map(RelLink::href)
                .distinct()
                .toList();
        String self = href(all, "self");
        return new FeedLinks(hubs, self, other(href(all, "next"), self), other(href(all, "prev-archive"), self));
    }

    /** A page's link to itself leads nowhere. */
    private @Nullable String other(@Nullable String link, @Nullable String self) {
        return link == null || link.equals(self) || link.equals(documentBase) ? null : link;
    }

    private static @Nullable String href(List<RelLink> all, String rel) {
        return all.stream()
                .filter(link -> link.rel().equals(rel))
                .map(RelLink::href)
                .findFirst()
                .orElse(null);
    }

    private String title() {
        for (String name : new String[] {"title", "atom:title", "dc:title", "itunes:title"}) {
            for (Element element : fields.all(name)) {
                String title = TextConstruct.of(element, documentBase).title();
                if (!title.isEmpty()) {
                    return title;
                }
            }
        }
        return "";
    }

    private @Nullable String description() {
        for (String name : DESCRIPTIONS) {
            for (Element element : fields.all(name)) {
                Html html = TextConstruct.of(element, documentBase).html();
                if (!html.isEmpty()) {
                    return html.html();
                }
            }
        }
        return null;
    }

    private @Nullable String id() {
        String id = ItemReader.relativeId(fields, fields.text("atom:id", "id", "guid", "dc:identifier"), documentBase);
        String about = fields.element().getAttributeValue("about", Namespace.getNamespace(Vocabulary.RDF.uri()));
        return id == null && about != null && !about.isBlank() ? about.strip() : id;
    }

    private @Nullable Instant date(String... names) {
        FeedDate date = ItemReader.date(fields, names);
        return date == null ? null : date.time();
    }
}
