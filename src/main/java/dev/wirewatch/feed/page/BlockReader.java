package dev.wirewatch.feed.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Reads an element as blocks of text, in their order. */
final class BlockReader implements NodeFilter {
    /** A page with more is no article; the rest is left unread. */
    private static final int MOST_BLOCKS = 20_000;

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int LONGEST_CELL = 200;
    private static final int LONGEST_ROW = 1_000;
    private static final int CELL_DEPTH = 10;
    private static final String CELL_MARK = " | ";

    private final List<TextBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder linkText = new StringBuilder();
    private final Deque<Element> open = new ArrayDeque<>();
    private int links;
    private int preformatted;

    private final Set<Element> furniture;

    private BlockReader(Set<Element> furniture) {
        this.furniture = furniture;
    }

    /**
     * The blocks of an element.
     *
     * @param furniture elements to pass over
     */
    static List<TextBlock> read(Element root, Set<Element> furniture) {
        BlockReader reader = new BlockReader(furniture);
        NodeTraversor.filter(reader, root);
        reader.flush();
        return reader.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (furniture.contains(node)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node.nameIs("br")) {
            lineBreak();
        } else if (node instanceof Element element) {
            enter(element);
        }
        return blocks.size() < MOST_BLOCKS ? FilterResult.CONTINUE : FilterResult.STOP;
    }

    private void enter(Element element) {
        links += element.nameIs("a") ? 1 : 0;
        preformatted += element.nameIs("pre") ? 1 : 0;
        if (CELLS.contains(element.normalName()) && inRow()) {
            if (!text.toString().isBlank()) {
                text.append(CELL_MARK);
            }
        } else if (block(element)) {
            flush();
            open.push(element);
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        links -= element.nameIs("a") ? 1 : 0;
        preformatted -= element.nameIs("pre") ? 1 : 0;
        if (element.equals(open.peek())) {
            flush();
            open.pop();
        }
        return FilterResult.CONTINUE;
    }

    /** Inside a row of data everything belongs to the row, whatever elements the cells are made of. */
    private boolean inRow() {
        Element innermost = open.peek();
        return innermost != null && innermost.nameIs("tr");
    }

    private boolean block(Element element) {
        if (element.nameIs("tr")) {
            return dataRow(element);
        }
        return !inRow() && (element.isBlock() || CELLS.contains(element.normalName()));
    }

    /** A row of several short cells; a table that only arranges the page has long ones, or other tables inside. */
    private static boolean dataRow(Element row) {
        int cells = 0;
        int weight = 0;
        for (Node cell : row.childNodes()) {
            if (cell instanceof Element element) {
                cells++;
                int added = shortText(element, 0);
                weight += added;
                if (added < 0 || weight > LONGEST_ROW) {
                    return false;
                }
            }
        }
        return cells >= 2;
    }

    /** Weight of a cell's text; less than zero if it is long, deep or holds a table or several paragraphs. */
    private static int shortText(Element element, int depth) {
        int weight = 0;
        int paragraphs = 0;
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                weight += text.getWholeText().length() > LONGEST_CELL * 10
                        ? LONGEST_CELL
                        : TextBlock.weight(text.getWholeText());
            } else if (child instanceof Element inner) {
                paragraphs += inner.nameIs("p") ? 1 : 0;
                int below = depth > CELL_DEPTH || inner.nameIs("table") || paragraphs > 1
                        ? -1
                        : shortText(inner, depth + 1);
                weight = below < 0 ? LONGEST_CELL : weight + below;
            }
            if (weight >= LONGEST_CELL) {
                return -1;
            }
        }
        return weight;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            char written = space ? (c == '\n' && preformatted > 0 ? '\n' : ' ') : c;
            boolean repeated = space && text.length() > 0 && Character.isWhitespace(text.charAt(text.length() - 1));
            if (!repeated && !invisible(c)) {
                text.append(written);
            }
        }
        if (links > 0) {
            linkText.append(words);
        }
    }

    /** Soft hyphens and zero-width spaces, which hide words; the joiners of Persian and Indic scripts are letters. */
    private static boolean invisible(char c) {
        return c == '\u00ad' || c == '\u200b' || c == '\ufeff' || c == '\u2060';
    }

    /** Two in succession part paragraphs. */
    private void lineBreak() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) == '\n') {
            flush();
        } else if (end > 0) {
            text.append('\n');
        }
    }

    private void flush() {
        String run = text.toString().strip();
        Element element = open.peek();
        if (!run.isEmpty() && element != null && blocks.size() < MOST_BLOCKS) {
            int linked = TextBlock.weight(linkText.toString());
            int plain = Math.max(0, TextBlock.weight(run) - linked);
            blocks.add(new TextBlock(run, element.normalName(), element, plain, linked));
        }
        text.setLength(0);
        linkText.setLength(0);
    }
}
