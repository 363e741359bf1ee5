package dev.wirewatch.feed.parse;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as a person would copy it from the page: one line for each block, white space collapsed. */
final class PlainText {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "tr",
            "ul",
            "br",
            "details",
            "summary");

    private PlainText() {}

    /** White space of any kind as single spaces, none at the ends. */
    static String collapsed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else {
                if (space && out.length() > 0) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The text of an element. */
    static String of(Element body) {
        StringBuilder out = new StringBuilder();
        body.traverse(new TextWriter(out));
        StringBuilder lines = new StringBuilder(out.length());
        for (String line : out.toString().split("\n")) {
            String collapsed = collapsed(line);
            if (!collapsed.isEmpty()) {
                lines.append(lines.length() == 0 ? "" : "\n").append(collapsed);
            }
        }
        return lines.toString();
    }

    private static final class TextWriter implements NodeVisitor {
        private final StringBuilder out;

        TextWriter(StringBuilder out) {
            this.out = out;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText().replace('\n', ' '));
            } else if (BLOCKS.contains(node.nodeName())) {
                out.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) {
                out.append('\n');
            }
        }
    }
}
