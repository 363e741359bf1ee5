package dev.wirewatch.app;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Salience;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.tagging.Tagging;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page with texts and their mentions marked, for reading in a browser. It needs nothing from anywhere, runs no scripts,
 * and holds the texts as text: built as a tree, so that markup in them stays what it is, and each in a direction of its own.
 */
final class MentionPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.1rem } h2 { font-size: 1.3rem } ul { padding: 0; list-style: none; font-size: .85rem }
            .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }
            mark { border-radius: .2em; padding: 0 .15em; color: #000; unicode-bidi: isolate }
            .actor { background: #cfe3ff } .system { background: #ffd9c7 }
            .place { background: #d3f0d0 } .programme { background: #eadcff }
            """;

    private final Tagger tagger;
    private final Document page = Document.createShell("");

    MentionPage(Tagger tagger) {
        this.tagger = tagger;
        page.outputSettings().prettyPrint(false);
        page.title("Mentions");
        page.head()
                .prependElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", POLICY);
        page.head().prependElement("meta").attr("charset", "utf-8");
        page.head().appendElement("style").append(STYLE);
    }

    /** Adds a text. */
    void add(String id, String title, String text) {
        Tagging tagging = tagger.tag(title, text);
        Element section = page.body().appendElement("section");
        section.appendElement("h1").text(visible(id));
        addEntities(section, tagging);
        if (!title.isEmpty()) {
            mark(
                    section.appendElement("h2").attr("dir", "auto").addClass("text"),
                    title,
                    mentions(tagging, Mention.TITLE));
        }
        mark(section.appendElement("div").attr("dir", "auto").addClass("text"), text, mentions(tagging, Mention.TEXT));
    }

    /** The whole page. */
    String html() {
        return "<!doctype html>\n" + page.outerHtml();
    }

    private static List<Mention> mentions(Tagging tagging, String field) {
        return tagging.mentions().stream()
                .filter(mention -> mention.field().equals(field))
                .toList();
    }

    private static void addEntities(Element section, Tagging tagging) {
        Map<String, String> kinds = new HashMap<>();
        tagging.mentions().forEach(mention -> kinds.put(mention.entity(), kind(mention)));
        Element list = section.appendElement("ul");
        for (Salience salience : tagging.salience()) {
            Element item = list.appendElement("li");
            item.appendElement("mark")
                    .addClass(kinds.getOrDefault(salience.entity(), ""))
                    .text(salience.entity());
            item.appendText(" %s, %d times, salience %.3f"
                    .formatted(salience.about() ? "about" : "mentioned", salience.mentions(), salience.salience()));
        }
    }

    private static void mark(Element into, String text, List<Mention> mentions) {
        int at = 0;
        int codePoint = 0;
        for (Mention mention : mentions) {
            int start = text.offsetByCodePoints(at, mention.start() - codePoint);
            int end = text.offsetByCodePoints(start, mention.end() - mention.start());
            into.appendText(visible(text.substring(at, start)));
            into.appendElement("mark")
                    .addClass(kind(mention))
                    .attr("title", explanation(mention))
                    .appendText(visible(text.substring(start, end)));
            at = end;
            codePoint = mention.end();
        }
        into.appendText(visible(text.substring(at)));
    }

    private static String kind(Mention mention) {
        return mention.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String explanation(Mention mention) {
        String basis = mention.basis() == null ? "" : ", " + mention.basis();
        return "%s as \u201c%s\u201d, confidence %.3f%s"
                .formatted(mention.entity(), mention.alias(), mention.confidence(), basis);
    }

    /** Control characters and halves of characters have no place in HTML; a mark stands for each. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            boolean layout = codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
            boolean bad = (Character.isISOControl(codePoint) && !layout)
                    || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
            visible.appendCodePoint(bad ? 0xFFFD : codePoint);
        });
        return visible.toString();
    }
}
