package dev.wirewatch.tagging;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Tells whether two names of a text are the same: the same words in the same case, or, in Cyrillic letters, forms of them that
 * differ by the endings of nouns. Belongs to one thread.
 */
final class NameForms {
    /** A stem has so many letters at least. */
    private static final int STEM = 3;

    private static final int LONGEST_ENDING = 3;

    /** The endings of masculine and feminine nouns in Russian and Ukrainian, none of them an adjective's or a demonym's. */
    private static final Set<String> ENDINGS = Set.of(
            "", "а", "у", "е", "и", "ы", "я", "ю", "ь", "й", "і", "ї", "ом", "ем", "ой", "ей", "ою", "ею", "ью", "єю",
            "ию", "ия", "ии", "ией", "ію", "ія", "ії", "ією", "ові", "еві", "єві", "єм", "їв", "ів");

    private final TextBytes title;
    private final TextBytes text;
    private Tokens tokens = new Tokens(1);

    NameForms(TextBytes title, TextBytes text) {
        this.title = title;
        this.text = text;
    }

    void set(Tokens words) {
        tokens = words;
    }

    /** Whether two spans are the same name: Isis is a goddess, ISIS none. */
    boolean areSame(int first, int last, int otherFirst, int otherLast) {
        if (last - first != otherLast - otherFirst) {
            return false;
        }
        for (int i = 0; i <= last - first; i++) {
            int word = first + i;
            int other = otherFirst + i;
            boolean sameCase = ((tokens.flags(word) ^ tokens.flags(other)) & Tokens.CASE) == 0;
            if (!sameCase || !(tokens.hashes[word] == tokens.hashes[other] || areForms(word, other))) {
                return false;
            }
        }
        return true;
    }

    private boolean areForms(int word, int other) {
        char[] units = field(word).units;
        char[] others = field(other).units;
        int start = tokens.start(word);
        int otherStart = tokens.start(other);
        int length = tokens.end(word) - start;
        int otherLength = tokens.end(other) - otherStart;
        if (UnicodeScript.of(units[start]) != UnicodeScript.CYRILLIC) {
            return false;
        }
        int stem = 0;
        while (stem < length && stem < otherLength && units[start + stem] == others[otherStart + stem]) {
            stem++;
        }
        for (int at = stem; at >= STEM && length - at <= LONGEST_ENDING && otherLength - at <= LONGEST_ENDING; at--) {
            if (ENDINGS.contains(new String(units, start + at, length - at))
                    && ENDINGS.contains(new String(others, otherStart + at, otherLength - at))) {
                return true;
            }
        }
        return false;
    }

    private TextBytes field(int word) {
        return word < tokens.firstOfText ? title : text;
    }
}
