package dev.wirewatch.corpus;

import java.util.List;
import java.util.regex.Pattern;

/** The text of a document that keeps title and text apart itself: nothing is furniture in it. */
final class ArticleText {
    private static final Pattern BREAK = Pattern.compile("\\R");

    private ArticleText() {}

    /** The text with uniform line ends, at most one empty line in succession, and without the title at its start. */
    static String clean(String text, String title) {
        List<String> lines = BREAK.splitAsStream(text).map(Lines::strip).toList();
        String joined = String.join("\n", lines).replaceAll("\\n{3,}", "\n\n").strip();
        int end = joined.indexOf('\n');
        String first = end < 0 ? joined : joined.substring(0, end);
        boolean repeatsTitle =
                !title.isBlank() && Line.of(first).fold().equals(Line.of(title).fold());
        return repeatsTitle ? joined.substring(first.length()).strip() : joined;
    }
}
