package dev.wirewatch.feed.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Keeps of the blocks where the story stands those that are the story. */
final class StoryFilter {
    private static final Pattern DIGITS = Pattern.compile("[\\p{N}]");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "table");
    private static final double MOSTLY = 0.5;

    private final List<TextBlock> blocks;
    private final String headline;
    private final Map<Element, int[]> lists = new HashMap<>();

    private StoryFilter(List<TextBlock> blocks, String headline) {
        this.blocks = blocks;
        this.headline = PageText.fold(headline);
        for (TextBlock block : blocks) {
            Element list = list(block);
            if (list != null) {
                int[] weights = lists.computeIfAbsent(list, key -> new int[2]);
                weights[0] += block.plain();
                weights[1] += block.linked();
            }
        }
    }

    /**
     * The story's blocks, in order.
     *
     * @param headline the article's title; empty if unknown
     */
    static List<TextBlock> story(List<TextBlock> blocks, String headline) {
        return new StoryFilter(blocks, headline).kept();
    }

    private List<TextBlock> kept() {
        int from = afterHeadline();
        int to = end();
        List<TextBlock> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = from; i < to; i++) {
            TextBlock block = blocks.get(i);
            if (belongs(block, i, to) && seen.add(block.text())) {
                kept.add(block);
            }
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1).heading()) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    /** What stands above the headline is not the story, unless it is most of the text. */
    private int afterHeadline() {
        int above = 0;
        int all = prose(0, blocks.size());
        for (int i = 0; i < blocks.size() && above < all / 3; i++) {
            if (isHeadline(blocks.get(i))) {
                return i + 1;
            }
            above += blocks.get(i).prose() ? blocks.get(i).plain() : 0;
        }
        return 0;
    }

    /** Where a heading such as “related” or “comments” comes after most of the text. */
    private int end() {
        int all = prose(0, blocks.size());
        int before = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (before > all * MOSTLY && FurniturePhrases.endsTheStory(blocks.get(i)) && !storyGoesOn(i, all)) {
                return i;
            }
            before += blocks.get(i).prose() ? blocks.get(i).plain() : 0;
        }
        return blocks.size();
    }

    /** A box of related links in the middle of a long story. */
    private boolean storyGoesOn(int index, int all) {
        return prose(index, blocks.size()) > all / 4
                && !blocks.get(index).text().matches("(?iu).*comment.*");
    }

    private int prose(int from, int to) {
        int sum = 0;
        for (TextBlock block : blocks.subList(from, to)) {
            sum += block.prose() ? block.plain() : 0;
        }
        return sum;
    }

    private boolean belongs(TextBlock block, int index, int to) {
        if (block.linkDensity() >= MOSTLY || FurniturePhrases.is(block) || isHeadline(block)) {
            return false;
        }
        if (block.entry()) {
            return entryBelongs(block);
        }
        if (block.prose()) {
            return true;
        }
        if (block.heading()) {
            return headingBelongs(block, index, to);
        }
        boolean paragraph = !block.tag().equals("div") && !block.tag().equals("section");
        boolean words = block.text().indexOf(' ') > 0 && block.linked() == 0 && !dated(block);
        return block.endsSentence() ? block.plain() > 1 && !dated(block) : paragraph && words && between(index);
    }

    private boolean entryBelongs(TextBlock block) {
        int[] weights = lists.get(list(block));
        boolean linked = weights != null && weights[1] > 0.4 * (weights[0] + weights[1]);
        return !linked && block.plain() > 0 && block.linkDensity() < 0.3;
    }

    /** A heading belongs to the paragraph, list or table that follows it. */
    private boolean headingBelongs(TextBlock block, int index, int to) {
        if (block.linked() > 0) {
            return false;
        }
        for (int i = index + 1; i < Math.min(index + 4, to); i++) {
            TextBlock next = blocks.get(i);
            if (next.prose() || next.entry()) {
                return belongs(next, i, to);
            }
        }
        return false;
    }

    /** A short line without the end of a sentence is a heading of its own making if paragraphs are around it. */
    private boolean between(int index) {
        boolean before = index > 0 && blocks.get(index - 1).prose();
        boolean after = index + 1 < blocks.size()
                && (blocks.get(index + 1).prose() || blocks.get(index + 1).entry());
        return before && after;
    }

    private boolean isHeadline(TextBlock block) {
        return !headline.isEmpty()
                && block.text().length() < 400
                && (block.tag().equals("h1") || PageText.fold(block.text()).equals(headline));
    }

    /** A date, a time, a number of minutes or shares. */
    private static boolean dated(TextBlock block) {
        int digits = (int) DIGITS.matcher(block.text()).results().count();
        return block.plain() < 40 && digits * 4 >= block.plain();
    }

    private static @Nullable Element list(TextBlock block) {
        return block.entry() ? Ancestors.nearest(block.element(), LISTS) : null;
    }
}
