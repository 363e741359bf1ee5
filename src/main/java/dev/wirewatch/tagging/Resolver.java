package dev.wirewatch.tagging;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Picks the mentions from the candidates: the longest accepted ones that do not overlap. Where the same words are an alias
 * of two entities, the one with more confidence wins, then the one that comes first in the watchlist.
 *
 * <p>Context may ask for other mentions, and those may hang on context themselves. So there are up to three rounds: the
 * first without knowing any mention; the second knowing those of the first; the third, for names that become clear by
 * mentions which only the second round found. Belongs to one thread.
 */
final class Resolver {
    private static final int LENGTH_LIMIT = 0xFFFFF;

    private final Compiled compiled;
    private final ContextReader contexts;
    private final Judge judge;
    /** The candidates chosen, values being their places among the candidates. */
    final Matches.Spans chosen = new Matches.Spans();

    private final Matches.Spans known = new Matches.Spans();
    private long[] order = new long[64];
    private float[] confidences = new float[256];
    private Verdict[] verdicts = new Verdict[256];
    private boolean[] taken = new boolean[512];
    private int[] established = new int[16];
    private int establishedCount;
    /** Entities of names that the text writes small, each in a sentence with another one. */
    private final BitSet companions = new BitSet();

    Resolver(Compiled compiled, ContextReader contexts, Judge judge) {
        this.compiled = compiled;
        this.contexts = contexts;
        this.judge = judge;
    }

    /** Fills {@link #chosen}, in order of position. */
    void resolve(Tokens tokens, Matches.Spans candidates) {
        prepare(tokens, candidates);
        known.count = 0;
        contexts.setMentions(known);
        boolean contextual = round(tokens, candidates);
        findCompanions(candidates);
        for (int round = 2; contextual && round <= 3; round++) {
            learn(candidates);
            contexts.setMentions(known);
            contexts.countEntities();
            round(tokens, candidates);
        }
        forget();
    }

    double confidence(int candidate) {
        return confidences[candidate];
    }

    Verdict verdict(int candidate) {
        return verdicts[candidate];
    }

    private void prepare(Tokens tokens, Matches.Spans candidates) {
        if (candidates.count > confidences.length) {
            confidences = new float[candidates.firsts.length];
            verdicts = new Verdict[candidates.firsts.length];
        }
        if (tokens.count > taken.length) {
            taken = new boolean[tokens.capacity()];
        }
    }

    /** One round; returns whether any candidate is subject to context. */
    private boolean round(Tokens tokens, Matches.Spans candidates) {
        chosen.count = 0;
        boolean contextual = false;
        for (int i = 0; i < candidates.count; i++) {
            Pattern pattern = compiled.pattern(candidates.values[i]);
            contextual |= !pattern.isPlain();
            boolean accepted = judge.decide(pattern, candidates.firsts[i], candidates.lasts[i]);
            confidences[i] = accepted ? (float) judge.confidence() : 0;
            verdicts[i] = judge.verdict();
        }
        int from = 0;
        while (from < candidates.count) {
            int end = candidates.lasts[from];
            int to = from + 1;
            while (to < candidates.count && candidates.firsts[to] <= end) {
                end = Math.max(end, candidates.lasts[to]);
                to++;
            }
            pick(tokens, candidates, from, to);
            from = to;
        }
        return contextual;
    }

    /** Picks from candidates that hang together by overlapping. */
    private void pick(Tokens tokens, Matches.Spans candidates, int from, int to) {
        if (to - from == 1) {
            if (confidences[from] > 0) {
                chosen.add(candidates.firsts[from], candidates.lasts[from], from);
            }
            return;
        }
        int count = to - from;
        if (count > order.length) {
            order = new long[Math.max(count, order.length * 2)];
        }
        for (int i = 0; i < count; i++) {
            int candidate = from + i;
            int length = tokens.end(candidates.lasts[candidate]) - tokens.start(candidates.firsts[candidate]);
            long uncertainty = (long) (1000 * (1 - confidences[candidate]));
            order[i] = (long) (LENGTH_LIMIT - Math.min(length, LENGTH_LIMIT)) << 42 | uncertainty << 31 | i;
        }
        Arrays.sort(order, 0, count);
        int begin = chosen.count;
        for (int i = 0; i < count; i++) {
            int candidate = from + (int) (order[i] & 0x7FFFFFFF);
            take(candidates, candidate);
        }
        Arrays.fill(taken, candidates.firsts[from], lastWord(candidates, from, to) + 1, false);
        sortByPosition(begin);
    }

