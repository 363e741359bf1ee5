package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.CaseRule;

/**
 * Tells of most names in the wrong letter case by their first word alone that nothing around them makes them mentions: "is" is
 * not IS, however the text goes on. The rest is for the {@link Judge}, who would say the same of these. Immutable.
 */
final class CaseFilter {
    /** Refuses nothing. */
    static final CaseFilter NONE = new CaseFilter(new Pattern[0]);

    /** What an entry says of a pattern that this has nothing to say of. */
    private static final byte ANY = -1;

    private static final int SHIFT = Integer.numberOfTrailingZeros(Tokens.FIRST_UPPER);

    /** For each pattern that is taken letter by letter the case of its first word; empty if there is none. */
    private final byte[] exact;

    CaseFilter(Pattern[] patterns) {
        byte[] cases = new byte[patterns.length];
        boolean any = false;
        for (int i = 0; i < cases.length; i++) {
            boolean counts = patterns[i].caseRule() == CaseRule.EXACT && patterns[i].cases() > 0;
            cases[i] = counts ? (byte) (patterns[i].caseOf(0) >>> SHIFT) : ANY;
            any |= counts;
        }
        exact = any ? cases : new byte[0];
    }

    /**
     * Whether a pattern is in the wrong case for certain.
     *
     * @param flags those of the word with which it was found to begin
     */
    boolean refuses(int pattern, int flags) {
        if (exact.length == 0 || exact[pattern] == ANY) {
            return false;
        }
        // A hashtag, points in an acronym or a sentence all in capitals may make up for it.
        boolean plain = (flags & (Tokens.ANY_LOWER | Tokens.CLITIC | Tokens.DOTTED | Tokens.TAG)) == Tokens.ANY_LOWER;
        return plain && (flags & Tokens.CASE) >>> SHIFT != exact[pattern];
    }

    /** Bytes held. */
    long bytes() {
        return exact.length;
    }
}
