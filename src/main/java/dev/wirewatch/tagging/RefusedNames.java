package dev.wirewatch.tagging;

/**
 * Finds the names that stand for something else in a text: those that were refused by what stands around them, and those that
 * are the end of somebody else's name. Further on a namesake is called by its bare name, with nothing beside it to tell. Belongs
 * to one thread.
 */
final class RefusedNames {
    private final Patterns patterns;
    private final NameJudge judge;
    private final Decisions decisions;
    private Tokens tokens = new Tokens(1);
    private Spans candidates = new Spans();
    private Spans chosen = new Spans();

    /** @param decisions what was decided about the candidates */
    RefusedNames(Patterns patterns, NameJudge judge, Decisions decisions) {
        this.patterns = patterns;
        this.judge = judge;
        this.decisions = decisions;
    }

    /**
     * Finds them in a text that has been judged.
     *
     * @param found the candidates, in order of position
     * @param mentions those that were chosen, in order of position, values being their places among the candidates
     * @param into takes the names, values being patterns, in order of position
     */
    void find(Tokens words, Spans found, Spans mentions, Spans into) {
        tokens = words;
        candidates = found;
        chosen = mentions;
        for (int i = 0; i < candidates.count; i++) {
            int pattern = refused(i);
            if (pattern != NameJudge.NONE) {
                into.add(candidates.firsts[i], candidates.lasts[i], pattern);
            }
        }
    }

    /** The pattern that was refused at the place of a candidate; {@link NameJudge#NONE} if there is none. */
    private int refused(int candidate) {
        int first = candidates.firsts[candidate];
        int last = candidates.lasts[candidate];
        // What is written small in a text with capitals is a word, and no name that is used again.
        if (isSmall(first)) {
            return NameJudge.NONE;
        }
        int after = chosen.from(first);
        if (after < chosen.count && chosen.firsts[after] <= last) {
            return covered(candidate, after);
        }
        if (after > 0 && chosen.lasts[after - 1] >= first) {
            return covered(candidate, after - 1);
        }
        return decisions.isJudged(candidate) ? decisions.refused(candidate) : NameJudge.NONE;
    }

    /** Whether a word begins with a small letter; those of scripts without capitals do not. */
    private boolean isSmall(int word) {
        return (tokens.flags(word) & (Tokens.FIRST_UPPER | Tokens.ANY_LOWER)) == Tokens.ANY_LOWER;
    }

    /** The pattern of a candidate if what was chosen in its place is a name to be ignored, no word of it written small. */
    private int covered(int candidate, int by) {
        boolean ignored = patterns.entity(decisions.winner(chosen.values[by])) == Patterns.NOBODY;
        if (!ignored || chosen.lasts[by] != candidates.lasts[candidate]) {
            return NameJudge.NONE;
        }
        for (int word = chosen.firsts[by]; word <= candidates.firsts[candidate]; word++) {
            if (isSmall(word)) {
                return NameJudge.NONE;
            }
        }
        return judge.somebody(candidates.values[candidate]);
    }
}
