package dev.wirewatch.feed.parse;

import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads an item's element: everything that Rome loses or gets wrong, which is to say all but the rarest fields. Items of
 * all XML dialects are read alike, as real feeds mix them; the order of names is the order of preference.
 */
final class ItemReader {
    private static final List<String> TITLES =
            List.of("title", "atom:title", "dc:title", "media:title", "itunes:title");
    private static final List<String> SUMMARIES = List.of(
            "description",
            "atom:summary",
            "dc:description",
            "dcterms:abstract",
            "summary",
            "media:description",
            "itunes:summary",
            "itunes:subtitle");
    private static final List<String> CONTENTS = List.of(
            "content:encoded",
            "atom:content",
            "xhtml:body",
            "xhtml:div",
            "yandex:full-text",
            "fullitem",
            "fulltext",
            "body",
            "content");
    private static final String[] PUBLISHED = {
        "pubdate",
        "atom:published",
        "atom:issued",
        "dc:date",
        "dcterms:issued",
        "dcterms:available",
        "published",
        "prism:publicationdate",
        "dcterms:created",
        "atom:created",
        "dc:created",
        "date"
    };
    private static final String[] UPDATED = {
        "atom:updated", "atom:modified", "dcterms:modified", "updated", "dc:modified", "dc:date"
    };

    private final Fields feed;
    private final @Nullable String documentBase;
    private final @Nullable String feedLanguage;

    /**
     * A reader for the items of one document.
     *
     * @param feed the channel or feed element
     * @param documentBase what the document is relative to; null if unknown
     * @param feedLanguage the feed's language; null if undeclared
     */
    ItemReader(Element feed, @Nullable String documentBase, @Nullable String feedLanguage) {
        this.feed = new Fields(feed);
        this.documentBase = documentBase;
        this.feedLanguage = feedLanguage;
    }

    ItemDraft read(Element element) {
        Fields fields = new Fields(element);
        ItemDraft draft = new ItemDraft();
        identity(fields, draft);
        texts(fields, draft);
        dates(fields, draft);
        draft.authors.addAll(People.names(fields));
        if (draft.authors.isEmpty()) {
            draft.authors.addAll(People.inherited(fields, feed));
        }
        draft.categories.addAll(Labels.categories(fields));
        draft.enclosures.addAll(Media.enclosures(fields, documentBase));
        draft.language = language(fields);
        draft.source = source(fields);
        return draft;
    }

    private void identity(Fields fields, ItemDraft draft) {
        Element element = fields.element();
        ItemLinks links = ItemLinks.of(fields, documentBase);
        Element guid = fields.first("guid");
        String about = element.getAttributeValue("about", Namespace.getNamespace(Vocabulary.RDF.uri()));
        if (guid != null && !guid.getValue().isBlank()) {
            draft.guid = guid.getValue().strip();
            draft.guidIsPermaLink = !"false".equalsIgnoreCase(Fields.attribute(guid, "isPermaLink"));
        } else {
            draft.guid = fields.text("atom:id", "id", "dc:identifier");
            draft.guid = relativeId(fields, draft.guid, documentBase);
            draft.guid = draft.guid == null && about != null && !about.isBlank() ? about.strip() : draft.guid;
        }
        draft.links.addAll(links.all());
        draft.link = links.article();
        if (draft.link == null && draft.guid != null && (draft.guidIsPermaLink || guid == null)) {
            boolean address = draft.guidIsPermaLink || draft.guid.startsWith("http");
            draft.link = address && !draft.guid.contains(" ")
                    ? Links.resolve(draft.guid.contains("/") ? Scope.base(element, documentBase) : null, draft.guid)
                    : null;
        }
        draft.guidIsPermaLink = draft.guidIsPermaLink && Links.resolve(null, draft.guid) != null;
    }

    /** Atom ids must be absolute (RFC 4287 section 4.2.6); one that is a relative path is completed, no other is touched. */
    static @Nullable String relativeId(Fields fields, @Nullable String id, @Nullable String documentBase) {
        boolean relative = id != null
                && id.contains("/")
                && !id.contains(":")
                && !fields.all("atom:id").isEmpty();
        String resolved = relative ? Links.resolve(Scope.base(fields.element(), documentBase), id) : null;
        return resolved == null ? id : resolved;
    }

