package dev.wirewatch.feed.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Names of authors: from mail addresses with names (RSS), person constructs (Atom), Dublin Core and iTunes. */
final class People {
    private static final List<String> FIRST = List.of("author", "atom:author", "dc:creator", "dc:author");
    private static final List<String> FEED =
            List.of("author", "atom:author", "dc:creator", "dc:author", "managingeditor");
    private static final List<String> SECOND = List.of("itunes:author", "webmaster", "dc:contributor", "dc:publisher");
    private static final Pattern MAIL_AND_COMMENT = Pattern.compile("(\\S+@\\S+)\\s*\\(([^)]+)\\)?");
    private static final Pattern COMMENT_AND_MAIL =
            Pattern.compile("([^<(]+?)\\s*[<(]\\s*(?:mailto:)?(\\S+@[^\\s>)]+)\\s*[>)]?");

    private People() {}

    /** Authors of an item; the second-best sources only where there is no other. */
    static Set<String> names(Fields fields) {
        Set<String> names = of(fields, FIRST);
        return names.isEmpty() ? firstOf(fields, SECOND.subList(0, 1)) : names;
    }

    /**
     * Authors of an Atom entry that names none: those of the feed that it was taken from, else those of the feed that it is
     * in (RFC 4287 section 4.2.1).
     *
     * @param feed the fields of the feed
     */
    static Set<String> inherited(Fields entry, Fields feed) {
        if (!Fields.name(entry.element()).equals("atom:entry")) {
            return Set.of();
        }
        for (Element source : entry.all("atom:source")) {
            Set<String> names = of(new Fields(source), List.of("atom:author"));
            if (!names.isEmpty()) {
                return names;
            }
        }
        return of(feed, List.of("atom:author"));
    }

    /** Authors of a feed. */
    static Set<String> feedNames(Fields fields) {
        Set<String> names = of(fields, FEED);
        return names.isEmpty() ? firstOf(fields, SECOND) : names;
    }

    private static Set<String> of(Fields fields, List<String> sources) {
        Set<String> names = new LinkedHashSet<>();
        for (Element element : fields.all(sources)) {
            String name = name(element);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static Set<String> firstOf(Fields fields, List<String> sources) {
        for (String source : sources) {
            Set<String> names = of(fields, List.of(source));
            if (!names.isEmpty()) {
                return names;
            }
        }
        return Set.of();
    }

    private static @Nullable String name(Element element) {
        if (element.getChildren().isEmpty()) {
            return name(TitleText.ofHtml(element.getText()));
        }
        Fields person = new Fields(element);
        String name = person.text("atom:name", "name", "foaf:name", "other:name", "itunes:name");
        String mail = person.text("atom:email", "email", "itunes:email");
        String text = name != null ? name : mail != null ? mail : person.text("atom:uri", "atom:url");
        return text == null ? name(TitleText.ofHtml(element.getValue())) : name(TitleText.ofHtml(text));
    }

    /** The name in {@code mail (name)} or {@code name <mail>}; the address where there is no name. */
    static @Nullable String name(String text) {
        Matcher comment = MAIL_AND_COMMENT.matcher(text);
        if (comment.matches()) {
            return comment.group(2).strip();
        }
        Matcher mail = COMMENT_AND_MAIL.matcher(text);
        String name = mail.matches() ? mail.group(1) : text;
        return name.isBlank() ? null : name.strip();
    }
}
