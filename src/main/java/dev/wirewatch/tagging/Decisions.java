package dev.wirewatch.tagging;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has been decided about each candidate of a text. A buffer used again for text after text by one thread. */
final class Decisions {
    private float[] confidences = new float[256];
    private @Nullable Verdict[] verdicts = new Verdict[256];
    private int[] winners = new int[256];
    private int[] refused = new int[256];
    private int[] firstsUncased = new int[256];
    private int[] lastsUncased = new int[256];
    private int[] asked = new int[256];

    /** Turns to another text with so many candidates, none of which has been judged. */
    void clear(int candidates) {
        if (candidates > confidences.length) {
            int room = Math.max(candidates, 2 * confidences.length);
            confidences = new float[room];
            verdicts = new Verdict[room];
            winners = new int[room];
            refused = new int[room];
            firstsUncased = new int[room];
            lastsUncased = new int[room];
            asked = new int[room];
        }
        Arrays.fill(verdicts, 0, candidates, null);
        Arrays.fill(firstsUncased, 0, candidates, NameJudge.NONE);
    }

    /**
     * Takes note of what was decided last.
     *
     * @param questions what it asked for, by {@link MentionReader#asked}
     */
    void note(int candidate, NameJudge judge, int questions) {
        confidences[candidate] = judge.confidence();
        verdicts[candidate] = judge.verdict();
        winners[candidate] = judge.winner();
        refused[candidate] = judge.refused();
        firstsUncased[candidate] = judge.firstUncased();
        lastsUncased[candidate] = judge.lastUncased();
        asked[candidate] = questions;
    }

    boolean isJudged(int candidate) {
        return verdicts[candidate] != null;
    }

    /** How certain it is that a candidate which has been judged is a mention; 0 if it is none. */
    float confidence(int candidate) {
        return confidences[candidate];
    }

    /** The verdict on a candidate that has been judged. */
    Verdict verdict(int candidate) {
        return Objects.requireNonNull(verdicts[candidate]);
    }

    /** The pattern that won of those that a candidate which has been judged stands for. */
    int winner(int candidate) {
        return winners[candidate];
    }

    /** The first of these that was refused by what stands around it; {@link NameJudge#NONE} if there is none. */
    int refused(int candidate) {
        return refused[candidate];
    }

    /** The first of the patterns that the text gives no capitals for; {@link NameJudge#NONE} if there is none. */
    int firstUncased(int candidate) {
        return firstsUncased[candidate];
    }

    /** The last of these, if there is one. */
    int lastUncased(int candidate) {
        return lastsUncased[candidate];
    }

    /** What the decision asked for that may be another in the next round. */
    int asked(int candidate) {
        return asked[candidate];
    }
}
