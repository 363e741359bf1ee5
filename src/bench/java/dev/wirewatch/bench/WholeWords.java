package dev.wirewatch.bench;

/** What engines that look for strings of characters have to check by themselves: "S-400" is not in "S-4000". */
final class WholeWords {
    private WholeWords() {}

    /** Whether neither a letter nor a digit stands directly before or after a part of a text. */
    static boolean isWhole(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
