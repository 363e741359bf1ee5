package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import java.util.List;

/** What a path of the trie stands for: a name of an entity, or one to be ignored. */
final class Pattern {
    /** The entity of a pattern to be ignored. */
    static final int NOBODY = -1;

    /** How a pattern's context is judged. */
    enum Sort {
        /** By its own contexts alone. */
        NAME,
        /** A bare family name: needs the full name, a role or a title. */
        SURNAME,
        /** A bare family name that counts by itself unless it is a namesake's. */
        KNOWN_SURNAME
    }

    private static final int[] NO_CASES = {};

    private final int entity;
    private final String alias;
    private final Sort sort;
    private final CaseRule caseRule;
    private final int[] cases;
    private final double confidence;
    private final boolean established;
    private final List<Surroundings> require;
    private final List<Surroundings> forbid;
    private final boolean plain;

    /**
     * Takes over what it is given.
     *
     * @param entity the entity's place in the watchlist; -1 for a name to be ignored
     * @param alias the name as the watchlist writes it
     * @param sort how its context is judged
     * @param caseRule how far case counts
     * @param cases for each word the {@link Tokens#CASE} flags of the alias; empty where case does not count
     * @param confidence how certain it is by itself
     * @param established whether a certain mention of the entity does instead of required context
     * @param require contexts that must all hold
     * @param forbid contexts none of which may hold
     */
    Pattern(
            int entity,
            String alias,
            Sort sort,
            CaseRule caseRule,
            int[] cases,
            double confidence,
            boolean established,
            List<Surroundings> require,
            List<Surroundings> forbid) {
        this.entity = entity;
        this.alias = alias;
        this.sort = sort;
        this.caseRule = caseRule;
        this.cases = cases;
        this.confidence = confidence;
        this.established = established;
        this.require = require;
        this.forbid = forbid;
        this.plain = sort == Sort.NAME && caseRule == CaseRule.ANY && require.isEmpty() && forbid.isEmpty();
    }

    static Pattern of(int entity, Alias alias, int[] cases, List<Surroundings> require, List<Surroundings> forbid) {
        return new Pattern(
                entity,
                alias.text(),
                Sort.NAME,
                alias.caseRule(),
                alias.caseRule() == CaseRule.ANY ? NO_CASES : cases,
                alias.confidence(),
                alias.established(),
                require,
                forbid);
    }

    /** Whether it has to stand exactly so, marks included: one word to be ignored, letter for letter. */
    boolean isLiteral() {
        return entity == NOBODY && caseRule == CaseRule.EXACT && cases.length == 1;
    }

    /** Whether neither case nor context has a say. */
    boolean isPlain() {
        return plain;
    }

    int entity() {
        return entity;
    }

    String alias() {
        return alias;
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

    /** Whether a letter of the alias is a capital that counts. */
    boolean hasCapital() {
        for (int flags : cases) {
            if ((flags & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The case of a word of the alias. */
    int caseOf(int word) {
        return cases[word];
    }

    double confidence() {
        return confidence;
    }

    boolean established() {
        return established;
    }

    List<Surroundings> require() {
        return require;
    }

    List<Surroundings> forbid() {
        return forbid;
    }
}
