package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Picks the mentions from the candidates: the longest accepted ones that do not overlap. Where the same words are an alias
 * of two entities, the one with more confidence wins, then the one that comes first in the watchlist; a name to be ignored
 * goes before both.
 *
 * <p>Context may ask for other mentions, and those may hang on context themselves. So there are up to three rounds: the
 * first without knowing any mention; the second knowing those of the first; the third, for names that become clear by
 * mentions which only the second round found. A round that would know no more than the one before is left out, and a
 * candidate is judged again only if it asked for something that is not as it was.
 *
 * <p>Nobody has to know of a candidate within a longer one that has been chosen whether it would have been accepted, so it is
 * not judged, unless everything is to be explained. Belongs to one thread.
 */
final class Resolver {
    private static final int LENGTH_LIMIT = 0xFFFFF;
    /** Where the length stands in an order. */
    private static final int LENGTH_SHIFT = 42;

    private static final int PLACE = 0x7FFFFFFF;
    /** All that a decision may have asked for is not as it was. */
    private static final int EVERYTHING = -1;

    private final Patterns patterns;
    private final MentionReader mentions;
    private final NameJudge judge;
    private final KnownBearers knownBearers;
    /** The candidates chosen, values being their places among the candidates. */
    final Spans chosen = new Spans();

    private Tokens tokens = new Tokens(1);
    private Spans candidates = new Spans();
    private boolean thorough;
    private Knowledge known = new Knowledge();
    private Knowledge before = new Knowledge();
    private long[] order = new long[64];
    private final Decisions decisions = new Decisions();
    private final Companions companions;
    private final RefusedNames refusedNames;
    /** What all decisions asked for. */
    private int everAsked;
    /** What of that is not as it was in the round before. */
    private int changed;

    private boolean[] taken = new boolean[512];

    Resolver(Compiled compiled, Layout layout, MentionReader mentions, NameJudge judge, KnownBearers knownBearers) {
        this.patterns = compiled.patterns();
        this.mentions = mentions;
        this.judge = judge;
        this.knownBearers = knownBearers;
        this.companions = new Companions(patterns, layout, decisions);
        this.refusedNames = new RefusedNames(patterns, judge, decisions);
    }

    /**
     * Fills {@link #chosen}, in order of position.
     *
     * @param everything whether all candidates are judged, even where it makes no difference
     */
    void resolve(Tokens words, Spans found, boolean everything) {
        prepare(words, found, everything);
        known.clear();
        mentions.set(known);
        knownBearers.forget();
        round(true);
        companions.find(candidates, chosen);
        for (int round = 2; round <= 3; round++) {
            learn();
            changed = round == 2 ? changedAtFirst() : known.isSame(before) ? 0 : EVERYTHING;
            if ((everAsked & changed) == 0) {
                break;
            }
            mentions.set(known);
            mentions.countEntities(known);
            known.tell(mentions, true);
            knownBearers.know(known);
            round(false);
            known.tell(mentions, false);
        }
    }

    double confidence(int candidate) {
        return decisions.confidence(candidate);
    }

    /** The place of the pattern that a candidate that was chosen stands for, or any if all were judged. */
    int pattern(int candidate) {
        return decisions.winner(candidate);
    }

    /** What was decided about a candidate that was chosen, or about any if all were judged. */
    Verdict verdict(int candidate) {
        return decisions.verdict(candidate);
    }

    private void prepare(Tokens words, Spans found, boolean everything) {
        tokens = words;
        candidates = found;
        thorough = everything;
        everAsked = 0;
        changed = 0;
        if (words.count > taken.length) {
            taken = new boolean[words.capacity()];
        }
        decisions.clear(found.count);
    }

    /** Judges the candidates, as far as there is need to, and chooses. */
    private void round(boolean first) {
        chosen.count = 0;
        int from = 0;
        while (from < candidates.count) {
            int end = candidates.lasts[from];
            int to = from + 1;
            while (to < candidates.count && candidates.firsts[to] <= end) {
                end = Math.max(end, candidates.lasts[to]);
                to++;
            }
            if (to - from == 1) {
                decide(from);
                if (decisions.confidence(from) > 0) {
                    chosen.add(candidates.firsts[from], candidates.lasts[from], from);
                }
            } else {
                pick(from, to, end, first);
            }
            from = to;
        }
    }

