package dev.wirewatch.feed.parse;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Language tags as declared, in the declared case (RFC 5646 section 2.1.1: case carries no meaning). */
final class Languages {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*");

    private static final Set<String> SILENT = Set.of("und", "zxx", "mul", "xx", "xxx");

    private Languages() {}

    /** The tag with hyphens between its parts; null if it is none, as in {@code English}, or says nothing. */
    static @Nullable String tag(@Nullable String declared) {
        if (declared == null || !TAG.matcher(declared.strip()).matches()) {
            return null;
        }
        String tag = declared.strip().replace('_', '-');
        return SILENT.contains(tag.toLowerCase(Locale.ROOT)) ? null : tag;
    }
}
