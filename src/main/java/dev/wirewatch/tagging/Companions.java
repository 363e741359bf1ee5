package dev.wirewatch.tagging;

import java.util.BitSet;

/**
 * The entities of names without their capitals that stand in a sentence with another entity's: either could be a word like any
 * other, both at once are no accident. Belongs to one thread.
 */
final class Companions {
    private final Patterns patterns;
    private final Layout layout;
    private final Decisions decisions;
    private final BitSet entities = new BitSet();

    Companions(Patterns patterns, Layout layout, Decisions decisions) {
        this.patterns = patterns;
        this.layout = layout;
        this.decisions = decisions;
    }

    /**
     * Finds them anew.
     *
     * @param candidates all candidates, in order, the decisions' numbers being their places
     * @param chosen those that are mentions, values being their places among the candidates
     */
    void find(Spans candidates, Spans chosen) {
        entities.clear();
        int before = -1;
        for (int i = 0; i < candidates.count; i++) {
            if (decisions.firstUncased(i) == NameJudge.NONE) {
                continue;
            }
            int entity = patterns.entity(decisions.firstUncased(i));
            int other = before < 0 ? entity : patterns.entity(decisions.lastUncased(before));
            boolean apart = before < 0 || candidates.lasts[before] < candidates.firsts[i];
            if (other != entity && apart && sentenceOf(candidates, before) == sentenceOf(candidates, i)) {
                entities.set(other);
                entities.set(entity);
            }
            if (apart && isBesideMention(candidates, i, entity, chosen)) {
                entities.set(entity);
            }
            before = i;
        }
    }

    /** Notes that they are certainly mentioned. */
    void establishIn(Knowledge known) {
        for (int entity = entities.nextSetBit(0); entity >= 0; entity = entities.nextSetBit(entity + 1)) {
            known.establish(entity);
        }
    }

    /** Whether another entity than one is mentioned in the sentence of a candidate, outside it. */
    private boolean isBesideMention(Spans candidates, int candidate, int entity, Spans chosen) {
        int sentence = sentenceOf(candidates, candidate);
        for (int i = chosen.from(layout.sentenceStart(sentence));
                i < chosen.count && chosen.firsts[i] < layout.sentenceEnd(sentence);
                i++) {
            int other = patterns.entity(decisions.winner(chosen.values[i]));
            boolean apart =
                    chosen.firsts[i] > candidates.lasts[candidate] || chosen.lasts[i] < candidates.firsts[candidate];
            if (apart && other >= 0 && other != entity) {
                return true;
            }
        }
        return false;
    }

    private int sentenceOf(Spans candidates, int candidate) {
        return layout.sentenceOf(candidates.firsts[candidate]);
    }
}
