package dev.wirewatch.tagging;

import java.nio.charset.StandardCharsets;
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
        byte[] b = text.bytes;
        int from = point + 1;
        int end = from;
        while ((b[end] >= 'a' && b[end] <= 'z') || (b[end] >= '0' && b[end] <= '9')) {
            if (++end - from > ENDING_LIMIT) {
                return isAfterWww(b, point);
            }
        }
        if (end - from < 2 || b[end] < 0 || TextBytes.isAsciiLetter(b[end])) {
            return isAfterWww(b, point);
        }
        String ending = new String(b, from, end - from, StandardCharsets.US_ASCII);
        return ENDINGS.contains(ending) || isPath(b, end) || isAfterWww(b, point);
    }

    /** Whether a path follows, which makes a top-level domain of any word: t.me/name. */
    private static boolean isPath(byte[] b, int at) {
        return b[at] == '/' && TextBytes.isAsciiLetterOrDigit(b[at + 1]);
    }

    private static boolean isAfterWww(byte[] b, int point) {
        return point >= 3
                && (b[point - 1] | 0x20) == 'w'
                && (b[point - 2] | 0x20) == 'w'
                && (b[point - 3] | 0x20) == 'w'
                && TextBytes.isAsciiLetterOrDigit(b[point + 1]);
    }

    /** Where the run of characters around a place begins. */
    static int start(TextBytes text, int at) {
        int start = at;
        while (start > 0 && text.bytes[start - 1] > ' ' && !isBracket(text.bytes[start - 1])) {
            start--;
        }
        return start;
    }

    /** Where the run of characters around a place ends. */
    static int end(TextBytes text, int at) {
        byte[] b = text.bytes;
        int end = at;
        while (end < text.length) {
            byte c = b[end];
            boolean plain = c > ' ' && !isBracket(c);
            boolean letter = c < 0 && !isPunctuation(b, end);
            if (!plain && !letter) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isBracket(int c) {
        return switch (c) {
            case '<', '>', '(', ')', '[', ']', '{', '}', '|', '"' -> true;
            default -> false;
        };
    }

    /** General punctuation, no-break space, angle quotes, ideographic punctuation, the Arabic comma and semicolon. */
    private static boolean isPunctuation(byte[] b, int at) {
        int first = b[at] & 0xFF;
        int second = b[at + 1] & 0xFF;
        return switch (first) {
            case 0xE2 -> second == 0x80;
            case 0xC2 -> second == 0xA0 || second == 0xAB || second == 0xBB;
            case 0xE3 -> second == 0x80;
            case 0xD8 -> second == 0x8C || second == 0x9B;
            default -> false;
        };
    }
}
