package dev.wirewatch.corpus;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of HTML with its paragraphs: blocks are parted by an empty line, {@code br} by a line break. */
final class HtmlText {
    private static final Set<String> SILENT = Set.of("script", "style", "noscript", "template", "head");

    private HtmlText() {}

    /** The text of a fragment; text without any tags comes back as it is, entities resolved. */
    static String ofFragment(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        return of(Jsoup.parseBodyFragment(html).body());
    }

    /** The text of an element and all below it. */
    static String of(Element element) {
        StringBuilder text = new StringBuilder();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words && !silent(node)) {
                    text.append(words.getWholeText().replaceAll("[\\s&&[^\\u00A0]]+", " "));
                } else if (node.nameIs("br")) {
                    text.append('\n');
                } else if (node instanceof Element block && block.isBlock()) {
                    text.append("\n\n");
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element block && block.isBlock()) {
                    text.append("\n\n");
                }
            }
        });
        return text.toString()
                .replaceAll(" *\\n *", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean silent(Node node) {
        return node.parent() instanceof Element parent && SILENT.contains(parent.normalName());
    }
}
