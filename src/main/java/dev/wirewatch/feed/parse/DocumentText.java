package dev.wirewatch.feed.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document's bytes as text.
 *
 * <p>The order is RFC 7303 section 3 (byte order mark, HTTP, XML declaration; UTF-8 by default), with two corrections
 * that practice demands: bytes that are valid UTF-8 and not plain ASCII are UTF-8 whatever anybody says (no other text
 * looks like that by chance), and a declaration that the bytes contradict gives way to the next. Labels mean what the
 * WHATWG Encoding Standard says they mean: ISO 8859-1 is windows-1252. What nobody declared right is guessed by ICU.
 */
final class DocumentText {
    private static final Pattern HTTP_CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s\"';,]+)");
    private static final Pattern XML_ENCODING = Pattern.compile(
            "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int PROLOG_BYTES = 1024;

    /** From this many sequences on, multi-byte text that is valid UTF-8 is UTF-8 even against a declared CJK charset. */
    private static final int CERTAIN_UTF8_SEQUENCES = 4;

    private static final int TOLERATED_BYTES_PER_ERROR = 2000;

    private static final int GUESS_BYTES = 100_000;
    private static final int GUESS_CONFIDENCE = 35;

    private DocumentText() {}

    /** The document's text without byte order mark; bytes that mean nothing become U+FFFD. */
    static String of(FeedDocument document) {
        byte[] body = document.body();
        Charset marked = marked(body);
        if (marked != null) {
            String text = new String(body, marked);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        Utf8Statistics utf8 = Utf8Statistics.of(body);
        Charset http = CharsetLabels.charset(first(HTTP_CHARSET, document.contentType()));
        Charset prolog = CharsetLabels.charset(first(XML_ENCODING, prolog(body)));
        Charset declared = declared(body, http, prolog);
        if (utf8.invalid() == 0) {
            return validUtf8(body, utf8, declared);
        }
        if (declared != null) {
            return new String(body, declared);
        }
        return utf8.sequences() >= utf8.invalid() ? Utf8Statistics.mixed(body, WINDOWS_1252) : guessed(body);
    }

    private static String validUtf8(byte[] body, Utf8Statistics utf8, @Nullable Charset declared) {
        boolean mayBeAnother = utf8.sequences() < CERTAIN_UTF8_SEQUENCES
                && declared != null
                && !declared.equals(WINDOWS_1252)
                && (utf8.sequences() == 0 || declared.newEncoder().maxBytesPerChar() >= 2);
        return new String(body, mayBeAnother ? declared : StandardCharsets.UTF_8);
    }

    /** What HTTP or the XML declaration says, as far as the bytes do not contradict it. */
    private static @Nullable Charset declared(byte[] body, @Nullable Charset http, @Nullable Charset prolog) {
        boolean serverDefault = WINDOWS_1252.equals(http) || StandardCharsets.UTF_8.equals(http);
        Charset[] order = serverDefault && prolog != null ? new Charset[] {prolog, http} : new Charset[] {http, prolog};
        for (Charset candidate : order) {
            if (candidate != null
                    && !candidate.equals(StandardCharsets.UTF_8)
                    && !isWide(candidate)
                    && decodes(body, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** UTF-16 and UTF-32 cannot be what is declared here: the bytes would have shown it. */
    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /** Whether the bytes make sense in a charset, but for a stray byte here and there or a cut at the end. */
    private static boolean decodes(byte[] body, Charset charset) {
        if (charset.equals(WINDOWS_1252)) {
            return true;
        }
        long bad = new String(body, charset).chars().filter(c -> c == '\uFFFD').count();
        return bad <= Math.max(1, body.length / TOLERATED_BYTES_PER_ERROR);
    }

    private static String guessed(byte[] body) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(body.length > GUESS_BYTES ? Arrays.copyOf(body, GUESS_BYTES) : body);
        CharsetMatch match = detector.detect();
        Charset guess = match == null || match.getConfidence() < GUESS_CONFIDENCE
                ? null
                : CharsetLabels.charset(match.getName());
        return new String(body, guess == null || isWide(guess) ? WINDOWS_1252 : guess);
    }

    /** The charset that a byte order mark, or the byte pattern of {@code <} (XML 1.0 appendix F), gives away. */
    private static @Nullable Charset marked(byte[] body) {
        int first = quad(body);
        if (first == 0x0000FEFF || first == 0x0000003C) {
            return Charset.forName("UTF-32BE");
        }
        if (first == 0xFFFE0000 || first == 0x3C000000) {
            return Charset.forName("UTF-32LE");
        }
        if (first >>> 8 == 0xEFBBBF) {
            return StandardCharsets.UTF_8;
        }
        if (first >>> 16 == 0xFEFF || (first & 0xFFFFFF00) == 0x003C0000) {
            return StandardCharsets.UTF_16BE;
        }
        if (first >>> 16 == 0xFFFE || (first & 0xFFFF00FF) == 0x3C000000) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0x4C6FA794) {
            Charset ebcdic = CharsetLabels.charset("IBM037");
            String declared = ebcdic == null
                    ? null
                    : first(XML_ENCODING, new String(body, 0, Math.min(body.length, PROLOG_BYTES), ebcdic));
            Charset named = CharsetLabels.charset(declared);
            return named == null ? ebcdic : named;
        }
        return null;
    }

    private static int quad(byte[] body) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (i < body.length ? body[i] & 0xFF : 0xAA);
        }
        return value;
    }

    private static String prolog(byte[] body) {
        return new String(body, 0, Math.min(body.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String first(Pattern pattern, @Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
