package dev.wirewatch.feed.parse;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Titles, names and labels as plain text. Feeds give them as text, as HTML, and as HTML escaped twice; the rule is: markup
 * goes and references are decoded as long as what is left still looks like HTML, at most three times. A lone
 * {@code <blink>} in a title about HTML is not markup unless the feed says that the title is HTML.
 */
final class TitleText {
    private static final String TAGS =
            "a|abbr|acronym|address|article|aside|b|big|blink|blockquote|br|center|cite|code|dd|del|dfn|"
                    + "div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|"
                    + "sup|table|tbody|td|th|time|tr|tt|u|ul|var|wbr|blink|marquee";
    private static final String UNSAFE =
            "applet|base|body|button|embed|form|frame|frameset|head|html|iframe|input|link|meta|"
                    + "object|param|script|select|style|svg|math|textarea|title|video|audio|source";

    /** A tag of any name that would do something. */
    private static final String HANDLER = "<[a-z][^<>]*[\\s/\"']on[a-z]+\\s*=";

    private static final Pattern MARKUP = Pattern.compile(
            "(?is)</?(?:" + TAGS + "|" + UNSAFE + ")(?:[\\s/][^<>]*)?>|<!--|<!\\[CDATA\\[|<!doctype|" + HANDLER);
    private static final Pattern PAIRED =
            Pattern.compile("(?is)<(" + TAGS + ")(?:\\s[^<>]*)?>.*</\\1\\s*>|<(?:br|hr|img|wbr)(?:[\\s/][^<>]*)?>|<(?:"
                    + UNSAFE + ")(?:[\\s/][^<>]*)?>|" + HANDLER);
    private static final Pattern UNSAFE_BLOCK = Pattern.compile(
            "(?is)<(script|style|applet)(?:[\\s/][^<>]*)?>.*?</\\1\\s*>|</?(?:" + UNSAFE + ")(?:[\\s/][^<>]*)?>");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
    private static final Pattern CDATA = Pattern.compile("(?s)<!\\[CDATA\\[(.*?)(?:]]>|$)");
    private static final int LONGEST = 10_000;
    private static final int ROUNDS = 3;

    private TitleText() {}

    /** The text of a value that may be HTML, as in RSS, or is said to be HTML. */
    static String ofHtml(String value) {
        String text = cut(value);
        boolean said = true;
        for (int round = 0; round < ROUNDS; round++) {
            text = CDATA.matcher(text).replaceAll("$1");
            boolean markup = (said ? MARKUP : PAIRED).matcher(text).find();
            if (markup) {
                text = Html.textOf(text);
            } else if (REFERENCE.matcher(text).find()) {
                text = Parser.unescapeEntities(text, false);
            } else {
                break;
            }
            said = false;
        }
        return finished(text);
    }

    /** The text of a value that is said to be plain text; entities are decoded all the same, as no title means them. */
    static String ofText(String value) {
        String text = cut(value);
        if (REFERENCE.matcher(text).find()) {
            text = Parser.unescapeEntities(text, false);
        }
        return finished(text);
    }

    /** Whether a text of which nobody says what it is, as in RSS, is HTML. */
    static boolean looksLikeHtml(String value) {
        return MARKUP.matcher(value).find() || REFERENCE.matcher(value).find();
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private static String finished(String text) {
        String safe = text.indexOf('<') < 0 ? text : UNSAFE_BLOCK.matcher(text).replaceAll("");
        return PlainText.collapsed(XmlText.scrubbed(safe));
    }
}
