package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.CaseRule;
import java.util.Arrays;

/**
 * Tells of most names in the wrong letter case by their first word alone that nothing around them makes them mentions: "is" is
 * not IS, however the text goes on. The rest is for the {@link Judge}, who would say the same of these. Immutable.
 */
final class CaseFilter {
    /** Refuses nothing. */
    static final CaseFilter NONE = new CaseFilter(
            new Patterns(new long[0], new Terms[0], new String[0]),
            new SharedNames(0, new int[0], new Terms[0], new int[0], new int[0]));

    /** What an entry says of a pattern that this has nothing to say of. */
    private static final byte ANY = -1;

    private static final int SHIFT = Integer.numberOfTrailingZeros(Tokens.FIRST_UPPER);

    /** For each entry that is taken letter by letter the case of its first word; empty if there is none. */
    private final byte[] exact;

    CaseFilter(Patterns patterns, SharedNames shared) {
        byte[] cases = new byte[shared.isEmpty() ? patterns.count() : shared.end()];
        Arrays.fill(cases, ANY);
        boolean any = false;
        for (int i = 0; i < patterns.count(); i++) {
            cases[i] = exactCase(patterns.terms(i));
            any |= cases[i] != ANY;
        }
        for (int entry = patterns.count(); any && entry < cases.length; entry = shared.nextEntry(entry)) {
            cases[entry] = commonCase(shared, shared.name(entry));
        }
        exact = any ? cases : new byte[0];
    }

    private static byte exactCase(Terms terms) {
        boolean counts = terms.caseRule() == CaseRule.EXACT && terms.cases() > 0;
        return counts ? (byte) (terms.caseOf(0) >>> SHIFT) : ANY;
    }

    private static byte commonCase(SharedNames shared, int name) {
        int group = shared.firstGroup(name);
        byte common = exactCase(shared.terms(group));
        for (int i = 1; i < shared.groups(name); i++) {
            group = shared.nextGroup(group);
            common = exactCase(shared.terms(group)) == common ? common : ANY;
        }
        return common;
    }

    /**
     * Whether a pattern is in the wrong case for certain, or all that share a name.
     *
     * @param entry a pattern, or a name that several share
     * @param flags those of the word with which it was found to begin
     */
    boolean refuses(int entry, int flags) {
        if (exact.length == 0 || exact[entry] == ANY) {
            return false;
        }
        // A hashtag, points in an acronym or a sentence all in capitals may make up for it.
        boolean plain = (flags & (Tokens.ANY_LOWER | Tokens.CLITIC | Tokens.DOTTED | Tokens.TAG)) == Tokens.ANY_LOWER;
        return plain && (flags & Tokens.CASE) >>> SHIFT != exact[entry];
    }

    /** Bytes held. */
    long bytes() {
        return exact.length;
    }
}
