package dev.wirewatch.feed.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The links of an item or of a feed, whatever dialect they are written in.
 *
 * @param all typed links, absolute
 * @param article the address of the article or site itself; null if there is none
 */
record ItemLinks(List<RelLink> all, @Nullable String article) {
    /** Proxies that no longer resolve, or count clicks, where the feed names the original as well. */
    private static final Pattern FEEDBURNER =
            Pattern.compile("https?://(?:feedproxy\\.google\\.com|feeds?\\.feedburner\\.com)/~r/.*");

    private static final Set<String> THE_ARTICLE_TOO = Set.of("bookmark", "canonical", "permalink", "shortlink");

    static ItemLinks of(Fields fields, @Nullable String documentBase) {
        List<RelLink> all = new ArrayList<>();
        for (Element link : fields.all(List.of("atom:link", "link", "xhtml:link"))) {
            String written = Fields.attribute(link, "href");
            boolean textOnly = written == null && Fields.name(link).equals("atom:link");
            String href = Links.resolve(Scope.base(link, documentBase), textOnly ? link.getValue() : written);
            if (href != null) {
                String rel = Fields.attribute(link, "rel");
                all.add(new RelLink(relation(rel), href, Fields.attribute(link, "type")));
            }
        }
        return new ItemLinks(all, article(fields, all, documentBase));
    }

    private static String relation(@Nullable String rel) {
        String lower = rel == null ? "alternate" : rel.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://www.iana.org/assignments/relation/")
                ? lower.substring(lower.lastIndexOf('/') + 1)
                : lower;
    }

    private static @Nullable String article(Fields fields, List<RelLink> all, @Nullable String documentBase) {
        String plain = plain(fields, documentBase);
        String original = original(fields, plain);
        if (original != null) {
            return original;
        }
        if (plain != null) {
            return plain;
        }
        String typed = typed(all);
        if (typed != null) {
            return typed;
        }
        Element content = fields.first("atom:content");
        return content == null
                ? null
                : Links.resolve(Scope.base(content, documentBase), Fields.attribute(content, "src"));
    }

    /** RSS: the text of the link element. */
    private static @Nullable String plain(Fields fields, @Nullable String documentBase) {
        for (Element link : fields.all("link")) {
            String resolved = Links.resolve(Scope.base(link, documentBase), link.getValue());
            if (resolved != null) {
                return resolved;
            }
        }
        return null;
    }

    private static @Nullable String original(Fields fields, @Nullable String plain) {
        boolean proxied = plain != null && FEEDBURNER.matcher(plain).matches();
        return proxied ? Links.resolve(null, fields.text("feedburner:origlink")) : null;
    }

    /** Atom: the alternate that is a page (RFC 4287 section 4.2.7.2), else another one or a permalink. */
    private static @Nullable String typed(List<RelLink> all) {
        String alternate = null;
        for (RelLink link : all) {
            boolean isAlternate = link.rel().equals("alternate");
            boolean page = link.type() == null || link.type().contains("html");
            if (isAlternate && page) {
                return link.href();
            }
            alternate = isAlternate && alternate == null ? link.href() : alternate;
            alternate = alternate == null && THE_ARTICLE_TOO.contains(link.rel()) ? link.href() : alternate;
        }
        return alternate;
    }
}
