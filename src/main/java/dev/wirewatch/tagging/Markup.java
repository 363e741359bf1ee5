package dev.wirewatch.tagging;

import java.util.Set;

/** HTML tags left over in a scraped text: nothing inside them is a word. */
final class Markup {
    private static final int LIMIT = 2000;
    private static final String INLINE =
            " a b i u s em strong span font mark small sub sup abbr cite code q time bdi wbr ";

    private static final Set<String> PROGRAMS = Set.of("script", "style");

    private Markup() {}

    /** Where the text goes on after the tag or comment that begins at a place; -1 if there is none. */
    static int end(TextBytes text, int at) {
        byte[] b = text.bytes;
        int first = b[at + 1];
        if (first != '/' && first != '!' && !TextBytes.isAsciiLetter(first)) {
            return -1;
        }
        int limit = Math.min(text.length, at + LIMIT);
        for (int end = at + 1; end < limit && b[end] != '<'; end++) {
            if (b[end] == '>') {
                return end + 1;
            }
        }
        return -1;
    }

    /** Whether the tag at a place begins a script or style sheet, which has no words. */
    static boolean isProgram(TextBytes text, int at) {
        return PROGRAMS.contains(name(text, at + 1));
    }

    /** Where the closing tag of the script or style sheet that begins at a place stands; -1 if it has none. */
    static int programEnd(TextBytes text, int from) {
        String name = name(text, from + 1);
        for (int at = from; at + name.length() + 2 < text.length; at++) {
            if (text.bytes[at] == '<'
                    && text.bytes[at + 1] == '/'
                    && name(text, at + 2).equals(name)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the tag at a place stands within running text, as a link or emphasis does. */
    static boolean isInline(TextBytes text, int at) {
        int from = text.bytes[at + 1] == '/' ? at + 2 : at + 1;
        return INLINE.contains(" " + name(text, from) + " ");
    }

    private static String name(TextBytes text, int from) {
        StringBuilder name = new StringBuilder();
        for (int i = from; TextBytes.isAsciiLetterOrDigit(text.bytes[i]) && name.length() < 10; i++) {
            name.append((char) (text.bytes[i] | 0x20));
        }
        return name.toString();
    }
}
