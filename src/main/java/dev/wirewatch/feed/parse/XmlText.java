package dev.wirewatch.feed.parse;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Makes text fit for an XML parser without changing its structure: characters that XML forbids are dropped, ampersands
 * that begin no reference are escaped, HTML's named entities are resolved. CDATA sections and comments keep their
 * ampersands.
 */
final class XmlText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z_][A-Za-z0-9_.-]{0,40});");
    private static final Pattern SURROGATES = Pattern.compile("&#(5[5-7][0-9]{3});&#(5[67][0-9]{3});");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char FIRST_UPPER = 128;
    private static final char LAST_UPPER = 159;
    private static final String[] WINDOWS_1252_UPPER = upper();

    private final String text;
    private final Map<String, String> entities;
    private final StringBuilder out;
    private int ampersand = -1;

    private XmlText(String text, Map<String, String> entities) {
        this.text = text;
        this.entities = entities;
        this.out = new StringBuilder(text.length() + 64);
    }

    /**
     * The mended text.
     *
     * @param text markup from the root element on
     * @param entities declared entities that stand for plain text
     */
    static String mended(String text, Map<String, String> entities) {
        return new XmlText(scrubbed(text), entities).mend();
    }

    /**
     * Text without the characters that XML 1.0 section 2.2 forbids, and with those in place of control characters 128 to 159
     * that these bytes mean in windows-1252: no feed means the controls.
     */
    static String scrubbed(String text) {
        int bad = firstForbidden(text, 0);
        if (bad < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        while (bad >= 0) {
            clean.append(text, from, bad);
            if (isUpperControl(text.charAt(bad))) {
                clean.append(WINDOWS_1252_UPPER[text.charAt(bad) - FIRST_UPPER]);
            }
            from = bad + 1;
            bad = firstForbidden(text, from);
        }
        return clean.append(text, from, text.length()).toString();
    }

    private static int firstForbidden(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0xFFFE || isUpperControl(c)) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isUpperControl(char c) {
        return c >= FIRST_UPPER && c <= LAST_UPPER;
    }

    private static String[] upper() {
        String[] upper = new String[LAST_UPPER - FIRST_UPPER + 1];
        for (int i = 0; i < upper.length; i++) {
            String meant = new String(new byte[] {(byte) (FIRST_UPPER + i)}, WINDOWS_1252);
            upper[i] = meant.equals("\uFFFD") ? "" : meant;
        }
        return upper;
    }

    private String mend() {
        int from = 0;
        int cdata = -1;
        int comment = -1;
        while (from < text.length()) {
            cdata = next("<![CDATA[", cdata, from);
            comment = next("<!--", comment, from);
            boolean commentFirst = comment < cdata;
            int special = Math.min(comment, cdata);
            if (special == Integer.MAX_VALUE) {
                references(from, text.length());
                break;
            }
            references(from, special);
            int end = text.indexOf(commentFirst ? "-->" : "]]>", special);
            int to = end < 0 ? text.length() : end + 3;
            if (!commentFirst) {
                out.append(text, special, to);
            }
            from = to;
        }
        return out.toString();
    }

    /** Where a marker is found from a place on, looking only when the place has passed the one found before. */
    private int next(String marker, int found, int from) {
        if (found >= from) {
            return found;
        }
        int next = text.indexOf(marker, from);
        return next < 0 ? Integer.MAX_VALUE : next;
    }

    private void references(int from, int to) {
        int done = from;
        ampersand = next("&", ampersand, from);
        Matcher reference = REFERENCE.matcher(text);
        while (ampersand < to) {
            out.append(text, done, ampersand);
            reference.region(ampersand, to);
            if (reference.lookingAt()) {
                done = reference(reference, to);
            } else {
                out.append("&amp;");
                done = ampersand + 1;
            }
            ampersand = next("&", ampersand, done);
        }
        out.append(text, done, to);
    }

    private int reference(Matcher reference, int to) {
        String whole = reference.group();
        String name = whole.substring(1, whole.length() - 1);
        Matcher pair = SURROGATES.matcher(text).region(reference.start(), to);
        if (pair.lookingAt()) {
            char high = (char) Integer.parseInt(pair.group(1));
            char low = (char) Integer.parseInt(pair.group(2));
            if (Character.isSurrogatePair(high, low)) {
                out.append(high).append(low);
                return pair.end();
            }
        }
        switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> out.append(whole);
            default -> out.append(name.startsWith("#") ? escaped(character(name)) : named(whole, name));
        }
        return reference.end();
    }

    private String named(String whole, String name) {
        String declared = entities.get(name);
        String value = declared != null ? declared : Entities.getByName(name);
        return value.isEmpty() && declared == null ? "&amp;" + whole.substring(1) : escaped(value);
    }

    /**
     * The character of a numeric reference; numbers 128 to 159 mean windows-1252, as in HTML.
     *
     * @param name as between {@code &} and {@code ;}
     * @return empty for a number that is no character of XML
     */
    static String character(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        long number = Long.parseLong(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        if (number >= FIRST_UPPER && number <= LAST_UPPER) {
            return WINDOWS_1252_UPPER[(int) number - FIRST_UPPER];
        }
        boolean valid = number == '\t' || number == '\n' || number == '\r' || (number >= ' ' && number <= 0x10FFFF);
        return valid ? scrubbed(Character.toString((int) number)) : "";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }
}