    private void texts(Fields fields, ItemDraft draft) {
        Element title = first(fields, TITLES);
        draft.title = title == null ? "" : TextConstruct.of(title, documentBase).title();
        if (draft.title.isEmpty()) {
            draft.title = mediaGroup(fields, "media:title").title();
        }
        draft.summary = html(fields, SUMMARIES);
        if (draft.summary.isEmpty()) {
            draft.summary = mediaGroup(fields, "media:description").html();
        }
        draft.content = html(fields, CONTENTS);
        if (draft.content.isEmpty()) {
            twoSummaries(fields, draft);
        }
    }

    /** Of two different summaries the first is one, and the second the text: no dialect has both. */
    private void twoSummaries(Fields fields, ItemDraft draft) {
        Element description = first(fields, List.of("description"));
        Element summary = first(fields, List.of("atom:summary", "summary"));
        if (description != null && summary != null) {
            Element parent = fields.element();
            boolean summaryLeads = parent.indexOf(summary) < parent.indexOf(description);
            Html other = TextConstruct.of(summary, documentBase).html();
            Html first = summaryLeads ? other : draft.summary;
            Html second = summaryLeads ? draft.summary : other;
            if (!first.text().equals(second.text())) {
                draft.summary = first;
                draft.content = second;
            }
        }
    }

    private TextConstruct mediaGroup(Fields fields, String name) {
        Element group = fields.first("media:group");
        Element found = group == null ? null : new Fields(group).first(name);
        return found == null ? new TextConstruct("", false, null) : TextConstruct.of(found, documentBase);
    }

    private Html html(Fields fields, List<String> names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                Html html = TextConstruct.of(element, documentBase).html();
                if (!html.isEmpty()) {
                    return html;
                }
            }
        }
        return Html.EMPTY;
    }

    private static @Nullable Element first(Fields fields, List<String> names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                if (!element.getValue().isBlank()) {
                    return element;
                }
            }
        }
        return null;
    }

    private static void dates(Fields fields, ItemDraft draft) {
        draft.published(date(fields, PUBLISHED));
        draft.updated(date(fields, UPDATED));
    }

    /** The first date that can be read, by the order of names; where a name is repeated, its last one. */
    static @Nullable FeedDate date(Fields fields, String... names) {
        for (String name : names) {
            List<Element> elements = fields.all(name);
            for (int i = elements.size() - 1; i >= 0; i--) {
                FeedDate date = FeedDate.parse(elements.get(i).getValue());
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    /** What the item declares, else what its text does (or the elements around that), else the feed's language. */
    private @Nullable String language(Fields fields) {
        String declared = Languages.tag(fields.text("dc:language", "language"));
        if (declared != null) {
            return declared;
        }
        for (List<String> names : List.of(CONTENTS, SUMMARIES, TITLES)) {
            Element text = first(fields, names);
            String language = text == null ? null : Scope.language(text);
            if (language != null) {
                return language.isEmpty() ? null : language;
            }
        }
        String inherited = Scope.language(fields.element());
        return inherited == null ? feedLanguage : inherited.isEmpty() ? null : inherited;
    }

    private @Nullable ItemSource source(Fields fields) {
        Element rss = fields.first("source");
        if (rss != null) {
            String title = TitleText.ofHtml(rss.getValue());
            return new ItemSource(
                    title.isEmpty() ? null : title,
                    Links.resolve(Scope.base(rss, documentBase), Fields.attribute(rss, "url")));
        }
        Element atom = fields.first("atom:source");
        if (atom != null) {
            Fields inner = new Fields(atom);
            Element title = inner.first("atom:title");
            return new ItemSource(
                    title == null ? null : TextConstruct.of(title, documentBase).title(),
                    ItemLinks.of(inner, documentBase).article());
        }
        String dc = fields.text("dc:source");
        String url = Links.resolve(null, dc);
        return dc == null ? null : new ItemSource(url == null ? TitleText.ofHtml(dc) : null, url);
    }
}