    private static int lastWord(Matches.Spans candidates, int from, int to) {
        int last = 0;
        for (int i = from; i < to; i++) {
            last = Math.max(last, candidates.lasts[i]);
        }
        return last;
    }

    private void take(Matches.Spans candidates, int candidate) {
        int first = candidates.firsts[candidate];
        int last = candidates.lasts[candidate];
        if (confidences[candidate] <= 0) {
            return;
        }
        for (int word = first; word <= last; word++) {
            if (taken[word]) {
                return;
            }
        }
        Arrays.fill(taken, first, last + 1, true);
        chosen.add(first, last, candidate);
    }

    /** The few chosen last, which do not overlap, in order of position. */
    private void sortByPosition(int begin) {
        int count = chosen.count - begin;
        if (count < 2) {
            return;
        }
        if (order.length < count * 2) {
            order = new long[count * 2];
        }
        for (int i = 0; i < count; i++) {
            long first = (long) chosen.firsts[begin + i] << 32;
            order[i] = first | chosen.values[begin + i];
            order[count + i] = first | chosen.lasts[begin + i];
        }
        Arrays.sort(order, 0, count);
        Arrays.sort(order, count, count * 2);
        for (int i = 0; i < count; i++) {
            chosen.firsts[begin + i] = (int) (order[i] >>> 32);
            chosen.values[begin + i] = (int) order[i];
            chosen.lasts[begin + i] = (int) order[count + i];
        }
    }

    /**
     * Finds names without their capitals that stand in a sentence with another entity's: either could be a word like any
     * other, both at once are no accident.
     */
    private void findCompanions(Matches.Spans candidates) {
        companions.clear();
        int before = -1;
        for (int i = 0; i < candidates.count; i++) {
            if (verdicts[i] != Verdict.NO_CASE) {
                continue;
            }
            if (before >= 0
                    && candidates.lasts[before] < candidates.firsts[i]
                    && entity(candidates, before) != entity(candidates, i)
                    && contexts.layout().sentenceOf(candidates.firsts[before])
                            == contexts.layout().sentenceOf(candidates.firsts[i])) {
                companions.set(entity(candidates, before));
                companions.set(entity(candidates, i));
            }
            before = i;
        }
    }

    private int entity(Matches.Spans candidates, int candidate) {
        return compiled.pattern(candidates.values[candidate]).entity();
    }

    /** Makes what was chosen known to the judge. */
    private void learn(Matches.Spans candidates) {
        forget();
        known.count = 0;
        for (int i = 0; i < chosen.count; i++) {
            int candidate = chosen.values[i];
            int entity = entity(candidates, candidate);
            known.add(chosen.firsts[i], chosen.lasts[i], entity);
            if (entity >= 0 && verdicts[candidate] != Verdict.ESTABLISHED) {
                establish(entity);
            }
        }
        for (int entity = companions.nextSetBit(0); entity >= 0; entity = companions.nextSetBit(entity + 1)) {
            establish(entity);
        }
    }

    private void establish(int entity) {
        judge.establish(entity, true);
        if (establishedCount == established.length) {
            established = Arrays.copyOf(established, establishedCount * 2);
        }
        established[establishedCount++] = entity;
    }

    private void forget() {
        for (int i = 0; i < establishedCount; i++) {
            judge.establish(established[i], false);
        }
        establishedCount = 0;
    }
}
