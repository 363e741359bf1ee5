package dev.wirewatch.feed.parse;

import dev.wirewatch.feed.parse.RejectedItem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads feeds in XML: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF. */
final class XmlFeedReader {
    private static final Set<String> ITEMS = Set.of("item", "atom:entry", "entry");

    private final @Nullable String documentBase;
    private final @Nullable String httpLanguage;

    /**
     * A reader for one document.
     *
     * @param documentBase what the document is relative to; null if unknown
     * @param httpLanguage its language by HTTP's account; null if there is none
     */
    XmlFeedReader(@Nullable String documentBase, @Nullable String httpLanguage) {
        this.documentBase = documentBase;
        this.httpLanguage = httpLanguage;
    }

    /**
     * Reads a document's text.
     *
     * @param cutForGood whether an item that is cut off at the end is taken if what names it is complete
     * @throws UnparseableFeedException if it is no feed or beyond repair
     */
    ParsedFeed read(String text, boolean cutForGood) throws UnparseableFeedException {
        String clean = XmlText.scrubbed(text);
        XmlProlog.Root root = XmlProlog.find(clean);
        String body = CutOff.withoutTrailer(clean.substring(root.start()), root.name());
        XmlTree tree = XmlTree.read(XmlText.mended(body, root.entities()));
        Element element = tree.document().getRootElement();
        if (ChannelDefinition.isOne(element)) {
            ChannelDefinition.rewrite(element);
        }
        Element channel = channel(element);
        if (channel == null) {
            throw new UnparseableFeedException(
                    "an XML document that says it is <" + root.name() + ">, but has no channel");
        }
        boolean cutOff = CutOff.insideAnItem(body, root.name()) && !(cutForGood && CutOff.lastItemIsNamed(body));
        return read(tree, channel, cutOff);
    }

    private ParsedFeed read(XmlTree tree, Element channel, boolean cutOff) {
        String firstLink = new HeaderReader(channel, documentBase, httpLanguage).link();
        String base = documentBase != null ? documentBase : firstLink;
        HeaderReader header = new HeaderReader(channel, base, httpLanguage);
        ItemReader reader = new ItemReader(channel, base, header.language());
        List<Element> elements = items(tree.document().getRootElement());
        List<ItemDraft> drafts = new ArrayList<>(elements.size());
        for (Element element : elements) {
            drafts.add(reader.read(element));
        }
        FeedHeader read = header.read(format(tree.document()));
        PacingHints pacing = PacingReader.read(channel);
        FeedLinks links = header.links();
        RomeReader rome = RomeReader.of(tree.document());
        rome.complete(drafts);
        return new Assembly(drafts, cutOff).feed(named(read, rome.format()), pacing, links, tree.repaired());
    }

    private static FeedHeader named(FeedHeader header, @Nullable String format) {
        if (format == null || header.format().equals("cdf")) {
            return header;
        }
        return new FeedHeader(
                format,
                header.title(),
                header.link(),
                header.language(),
                header.description(),
                header.id(),
                header.updated(),
                header.published(),
                header.authors(),
                header.categories());
    }

    /** The dialect where Rome does not know it. */
    private static String format(Document document) {
        Element root = document.getRootElement();
        return switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "feed" -> root.getNamespaceURI().equals(Vocabulary.ATOM03.uri()) ? "atom_0.3" : "atom_1.0";
            case "rdf" -> "rss_1.0";
            default -> ChannelDefinition.wasOne(root) ? "cdf" : "rss_2.0";
        };
    }

    private static @Nullable Element channel(Element root) {
        if (root.getName().equalsIgnoreCase("feed")) {
            return root;
        }
        for (Element child : root.getChildren()) {
            if (child.getName().equalsIgnoreCase("channel")) {
                return child;
            }
        }
        boolean headless = root.getChildren().stream()
                .anyMatch(child ->
                        ITEMS.contains(Fields.name(child)) || Fields.name(child).equals("title"));
        boolean rdf = root.getName().equalsIgnoreCase("rdf");
        return headless || !rdf || root.getChildren().isEmpty() ? root : null;
    }

    /** All items wherever they stand: beside the channel in RDF, inside each other where an end tag was forgotten. */
    private static List<Element> items(Element root) {
        List<Element> items = new ArrayList<>();
        collect(root, items);
        return items;
    }

    private static void collect(Element parent, List<Element> items) {
        for (Element child : parent.getChildren()) {
            String name = Fields.name(child);
            boolean item = ITEMS.contains(name);
            if (item) {
                items.add(child);
            }
            if (item || name.equals("channel") || name.equals("items") || name.equals("rss")) {
                collect(child, items);
            }
        }
    }

    /** Drafts as the items of a feed: names that identify nothing are marked, what is no item is rejected. */
    record Assembly(List<ItemDraft> drafts, boolean lastIsCutOff) {
        ParsedFeed feed(FeedHeader header, PacingHints pacing, FeedLinks links, boolean repaired) {
            List<FeedItem> items = new ArrayList<>(drafts.size());
            List<RejectedItem> rejected = new ArrayList<>();
            SharedNames.mark(drafts, header.link());
            for (int i = 0; i < drafts.size(); i++) {
                ItemDraft draft = drafts.get(i);
                if (draft.malformed != null) {
                    rejected.add(new RejectedItem(i, Reason.MALFORMED, draft.malformed, null));
                } else if (lastIsCutOff && i == drafts.size() - 1) {
                    rejected.add(
                            new RejectedItem(i, Reason.CUT_OFF, "the document ends inside this item", draft.item()));
                } else if (draft.isEmpty()) {
                    rejected.add(new RejectedItem(
                            i, Reason.EMPTY, "neither title nor link nor guid nor text", draft.item()));
                } else {
                    items.add(draft.item());
                }
            }
            return new ParsedFeed(header, pacing, links, items, rejected, repaired);
        }
    }
}
