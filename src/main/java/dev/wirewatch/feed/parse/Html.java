package dev.wirewatch.feed.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * HTML from outside as HTML that may be shown (jsoup's safelist, the approach that the OWASP Cross Site Scripting
 * Prevention Cheat Sheet recommends) and as plain text.
 *
 * @param html sanitised body HTML with absolute links
 * @param text its plain text: blocks on lines of their own, other white space collapsed
 */
record Html(String html, String text) {
    static final Html EMPTY = new Html("", "");

    /** Longer fields are cut: two of these, in UTF-8, are what fits into one record of the articles topic. */
    static final int LONGEST = 200_000;

    private static final int MOST_GROWTH = 2;

    /** Elements whose content a browser reads as raw text, or that jsoup would drop the rest of the text with. */
    private static final Pattern SWALLOWING = Pattern.compile(
            "(?i)</?(?:iframe|noframes|noembed|xmp|plaintext|textarea|title|select|option|frameset|frame|head|body|html)"
                    + "(?:[\\s/][^>]{0,2000})?>");

    private static final Pattern LONE_SCRIPT = Pattern.compile("(?i)</?(script|style|applet)(?:[\\s/][^>]{0,2000})?>");
    private static final Pattern DATA_ADDRESS = Pattern.compile("(?i)data:[a-z]+/[^\"'\\s>]*+");
    private static final Map<String, Pattern> END_TAGS = Stream.of("script", "style", "applet")
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), name -> Pattern.compile("(?i)</" + name + "(?:\\s[^>]{0,100})?>")));
    private static final Evaluator REMOVED =
            QueryParser.parse("script,style,applet,svg,template,noscript,annotation,annotation-xml");

    /** Sanitises HTML; links are resolved against the base, or left out if there is none. */
    static Html of(String source, @Nullable String base) {
        String cut = withoutCdata(cut(source));
        if (cut.indexOf('<') < 0 && cut.indexOf('&') < 0) {
            return ofText(cut);
        }
        Document clean = SafeMarkup.of(parsed(cut), base);
        String html = clean.body().html().strip();
        String text = PlainText.of(clean.body());
        // Tags that are never closed are opened again in each block: what was 200 kB can become megabytes.
        return html.length() > MOST_GROWTH * LONGEST ? ofText(text) : new Html(html, text);
    }

    /** Plain text as HTML that shows it. */
    static Html ofText(String text) {
        String cut = (text.length() > LONGEST ? text.substring(0, LONGEST) : text).strip();
        return new Html(Entities.escape(cut), PlainText.collapsed(cut));
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    /** The plain text of any HTML, safe or not. */
    static String textOf(String source) {
        return PlainText.of(parsed(source).body());
    }

    /** The text of CDATA sections that were escaped; HTML would take them for comments. */
    private static String withoutCdata(String source) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int start = source.indexOf("<![CDATA[");
        int end = start < 0 ? -1 : source.indexOf("]]>", start);
        while (start >= 0 && end >= 0) {
            out.append(source, from, start).append(source, start + "<![CDATA[".length(), end);
            from = end + "]]>".length();
            start = source.indexOf("<![CDATA[", from);
            end = start < 0 ? -1 : source.indexOf("]]>", start);
        }
        return from == 0 ? source : out.append(source, from, source.length()).toString();
    }

    /** Pictures inside their own address are never kept and come first when a field is too long. */
    private static String cut(String source) {
        if (source.length() <= LONGEST) {
            return source;
        }
        String light = DATA_ADDRESS.matcher(source).replaceAll("");
        return light.length() > LONGEST ? light.substring(0, LONGEST) : light;
    }

    /** Scripts and styles go with their content; one that never ends loses only its tag, not the rest of the text. */
    private static String withoutScripts(String source) {
        Matcher tag = LONE_SCRIPT.matcher(source);
        StringBuilder out = new StringBuilder(source.length());
        Set<String> unclosed = new HashSet<>();
        int from = 0;
        while (tag.find(from)) {
            out.append(source, from, tag.start());
            from = tag.end();
            String name = tag.group(1).toLowerCase(Locale.ROOT);
            boolean opens = source.charAt(tag.start() + 1) != '/' && source.charAt(tag.end() - 2) != '/';
            if (opens && !unclosed.contains(name)) {
                Matcher end = Objects.requireNonNull(END_TAGS.get(name)).matcher(source);
                if (end.find(from)) {
                    from = end.end();
                } else {
                    unclosed.add(name);
                }
            }
        }
        return from == 0 ? source : out.append(source, from, source.length()).toString();
    }

    private static Document parsed(String source) {
        String tame = SWALLOWING.matcher(withoutScripts(source)).replaceAll("");
        Document document = Jsoup.parseBodyFragment(Declarations.tamed(tame));
        document.select(REMOVED).remove();
        document.select("math").forEach(formula -> formula.replaceWith(new TextNode(formula.text())));
        return document;
    }
}
