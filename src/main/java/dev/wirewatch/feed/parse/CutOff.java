package dev.wirewatch.feed.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a document's markup really ends. */
final class CutOff {
    private static final int TAIL = 300;
    private static final Pattern ITEM_START = Pattern.compile("(?i)<(?:[\\w.-]+:)?(?:item|entry)(?=[\\s>/])");
    private static final Pattern ITEM_END =
            Pattern.compile("(?i)</(?:[\\w.-]+:)?(?:item|entry)\\s*>|<(?:[\\w.-]+:)?(?:item|entry)\\s*/>");

    /** An item's end tag of which only the last letters are missing. */
    private static final Pattern BROKEN_ITEM_END =
            Pattern.compile("(?i)(?:</[^<>]+|/)>\\s*</(?:[\\w.-]+:)?(?:it|ite|item|ent|entr|entry)\\s*$");

    private static final List<Pattern> NAMES = List.of(
            Pattern.compile("(?i)</(?:[\\w.-]+:)?title\\s*>"),
            Pattern.compile("(?i)</(?:[\\w.-]+:)?(?:guid|id|link)\\s*>|<(?:[\\w.-]+:)?link\\b[^<>]*/>"));

    private CutOff() {}

    /** The markup without what follows the root's end tag (scripts and comments of servers, a second document). */
    static String withoutTrailer(String body, String root) {
        int end = body.lastIndexOf("</" + root);
        if (end < 0) {
            return body;
        }
        int close = body.indexOf('>', end);
        return close < 0 ? body.substring(0, end) + "</" + root + ">" : body.substring(0, close + 1);
    }

    /** Whether the root has no end and the last item neither: the transmission broke off inside it. */
    static boolean insideAnItem(String body, String root) {
        if (body.toLowerCase(Locale.ROOT).lastIndexOf("</" + root.toLowerCase(Locale.ROOT)) >= 0) {
            return false;
        }
        return last(ITEM_START, body) > last(ITEM_END, body) && !insideAnEndTag(body);
    }

    /** Whether the item that a document ends in has a complete title, and a complete link or id. */
    static boolean lastItemIsNamed(String body) {
        int start = last(ITEM_START, body);
        return start >= 0
                && NAMES.stream()
                        .allMatch(name ->
                                name.matcher(body).region(start, body.length()).find());
    }

    private static boolean insideAnEndTag(String body) {
        boolean markup = body.lastIndexOf("]]>") >= body.lastIndexOf("<![CDATA[");
        String tail = body.substring(Math.max(0, body.length() - TAIL));
        return markup && BROKEN_ITEM_END.matcher(tail).find();
    }

    private static int last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int last = -1;
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }
}
