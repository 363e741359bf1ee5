package dev.wirewatch.feed.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Finds what names itself as something other than the story: by element, by role, by the words of its class and id. An
 * element that holds a large part of the page's paragraphs stays whatever it is called; there are pages that are one form,
 * and bodies called {@code with-sidebar}.
 */
final class Furniture implements NodeFilter {
    /** Share of the page's paragraph text from which on an element is believed to hold the story. */
    private static final double STORY_SHARE = 0.4;

    private static final Set<String> NEVER_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "math",
            "head",
            "button",
            "select",
            "option",
            "input",
            "textarea",
            "label",
            "video",
            "audio",
            "object",
            "embed",
            "canvas",
            "picture",
            "map",
            "dialog",
            "menu",
            "figcaption",
            "address",
            "frameset",
            "noframes");
    private static final Set<String> SELDOM_TEXT = Set.of("nav", "aside", "footer", "form", "fieldset");
    private static final Set<String> ARTICLES = Set.of("article", "main");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "complementary",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "alert",
            "status");
    private static final Set<String> ITEM_TYPES = Set.of(
            "Comment",
            "UserComments",
            "WPAdBlock",
            "WPFooter",
            "WPHeader",
            "WPSideBar",
            "SiteNavigationElement",
            "BreadcrumbList",
            "ImageObject");
    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final Pattern WORD_BOUNDARY = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final String FILE = "furniture-names.txt";
    private static final int LONGEST_NAME = 300;

    private static final Set<String> NAMES = names();
    private static final Set<String> UTILITIES = Set.of("hidden", "d-none", "sr-only", "print:hidden", "u-hidden");

    private final Map<Element, Integer> prose;
    private final int allProse;
    private final Set<Element> found = new HashSet<>();

    private Furniture(Map<Element, Integer> prose, int allProse) {
        this.prose = prose;
        this.allProse = allProse;
    }

    private static Set<String> names() {
        try (InputStream in = Furniture.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outermost elements of a page that are furniture. (Removing them would cost the square of their number.) */
    static Set<Element> of(Element page) {
        Map<Element, Integer> prose = new HashMap<>();
        page.traverse(new ProseCount(prose));
        Furniture furniture = new Furniture(prose, prose.getOrDefault(page, 0));
        NodeTraversor.filter(furniture, page);
        return furniture.found;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element) || element.nameIs("html") || element.nameIs("body")) {
            return FilterResult.CONTINUE;
        }
        boolean furniture =
                NEVER_TEXT.contains(element.normalName()) || (suspicious(element) && !holdsTheStory(element));
        if (furniture) {
            found.add(element);
        }
        return furniture ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
    }

    private boolean holdsTheStory(Element element) {
        return allProse > 0 && prose.getOrDefault(element, 0) >= STORY_SHARE * allProse;
    }

    private static boolean suspicious(Element element) {
        String name = element.normalName();
        return SELDOM_TEXT.contains(name)
                || (name.equals("header") && !Ancestors.has(element, ARTICLES))
                || hidden(element)
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || ITEM_TYPES.contains(element.attr("itemtype").replaceFirst(".*/", ""))
                || element.attr("itemprop").equals("author")
                || (name.indexOf('-') > 0 && named(name))
                || classes(element).stream().anyMatch(each -> UTILITIES.contains(each) || named(each))
                || named(element.id());
    }

    private static boolean hidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || HIDDEN.matcher(element.attr("style")).find();
    }

    private static Set<String> classes(Element element) {
        return element.attr("class").length() > LONGEST_NAME ? Set.of() : element.classNames();
    }

    private static boolean named(String classOrId) {
        if (classOrId.isEmpty() || classOrId.length() > LONGEST_NAME) {
            return false;
        }
        String before = "";
        for (String part : WORD_BOUNDARY.split(classOrId)) {
            String word = part.toLowerCase(Locale.ROOT);
            if (NAMES.contains(word) || NAMES.contains(before + " " + word)) {
                return true;
            }
            before = word;
        }
        return false;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        return FilterResult.CONTINUE;
    }

    /** Counts, for every element, the text outside of links that stands in long enough runs to be paragraphs. */
    private static final class ProseCount implements NodeVisitor {
        private static final int RUN = 40;
        private static final Set<String> SILENT = Set.of("script", "style", "noscript", "template", "button");

        private final Map<Element, Integer> prose;
        private int links;

        ProseCount(Map<Element, Integer> prose) {
            this.prose = prose;
        }

        @Override
        public void head(Node node, int depth) {
            links += node.nameIs("a") ? 1 : 0;
            Element parent = links == 0 && node instanceof TextNode text ? text.parent() : null;
            if (parent != null) {
                int weight =
                        SILENT.contains(parent.normalName()) ? 0 : TextBlock.weight(((TextNode) node).getWholeText());
                if (weight >= RUN) {
                    prose.merge(parent, weight, Integer::sum);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            links -= node.nameIs("a") ? 1 : 0;
            Integer own = node instanceof Element element ? prose.get(element) : null;
            if (own != null && node.parent() instanceof Element parent && depth > 0) {
                prose.merge(parent, own, Integer::sum);
            }
        }
    }
}
