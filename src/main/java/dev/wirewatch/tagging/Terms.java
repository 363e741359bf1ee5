package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** On what terms a name counts as a mention. Most names of a watchlist have the same as many others, which share them. */
final class Terms {
    /** How a name's context is judged. */
    enum Sort {
        /** By its own contexts alone. */
        NAME,
        /** A bare family name: needs the full name, a role or a title. */
        SURNAME,
        /** A bare family name that counts by itself unless it is a namesake's. */
        KNOWN_SURNAME
    }

    private static final int[] NO_CASES = {};

    private final boolean nobody;
    private final @Nullable String literal;
    private final @Nullable String marked;
    private final Sort sort;
    private final CaseRule caseRule;
    private final int[] cases;
    private final boolean capital;
    private final double confidence;
    private final boolean established;
    private final List<Surroundings> require;
    private final List<Surroundings> forbid;
    private final boolean plain;

    private Terms(
            @Nullable String ignored,
            @Nullable String marked,
            Sort sort,
            CaseRule caseRule,
            int[] cases,
            double confidence,
            boolean established,
            List<Surroundings> require,
            List<Surroundings> forbid) {
        this.nobody = ignored != null;
        this.literal = caseRule == CaseRule.EXACT && cases.length == 1 ? ignored : null;
        this.marked = marked;
        this.sort = sort;
        this.caseRule = caseRule;
        this.cases = cases;
        this.capital = Arrays.stream(cases).anyMatch(flags -> (flags & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) != 0);
        this.confidence = confidence;
        this.established = established;
        this.require = require;
        this.forbid = forbid;
        this.plain = sort == Sort.NAME
                && caseRule == CaseRule.ANY
                && marked == null
                && require.isEmpty()
                && forbid.isEmpty();
    }

    /**
     * Those of a declared name.
     *
     * @param sort how its context is judged
     * @param caseRule how far case counts
     * @param cases for each word the {@link Tokens#CASE} flags of the name; empty where case does not count
     * @param confidence how certain it is by itself
     * @param require contexts that must all hold, or a certain mention of the entity instead
     * @param forbid contexts none of which may hold
     */
    static Terms of(
            Sort sort,
            CaseRule caseRule,
            int[] cases,
            double confidence,
            List<Surroundings> require,
            List<Surroundings> forbid) {
        return new Terms(null, null, sort, caseRule, cases, confidence, true, require, forbid);
    }

    /**
     * Those of an alias.
     *
     * @param nobody whether it is a name to be ignored
     * @param cases for each word the {@link Tokens#CASE} flags of the alias
     */
    static Terms of(boolean nobody, Alias alias, int[] cases, List<Surroundings> require, List<Surroundings> forbid) {
        return new Terms(
                nobody ? alias.text() : null,
                alias.marks() ? alias.text() : null,
                Sort.NAME,
                alias.caseRule(),
                alias.caseRule() == CaseRule.ANY ? NO_CASES : cases,
                alias.confidence(),
                alias.established(),
                require,
                forbid);
    }

    /** Whether they are those of a name to be ignored. */
    boolean isNobody() {
        return nobody;
    }

    /** What has to stand exactly so, marks included: one word to be ignored, letter for letter; null for all else. */
    @Nullable
    String literal() {
        return literal;
    }

    /** What the word has to begin with, marks included and in any case; null where marks do not count. */
    @Nullable
    String marked() {
        return marked;
    }

    /** Whether neither case nor context has a say. */
    boolean isPlain() {
        return plain;
    }

    Sort sort() {
        return sort;
    }

    CaseRule caseRule() {
        return caseRule;
    }

    /** How many words have a case to be compared; 0 where case does not count. */
    int cases() {
        return cases.length;
    }

    /** Whether a letter of the name is a capital that counts. */
    boolean hasCapital() {
        return capital;
    }

    /** The case of a word of the name. */
    int caseOf(int word) {
        return cases[word];
    }

    double confidence() {
        return confidence;
    }

    /** Whether a certain mention of the entity does instead of required context. */
    boolean established() {
        return established;
    }

    List<Surroundings> require() {
        return require;
    }

    List<Surroundings> forbid() {
        return forbid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Terms terms
                && nobody == terms.nobody
                && Objects.equals(literal, terms.literal)
                && Objects.equals(marked, terms.marked)
                && sort == terms.sort
                && caseRule == terms.caseRule
                && Arrays.equals(cases, terms.cases)
                && Double.compare(confidence, terms.confidence) == 0
                && established == terms.established
                && require.equals(terms.require)
                && forbid.equals(terms.forbid);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hash(nobody, literal, marked, sort, caseRule, confidence, established);
        return (hash * 31 + Arrays.hashCode(cases)) * 31 + require.hashCode() * 31 + forbid.hashCode();
    }
}
