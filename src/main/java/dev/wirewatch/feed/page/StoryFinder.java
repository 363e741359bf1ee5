package dev.wirewatch.feed.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds where on a page the story stands: the element whose blocks are worth the most together, prose counting for and
 * everything else against it, and within it the range of blocks that is worth the most.
 */
final class StoryFinder {
    private static final int TEASER = 60;
    /** A standfirst or two may stand between the headline and the first paragraph. */
    private static final int HEADLINE_REACH = 4;

    private StoryFinder() {}

    /**
     * The blocks of the story with what stands between them; empty if the page has no prose.
     *
     * @param furniture elements to pass over
     */
    static List<TextBlock> find(Element page, Set<Element> furniture) {
        List<TextBlock> blocks = BlockReader.read(page, furniture);
        Map<Element, Integer> values = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            values.merge(blocks.get(i).element(), value(blocks, i), Integer::sum);
        }
        Best best = new Best(values);
        page.traverse(best);
        Element story = best.element;
        return story == null ? List.of() : range(BlockReader.read(story, furniture));
    }

    /** A paragraph right under a heading that leads to another page is the teaser of that page. */
    private static int value(List<TextBlock> blocks, int index) {
        TextBlock block = blocks.get(index);
        boolean teaser = index > 0 && block.prose() && blocks.get(index - 1).leadsElsewhere();
        return teaser ? -TEASER : block.value();
    }

    /** Sums values from the leaves up and keeps the best; of equals the innermost, which is left first. */
    private static final class Best implements NodeVisitor {
        private final Map<Element, Integer> values;
        private @Nullable Element element;
        private int most;

        Best(Map<Element, Integer> values) {
            this.values = values;
        }

        @Override
        public void head(Node node, int depth) {
            // All is summed on the way back.
        }

        @Override
        public void tail(Node node, int depth) {
            Integer value = node instanceof Element each ? values.get(each) : null;
            if (value == null) {
                return;
            }
            if (value > most) {
                most = value;
                element = (Element) node;
            }
            if (depth > 0 && node.parent() instanceof Element parent) {
                values.merge(parent, value, Integer::sum);
            }
        }
    }

    /** The maximum subsequence (Kadane's algorithm). */
    private static List<TextBlock> range(List<TextBlock> blocks) {
        int from = 0;
        int bestFrom = 0;
        int bestTo = 0;
        long sum = 0;
        long best = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += value(blocks, i);
            if (sum > best) {
                best = sum;
                bestFrom = from;
                bestTo = i + 1;
            }
        }
        return withEntries(blocks, fromHeadline(blocks, bestFrom), bestTo);
    }

    private static int fromHeadline(List<TextBlock> blocks, int from) {
        for (int i = from - 1; i >= Math.max(0, from - HEADLINE_REACH); i--) {
            if (blocks.get(i).tag().equals("h1")) {
                return i;
            }
        }
        return from;
    }

    /** A list or table at the end belongs to the story although its short rows are worth nothing by themselves. */
    private static List<TextBlock> withEntries(List<TextBlock> blocks, int from, int to) {
        int end = to;
        while (end < blocks.size() && blocks.get(end).entry() && blocks.get(end).linkDensity() < 0.3) {
            end++;
        }
        return blocks.subList(from, end);
    }
}
