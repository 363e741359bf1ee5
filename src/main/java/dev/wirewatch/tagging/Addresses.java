package dev.wirewatch.tagging;

import java.util.Set;

/**
 * Tells web addresses, e-mail addresses and file names, inside which no name counts, by what gives them away: {@code ://},
 * an {@code @} inside a word, or a point followed by a top-level domain or a file's extension in lower case. The whole run
 * of characters up to the next space, bracket or quotation mark belongs to them.
 */
final class Addresses {
    private static final Set<String> ENDINGS = Set.of(
            "com", "org", "net", "edu", "gov", "mil", "info", "biz", "int", "io", "tv", "ru", "ir", "iq", "il", "ua",
            "uk", "de", "fr", "es", "eu", "tr", "sy", "ae", "sa", "cn", "jp", "ca", "au", "ch", "co", "news", "press",
            "example", "su", "by", "kz", "qa", "kw", "lb", "online", "site", "html", "htm", "php", "asp", "aspx", "jsp",
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "json", "xml", "jpg", "jpeg", "png",
            "gif", "webp", "svg", "bmp", "tif", "tiff", "mp3", "mp4", "avi", "mov", "mkv", "wav", "zip", "rar", "gz",
            "tar", "exe", "js", "css");
    private static final int ENDING_LIMIT = 8;

    private Addresses() {}

    /** Whether the point at a place, right after a word, is inside an address. */
    static boolean isInside(TextBytes text, int point) {
        char[] units = text.units;
        int from = point + 1;
        int end = from;
        while ((units[end] >= 'a' && units[end] <= 'z') || (units[end] >= '0' && units[end] <= '9')) {
            if (++end - from > ENDING_LIMIT) {
                return isAfterWww(units, point);
            }
        }
        if (end - from < 2 || units[end] >= 0x80 || TextBytes.isAsciiLetter(units[end])) {
            return isAfterWww(units, point);
        }
        String ending = text.substring(from, end);
        return ENDINGS.contains(ending) || isPath(units, end) || isAfterWww(units, point);
    }

    /** Whether a path follows, which makes a top-level domain of any word: t.me/name. */
    private static boolean isPath(char[] units, int at) {
        return units[at] == '/' && TextBytes.isAsciiLetterOrDigit(units[at + 1]);
    }

    private static boolean isAfterWww(char[] units, int point) {
        return point >= 3
                && (units[point - 1] | 0x20) == 'w'
                && (units[point - 2] | 0x20) == 'w'
                && (units[point - 3] | 0x20) == 'w'
                && TextBytes.isAsciiLetterOrDigit(units[point + 1]);
    }

    /** Where the run of characters around a place begins. */
    static int start(TextBytes text, int at) {
        int start = at;
        while (start > 0 && isPlain(text.units[start - 1])) {
            start--;
        }
        return start;
    }

    /** Where the run of characters around a place ends. */
    static int end(TextBytes text, int at) {
        char[] units = text.units;
        int end = at;
        while (end < text.length) {
            char c = units[end];
            boolean letter = c >= 0x80 && !isPunctuation(c);
            if ((!isPlain(c) && !letter) || (c == '&' && isReference(text, end))) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether HTML's name for a sign that ends an address stands at a place: a space, a quotation mark, a bracket. */
    private static boolean isReference(TextBytes text, int at) {
        text.read(at);
        return text.codePoint != '&' && !Character.isLetterOrDigit(text.codePoint);
    }

    private static boolean isBracket(int c) {
        return switch (c) {
            case '<', '>', '(', ')', '[', ']', '{', '}', '|', '"' -> true;
            default -> false;
        };
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x80 && !isBracket(c);
    }

    /** General punctuation, no-break space, angle quotes, ideographic punctuation, the Arabic comma and semicolon. */
    private static boolean isPunctuation(char c) {
        return (c >= 0x2000 && c < 0x2040)
                || (c >= 0x3000 && c < 0x3040)
                || c == 0xA0
                || c == 0xAB
                || c == 0xBB
                || c == 0x60C
                || c == 0x61B;
    }
}
