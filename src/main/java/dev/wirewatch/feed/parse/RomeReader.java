package dev.wirewatch.feed.parse;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.wirewatch.model.Enclosure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.filter.AbstractFilter;
import org.jspecify.annotations.Nullable;

/**
 * Rome's reading of a prepared tree.
 *
 * <p>It decides the dialect, and supplies what the readers of this package did not find: its modules know fields that are
 * too rare to be looked for here. What Rome is known to get wrong (dates with fractions, Atom's self link, relative links)
 * is not taken from it, and what is taken passes the same cleaning as everything else. A document that Rome refuses is
 * not lost.
 */
final class RomeReader {
    private static final Set<String> DATE_NAMES = Set.of(
            "pubDate",
            "lastBuildDate",
            "expirationDate",
            "date",
            "published",
            "updated",
            "modified",
            "issued",
            "created");
    private static final AbstractFilter<Element> DATES = new AbstractFilter<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Element filter(Object content) {
            return content instanceof Element element && DATE_NAMES.contains(element.getName()) ? element : null;
        }
    };

    private final @Nullable SyndFeed feed;

    private RomeReader(@Nullable SyndFeed feed) {
        this.feed = feed;
    }

    /** Lets Rome read a tree that has been made fit for it; Rome may change the tree. */
    static RomeReader of(Document document) {
        prepare(document);
        try {
            SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
            return new RomeReader(input.build(document));
        } catch (FeedException | RuntimeException e) {
            // Rome's converters throw anything from NumberFormatException to NullPointerException on odd documents;
            // its reading is an addition to ours, so the feed does without.
            return new RomeReader(null);
        }
    }

    /** The dialect as Rome names it; null if Rome could not read the document. */
    @Nullable
    String format() {
        return feed == null ? null : feed.getFeedType();
    }

    /** Fills what is empty in the drafts, provided that Rome saw the same items. */
    void complete(List<ItemDraft> drafts) {
        if (feed == null || feed.getEntries().size() != drafts.size()) {
            return;
        }
        for (int i = 0; i < drafts.size(); i++) {
            complete(drafts.get(i), feed.getEntries().get(i));
        }
    }

    private static void complete(ItemDraft draft, SyndEntry entry) {
        if (draft.title.isEmpty() && entry.getTitle() != null) {
            draft.title = TitleText.ofHtml(entry.getTitle());
        }
        if (draft.summary.isEmpty() && entry.getDescription() != null) {
            draft.summary = html(entry.getDescription());
        }
        for (SyndContent content : entry.getContents()) {
            if (draft.content.isEmpty()) {
                draft.content = html(content);
            }
        }
        if (draft.authors.isEmpty()) {
            draft.authors.addAll(names(entry));
        }
        if (draft.categories.isEmpty()) {
            entry.getCategories().forEach(category -> addText(draft.categories, category.getName()));
        }
        if (draft.enclosures.isEmpty()) {
            draft.enclosures.addAll(enclosures(entry));
        }
    }

    private static Html html(SyndContent content) {
        return content.getValue() == null ? Html.EMPTY : Html.of(content.getValue(), null);
    }

    private static List<String> names(SyndEntry entry) {
        List<String> names = new ArrayList<>();
        for (SyndPerson person : entry.getAuthors()) {
            addText(names, person.getName());
        }
        if (names.isEmpty()) {
            addText(names, entry.getAuthor());
        }
        return names;
    }

    private static void addText(Collection<String> texts, @Nullable String text) {
        String plain = text == null ? "" : TitleText.ofHtml(text);
        if (!plain.isEmpty()) {
            texts.add(plain);
        }
    }

    private static List<Enclosure> enclosures(SyndEntry entry) {
        List<Enclosure> found = new ArrayList<>();
        entry.getEnclosures().forEach(enclosure -> {
            String url = Links.resolve(null, enclosure.getUrl());
            if (url != null) {
                found.add(new Enclosure(
                        url, enclosure.getType(), enclosure.getLength() > 0 ? enclosure.getLength() : null));
            }
        });
        return found;
    }

    /**
     * Makes a tree fit for Rome: an RSS version that it knows, and no dates, of which it makes a formatter for each of a
     * dozen patterns and each item, half of its time, for values that are not taken from it.
     */
    private static void prepare(Document document) {
        Element root = document.getRootElement();
        String version = Fields.attribute(root, "version");
        boolean known = version != null && version.matches("0\\.9[0-9]N?|2\\.0.*");
        if (root.getName().equals("rss") && !known) {
            root.setAttribute("version", "2.0");
        }
        List<Element> dates = new ArrayList<>();
        for (Element element : root.getDescendants(DATES)) {
            dates.add(element);
        }
        dates.forEach(Element::detach);
    }
}
