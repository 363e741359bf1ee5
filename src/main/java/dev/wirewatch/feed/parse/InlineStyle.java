package dev.wirewatch.feed.parse;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code style} attribute, reduced to how text and boxes look: agencies mark up tables, emphasis and right-to-left text
 * with it. A declaration is kept if its property is listed and all of its value is words, colours, plain strings and lengths
 * that stay on the page; so nothing fetches (no {@code url()}), runs (no functions but {@code rgb()}), hides behind escapes,
 * or lies over other things (no positions, no negative lengths).
 */
final class InlineStyle {
    private static final Set<String> PROPERTIES = Set.of(
            ("background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width "
                            + "border-collapse border-color border-left border-left-color border-right border-right-color "
                            + "border-spacing border-style border-top border-top-color border-width caption-side clear color "
                            + "cursor direction display float font font-family font-size font-style font-variant font-weight "
                            + "height letter-spacing line-height list-style-type margin margin-bottom margin-left "
                            + "margin-right margin-top max-width overflow padding padding-bottom padding-left padding-right "
                            + "padding-top text-align text-decoration text-indent text-transform unicode-bidi vertical-align "
                            + "white-space width word-spacing")
                    .split(" "));

    /** A value of CSS 2.1 section 4.3, without what a text does not need. */
    private static final String TOKEN = "(?:rgb\\(\\s*+[0-9]{1,3}+%?+\\s*+(?:,\\s*+[0-9]{1,3}+%?+\\s*+){2}\\)"
            + "|[a-z]++(?:-[a-z]++)*+"
            + "|#[0-9a-f]{3,8}+"
            + "|(?:[0-9]{1,4}+(?:\\.[0-9]{1,4}+)?+|\\.[0-9]{1,4}+)(?:cm|em|ex|in|mm|pc|pt|px|rem|%)?+"
            + "|'[a-z0-9 -]{1,50}+'|\"[a-z0-9 -]{1,50}+\")";

    private static final Pattern VALUE =
            Pattern.compile("(?i)" + TOKEN + "(?:(?:\\s*+[,/]\\s*+|\\s++)" + TOKEN + ")*+(?:\\s*+!\\s*+important)?+");

    private static final int LONGEST = 1000;

    private InlineStyle() {}

    /** The declarations that may stay, each ended by a semicolon; empty if there is none. */
    static String safe(String style) {
        StringBuilder kept = new StringBuilder();
        if (style.length() > LONGEST) {
            return "";
        }
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            String property = colon < 0 ? "" : declaration.substring(0, colon).strip();
            String value = declaration.substring(colon + 1).strip();
            if (PROPERTIES.contains(property.toLowerCase(Locale.ROOT))
                    && VALUE.matcher(value).matches()) {
                kept.append(kept.length() == 0 ? "" : " ").append(property).append(": ");
                kept.append(value).append(';');
            }
        }
        return kept.toString();
    }
}