    private void decide(int candidate) {
        int entry = candidates.values[candidate];
        if (decisions.isJudged(candidate) && isAsBefore(candidate, entry)) {
            return;
        }
        mentions.forgetAsked();
        judge.decide(entry, candidates.firsts[candidate], candidates.lasts[candidate]);
        decisions.note(candidate, judge, mentions.asked());
        everAsked |= mentions.asked() | (judge.hasBearers(entry) ? MentionReader.ESTABLISHED : 0);
    }

    /** Whether what has been decided about a candidate is what would be decided now. */
    private boolean isAsBefore(int candidate, int entry) {
        int again = decisions.asked(candidate) & changed;
        if (again == 0 && !judge.hasBearers(entry)) {
            return true;
        }
        boolean others = again == 0 || (again == MentionReader.ESTABLISHED && changed != EVERYTHING);
        return others && !judge.isKnown(entry);
    }

    /** Picks from candidates that hang together by overlapping: the longest first, and of these the most certain. */
    private void pick(int from, int to, int lastWord, boolean first) {
        int count = to - from;
        if (count > order.length) {
            order = new long[Math.max(count, order.length * 2)];
        }
        for (int i = 0; i < count; i++) {
            int candidate = from + i;
            int length = tokens.end(candidates.lasts[candidate]) - tokens.start(candidates.firsts[candidate]);
            order[i] = (long) (LENGTH_LIMIT - Math.min(length, LENGTH_LIMIT)) << LENGTH_SHIFT | candidate;
        }
        Arrays.sort(order, 0, count);
        int begin = chosen.count;
        int end;
        for (int i = 0; i < count; i = end) {
            end = i;
            while (end < count && order[end] >>> LENGTH_SHIFT == order[i] >>> LENGTH_SHIFT) {
                judgeAt(end++, first);
            }
            Arrays.sort(order, i, end);
            for (int at = i; at < end; at++) {
                take((int) order[at] & PLACE);
            }
        }
        Arrays.fill(taken, candidates.firsts[from], lastWord + 1, false);
        sortByPosition(begin);
    }

    /**
     * Judges the candidate at a place of the order, if that matters, and notes how uncertain it is. Of one that cannot be chosen
     * nothing matters but whether it is a name without its capitals, for {@link Companions}.
     */
    private void judgeAt(int place, boolean first) {
        int candidate = (int) order[place];
        boolean free = isFree(candidate);
        if (thorough
                || free
                || (first
                        && judge.lacksCapitals(
                                candidates.values[candidate],
                                candidates.firsts[candidate],
                                candidates.lasts[candidate]))) {
            decide(candidate);
        }
        if (free) {
            order[place] |= judge.uncertainty(decisions.winner(candidate), decisions.confidence(candidate)) << 31;
        }
    }

    /** Whether none of its words is part of what has been chosen. */
    private boolean isFree(int candidate) {
        for (int word = candidates.firsts[candidate]; word <= candidates.lasts[candidate]; word++) {
            if (taken[word]) {
                return false;
            }
        }
        return true;
    }

    private void take(int candidate) {
        if (isFree(candidate) && decisions.confidence(candidate) > 0) {
            int first = candidates.firsts[candidate];
            int last = candidates.lasts[candidate];
            Arrays.fill(taken, first, last + 1, true);
            chosen.add(first, last, candidate);
        }
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

    /** Takes note of what was chosen. */
    private void learn() {
        Knowledge older = before;
        before = known;
        known = older;
        known.clear();
        for (int i = 0; i < chosen.count; i++) {
            int candidate = chosen.values[i];
            int entity = patterns.entity(decisions.winner(candidate));
            known.mentions.add(chosen.firsts[i], chosen.lasts[i], entity);
            if (entity >= 0 && decisions.verdict(candidate) != Verdict.ESTABLISHED) {
                known.establish(entity);
            }
        }
        companions.establishIn(known);
        refusedNames.find(tokens, candidates, chosen, known.refused);
    }

    /** What the second round knows otherwise than the first, which knew of no mention and of no only one. */
    private int changedAtFirst() {
        return MentionReader.ONLY
                | (known.mentions.count > 0 ? MentionReader.PLACES : 0)
                | (known.hasEstablished() ? MentionReader.ESTABLISHED : 0)
                | (known.refused.count > 0 ? MentionReader.REFUSED : 0);
    }
}
