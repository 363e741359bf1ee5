package dev.wirewatch.dashboard.readmodel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Terms of the search index that no word of a text can be, as they hold a character that is in no word. */
final class SearchTag {
    private static final Pattern NO_WORD_PART = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern SUBTAG = Pattern.compile("[-_]");

    private SearchTag() {}

    static String feed(String id) {
        return tag("f", id);
    }

    /** The primary language: {@code en-GB} is found as {@code en}. */
    static String language(String tag) {
        return tag("l", SUBTAG.split(tag, 2)[0]);
    }

    static String entity(long key) {
        return "e·" + key;
    }

    static String publisher(String name) {
        return tag("p", SearchTokens.index(name).replace(' ', '·'));
    }

    private static String tag(String kind, String value) {
        return kind + "·" + NO_WORD_PART.matcher(value.toLowerCase(Locale.ROOT)).replaceAll("·");
    }
}
