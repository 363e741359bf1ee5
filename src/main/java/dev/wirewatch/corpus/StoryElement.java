package dev.wirewatch.corpus;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element of a page that holds the story: the one whose own paragraphs carry the most text outside of links.
 */
final class StoryElement {
    /** Elements that never hold a story. The header is one of the page only when it is outside of the article. */
    private static final String FURNITURE =
            "script, style, noscript, template, svg, iframe, nav, form, button, select, "
                    + "aside, footer, [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=complementary], "
                    + "body > header, figure";

    private static final List<String> DECLARED =
            List.of("[itemprop=articleBody]", "article [itemprop=text]", "article", "[role=main]", "main");
    /** A declared element with less text than this is a teaser or a mistake. */
    private static final int DECLARED_LEAST = 200;

    private StoryElement() {}

    /** The element; the whole body if nothing stands out. The page is freed from furniture on the way. */
    static Element find(Document page) {
        Document copy = page.clone();
        copy.select(FURNITURE).remove();
        for (String selector : DECLARED) {
            Element best = mostText(copy.select(selector));
            if (best != null && ownText(best) >= DECLARED_LEAST) {
                return best;
            }
        }
        Element densest = densest(copy);
        return densest == null ? copy.body() : densest;
    }

    private static @Nullable Element mostText(Elements elements) {
        Element best = null;
        int most = -1;
        for (Element element : elements) {
            int own = ownText(element);
            if (own > most) {
                best = element;
                most = own;
            }
        }
        return best;
    }

    private static @Nullable Element densest(Document page) {
        Element best = null;
        int most = 0;
        for (Element element : page.body().select("div, section, td, body")) {
            int score = 0;
            for (Element child : element.children()) {
                boolean paragraph =
                        child.normalName().equals("p") || child.normalName().equals("blockquote");
                score += paragraph ? ownText(child) : 0;
            }
            if (score > most) {
                best = element;
                most = score;
            }
        }
        return best != null && most >= DECLARED_LEAST ? best : null;
    }

    /** Characters of text that are not in links. */
    private static int ownText(Element element) {
        int linked = 0;
        for (Element link : element.select("a")) {
            linked += link.text().length();
        }
        return Math.max(0, element.text().length() - linked);
    }
}
