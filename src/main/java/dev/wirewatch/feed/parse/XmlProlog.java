package dev.wirewatch.feed.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Finds where a feed begins in a text: after byte order marks, white space, error messages of the web server, the XML
 * declaration, comments and a document type declaration. The latter is not passed on, so that no parser can be made to
 * fetch or to expand anything; of its internal subset only entities that stand for plain text are remembered.
 */
final class XmlProlog {
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel");
    private static final Pattern NAME = Pattern.compile("<(/?)([A-Za-z_][\\w.:-]*)");
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([A-Za-z_][\\w.-]*)\\s+(?:\"([^\"%<]{0,200})\"|'([^'%<]{0,200})')\\s*>");
    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|\\w{1,32});");
    private static final Pattern SUBSET_END = Pattern.compile("]\\s*>");
    private static final int SEARCHED = 100_000;
    private static final int MOST_ENTITIES = 500;

    private final String text;
    private final Map<String, String> entities = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private int at;
    private String firstName = "";
    private boolean sawDoctype;

    private XmlProlog(String text) {
        this.text = text;
    }

    /**
     * Where the root element is.
     *
     * @param start index of the root's {@code <}
     * @param name its name as written, with prefix
     * @param entities declared entities that stand for plain text
     */
    record Root(int start, String name, Map<String, String> entities) {}

    /**
     * Finds the root.
     *
     * @throws UnparseableFeedException if there is none, saying what there is instead
     */
    static Root find(String text) throws UnparseableFeedException {
        return new XmlProlog(text).root();
    }

    private Root root() throws UnparseableFeedException {
        while ((at = text.indexOf('<', at)) >= 0 && at < SEARCHED) {
            if (text.startsWith("<?", at)) {
                skipTo("?>");
            } else if (text.startsWith("<!--", at)) {
                skipTo("-->");
            } else if (text.startsWith("<!", at)) {
                skipDoctype();
            } else {
                Matcher name = NAME.matcher(text).region(at, Math.min(text.length(), at + 200));
                if (name.lookingAt() && name.group(1).isEmpty()) {
                    if (ROOTS.contains(local(name.group(2)))) {
                        return new Root(at, name.group(2), Map.copyOf(entities));
                    }
                    remember(name.group(2));
                }
                at++;
            }
        }
        throw new UnparseableFeedException(nature());
    }

    private void remember(String name) throws UnparseableFeedException {
        if (firstName.isEmpty()) {
            firstName = local(name);
        }
        if (Set.of("html", "head", "body", "opml", "svg", "urlset", "sitemapindex")
                .contains(local(name))) {
            firstName = local(name);
            throw new UnparseableFeedException(nature());
        }
    }

    private String nature() {
        return switch (firstName) {
            case "" -> text.isBlank() ? "an empty document, not a feed" : "plain text, not a feed";
            case "html", "head", "body", "p", "div", "script", "h1", "title", "center", "br", "b" ->
                "an HTML page, not a feed";
            case "opml" -> "an OPML list of feeds, not a feed";
            case "urlset", "sitemapindex" -> "a sitemap, not a feed";
            default -> "an XML document with the root element <" + firstName + ">, not a feed";
        };
    }

    private void skipTo(String end) {
        int found = next(end);
        at = found < 0 ? at + 2 : found + end.length();
    }

    /** Only the first declaration can be one; anything else that begins like it is noise. */
    private void skipDoctype() {
        boolean first = !sawDoctype && text.regionMatches(true, at, "<!DOCTYPE", 0, "<!DOCTYPE".length());
        sawDoctype |= first;
        int close = first ? next(">") : -1;
        int bracket = first ? next("[") : -1;
        if (bracket >= 0 && bracket < close) {
            Matcher subsetEnd = SUBSET_END.matcher(text);
            int end = subsetEnd.find(bracket) ? subsetEnd.end() : close + 1;
            declare(text.substring(bracket, Math.min(end, bracket + SEARCHED)));
            at = end;
        } else {
            at = close < 0 ? at + 2 : close + 1;
        }
    }

    /** Where a mark is found from here on; what was not found once is not looked for again. */
    private int next(String mark) {
        int found = absent.contains(mark) ? -1 : text.indexOf(mark, at);
        if (found < 0) {
            absent.add(mark);
        }
        return found;
    }

    private void declare(String subset) {
        Matcher entity = ENTITY.matcher(subset);
        while (entity.find() && entities.size() < MOST_ENTITIES) {
            String value = entity.group(2) != null ? entity.group(2) : entity.group(3);
            entities.putIfAbsent(entity.group(1), plain(value));
        }
    }

    /** The value with character and HTML entities resolved; no other references, so that nothing grows. */
    private static String plain(String value) {
        return REFERENCE
                .matcher(value)
                .replaceAll(reference -> Matcher.quoteReplacement(resolved(reference.group(), reference.group(1))));
    }

    private static String resolved(String reference, String name) {
        if (name.startsWith("#")) {
            return XmlText.character(name);
        }
        String known = Entities.getByName(name);
        return known.isEmpty() ? reference : known;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
