package dev.wirewatch.feed.parse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * What of a feed's HTML may be shown: text, its structure and its looks ({@link InlineStyle}), links and media by http(s).
 * Nothing that runs, posts, names itself (ids and names of elements can shadow a page's own), or restyles or covers the
 * page.
 */
final class SafeMarkup {
    private static final String[] TAGS =
            ("abbr acronym address area article aside audio bdi bdo big center del details dfn dir "
                            + "fieldset figcaption figure font footer header hr ins kbd label legend main map mark menu "
                            + "meter nav output picture progress rp rt ruby s samp section source summary time tt var "
                            + "video wbr")
                    .split(" ");

    /** How something looks in the HTML of before style sheets, which newsletters and agencies still write. */
    private static final String[] LOOKS =
            ("align bgcolor border cellpadding cellspacing char charoff clear color cols compact face frame "
                            + "height hspace noshade nowrap rows rules size span valign vspace width wrap")
                    .split(" ");

    private static final String[] MEANING =
            ("abbr alt axis colspan datetime dir headers hreflang label lang open rowspan scope start summary "
                            + "title type value")
                    .split(" ");

    private static final Evaluator LINKED =
            QueryParser.parse("[href],[src],[cite],[poster],[longdesc],[background],[action],[data],[srcset]");
    private static final String[] LINKS = {"href", "src", "cite", "poster", "longdesc", "background", "action", "data"};

    private static final Cleaner CLEANER = new Cleaner(Safelist.relaxed()
            .addTags(TAGS)
            .addAttributes(":all", LOOKS)
            .addAttributes(":all", MEANING)
            .addAttributes(":all", "style")
            .addAttributes("area", "href", "shape", "coords")
            .addProtocols("area", "href", "http", "https")
            .addAttributes("img", "srcset")
            .addAttributes("source", "src", "srcset", "media")
            .addAttributes("video", "src", "poster", "controls")
            .addAttributes("audio", "src", "controls")
            .addAttributes("ins", "cite")
            .addAttributes("del", "cite")
            .addProtocols("source", "src", "http", "https")
            .addProtocols("video", "src", "http", "https")
            .addProtocols("video", "poster", "http", "https")
            .addProtocols("audio", "src", "http", "https")
            .addProtocols("ins", "cite", "http", "https")
            .addProtocols("del", "cite", "http", "https")
            .removeProtocols("a", "href", "ftp"));

    private SafeMarkup() {}

    /** A copy of a document with what is safe of it; its links are resolved, or left out if they cannot be. */
    static Document of(Document dirty, @Nullable String base) {
        resolve(dirty, base);
        for (Element element : dirty.body().select("[style]")) {
            String style = InlineStyle.safe(element.attr("style"));
            if (style.isEmpty()) {
                element.removeAttr("style");
            } else {
                element.attr("style", style);
            }
        }
        Document clean = CLEANER.clean(dirty);
        clean.outputSettings().prettyPrint(false);
        return clean;
    }

    private static void resolve(Document document, @Nullable String base) {
        for (Element element : document.body().select(LINKED)) {
            for (String attribute : LINKS) {
                if (element.hasAttr(attribute)) {
                    resolve(element, attribute, base);
                }
            }
            if (element.hasAttr("srcset")) {
                SourceSet.resolve(element, base);
            }
        }
    }

    private static void resolve(Element element, String attribute, @Nullable String base) {
        String value = element.attr(attribute).strip();
        if (attribute.equals("href") && value.regionMatches(true, 0, "mailto:", 0, 7)) {
            return;
        }
        String absolute = Links.resolve(base, value);
        if (absolute == null) {
            element.removeAttr(attribute);
        } else {
            element.attr(attribute, absolute);
        }
    }
}
