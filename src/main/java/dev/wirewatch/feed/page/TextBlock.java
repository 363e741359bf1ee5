package dev.wirewatch.feed.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * A run of text that a browser sets as one block.
 *
 * @param text white space collapsed; line breaks of the page kept as such
 * @param tag name of the element that makes it a block: {@code p}, {@code li}, {@code tr} …
 * @param element that element
 * @param plain weight of the text outside of links, see {@link #weight}
 * @param linked weight of the text inside of links
 */
record TextBlock(String text, String tag, Element element, int plain, int linked) {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> ENTRIES = Set.of("li", "tr", "td", "th", "dd", "dt");

    private static final Evaluator LINK = QueryParser.parse("a[href]");

    private static final Pattern PUNCTUATION = Pattern.compile("[.,;!?…،؛؟۔][\\s\"'»”’)]|[。，、！？；]|\\p{Pe}$|[.!?؟۔]$");
    private static final int MOST_WITHOUT = 500;
    private static final int LONG = 100;
    private static final int SENTENCE = 25;
    private static final int WIDE = 3;
    private static final int MOST_COUNTED = 800;
    private static final String ENDS = ".!?…。！？؟۔।:;";
    private static final String CLOSES = "\"'»«”’“)]}」』›*";

    /** Letters and digits; one of a script that writes a word in one or two characters counts as three. */
    static int weight(String text) {
        int weight = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            weight += Character.isLetterOrDigit(c) ? (Character.isIdeographic(c) || kana(c) ? WIDE : 1) : 0;
            i += Character.charCount(c);
        }
        return weight;
    }

    private static boolean kana(int c) {
        return (c >= 0x3040 && c < 0x3100) || (c >= 0xac00 && c < 0xd7b0);
    }

    /** Share of the text that is in links, from 0 to 1. */
    double linkDensity() {
        return plain + linked == 0 ? 1 : (double) linked / (plain + linked);
    }

    boolean heading() {
        return HEADINGS.contains(tag);
    }

    /** Whether it is a heading that is a link to somewhere else than a place on its own page. */
    boolean leadsElsewhere() {
        if (!heading()) {
            return false;
        }
        Element around = Ancestors.nearest(element, Set.of("a"));
        Element link = around != null ? around : linkDensity() < 0.5 ? null : element.selectFirst(LINK);
        return link != null && link.hasAttr("href") && !link.attr("href").startsWith("#");
    }

    /** Whether it is an item of a list or a row of a table. */
    boolean entry() {
        return ENTRIES.contains(tag);
    }

    /** Whether it ends as a sentence does, closing quotation marks and brackets aside. */
    boolean endsSentence() {
        int end = text.length() - 1;
        while (end > 0 && (CLOSES.indexOf(text.charAt(end)) >= 0 || Character.isWhitespace(text.charAt(end)))) {
            end--;
        }
        return end >= 0 && ENDS.indexOf(text.charAt(end)) >= 0;
    }

    /** Whether it reads as a paragraph of a story: long, or a sentence, and not mostly links. */
    boolean prose() {
        boolean sentence = plain >= SENTENCE && endsSentence() && !text.endsWith(":");
        return !heading() && linkDensity() < 0.5 && (sentence || (plain >= LONG && punctuated()));
    }

    /** Whether there is a comma or full stop about where a writer sets one; lists of words and names have none. */
    private boolean punctuated() {
        long marks = PUNCTUATION
                .matcher(text)
                .results()
                .limit(text.length() / MOST_WITHOUT + 1L)
                .count();
        return marks > text.length() / MOST_WITHOUT;
    }

    /** What it adds to the story that it stands in: positive for prose, negative for what interrupts it. */
    int value() {
        if (prose()) {
            return Math.min(plain, MOST_COUNTED);
        }
        if (linkDensity() >= 0.5) {
            return -30 - Math.min(linked, 100);
        }
        if (heading() || entry()) {
            return -4;
        }
        return endsSentence() ? 0 : -25;
    }
}
