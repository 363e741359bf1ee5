package dev.wirewatch.feed.parse;

/**
 * What looks like a markup declaration in HTML. Browsers take everything from {@code <!} to the next {@code >} for a comment
 * and everything from {@code <!--} to the end of the text if nothing closes it (HTML section 13.2.5.42 and following); in a
 * page that hides a mistake, in a feed's item it hides the news.
 */
final class Declarations {
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";
    private static final String CDATA = "<![CDATA[";

    private Declarations() {}

    /**
     * HTML in which only comments and declarations that are whole are left; the rest is shown as text or, where it can only be
     * the mark of a comment or of a CDATA section, dropped.
     */
    static String tamed(String html) {
        int start = html.indexOf("<!");
        if (start < 0) {
            return html;
        }
        int lastCommentEnd = html.lastIndexOf(COMMENT_END);
        StringBuilder out = new StringBuilder(html.length());
        int from = 0;
        while (start >= 0) {
            out.append(html, from, start);
            if (html.startsWith(COMMENT, start)) {
                int end = lastCommentEnd < start ? -1 : html.indexOf(COMMENT_END, start + COMMENT.length());
                from = end < 0 ? afterMark(html, start) : end + COMMENT_END.length();
            } else if (html.startsWith(CDATA, start)) {
                from = start + CDATA.length();
            } else {
                int end = end(html, start);
                boolean declaration = end > 0 && Character.isLetter(html.charAt(start + 2));
                out.append(declaration ? "" : "&lt;!");
                from = declaration ? end + 1 : start + 2;
            }
            start = html.indexOf("<!", from);
        }
        return out.append(html, from, html.length()).toString();
    }

    /** Where the text goes on after the start of a comment without end: old browsers let it end with the first tag's end. */
    private static int afterMark(String html, int start) {
        int end = end(html, start);
        return end < 0 ? start + COMMENT.length() : end + 1;
    }

    /** The next {@code >}, if no tag begins before; -1 otherwise. */
    private static int end(String html, int start) {
        for (int i = start + 2; i < html.length(); i++) {
            if (html.charAt(i) == '>') {
                return i;
            }
            if (html.charAt(i) == '<') {
                return -1;
            }
        }
        return -1;
    }
}
