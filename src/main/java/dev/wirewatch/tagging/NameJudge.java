package dev.wirewatch.tagging;

/**
 * Decides whether a candidate is a mention, and whose. A name that several share is judged once for all of whom nothing is known
 * but that they bear it, and besides each of the {@link KnownBearers}. The outcome is that of judging all, but that of those who
 * bear it on the same terms the first one speaks for all where a context asks whether the name was refused elsewhere, or is
 * spelled out as something else's. Belongs to one thread.
 */
final class NameJudge {
    /** How uncertain it is that something is a mention which is none. */
    private static final long LEAST_CERTAIN = 1001;

    /** No pattern. */
    static final int NONE = -1;

    private final Patterns patterns;
    private final SharedNames shared;
    private final Judge judge;
    private final MentionReader mentions;
    private final KnownBearers known;

    /** The pattern that the last decision is about. */
    private int winner;

    private Verdict verdict = Verdict.CERTAIN;
    private float confidence;
    private long rank;
    private int refused;
    private int firstUncased;
    private int lastUncased;

    NameJudge(Compiled compiled, Judge judge, MentionReader mentions, KnownBearers known) {
        this.mentions = mentions;
        this.patterns = compiled.patterns();
        this.shared = compiled.shared();
        this.judge = judge;
        this.known = known;
    }

    /**
     * Decides about what was found between two words.
     *
     * @param entry a pattern, or a name that several share
     * @return whether it is a mention; {@link #winner}, {@link #verdict} and {@link #confidence} say of whom and how
     */
    boolean decide(int entry, int first, int last) {
        winner = NONE;
        rank = Long.MAX_VALUE;
        refused = NONE;
        firstUncased = NONE;
        lastUncased = NONE;
        confidence = 0;
        if (!shared.isShared(entry)) {
            winner = entry;
            mentions.turnTo(entry);
            judge.decide(patterns.terms(entry), patterns.entity(entry), first, last);
            take(entry);
            return confidence > 0;
        }
        int name = shared.name(entry);
        int group = shared.firstGroup(name);
        winner = shared.bearer(group, 0);
        for (int i = 0; i < shared.groups(name); i++, group = shared.nextGroup(group)) {
            decideGroup(name, group, first, last);
        }
        return confidence > 0;
    }

    private void decideGroup(int name, int group, int first, int last) {
        Terms terms = shared.terms(group);
        mentions.turnTo(shared.bearer(group, 0));
        boolean accepted = judge.decide(terms, terms.isNobody() ? Patterns.NOBODY : Judge.ANYBODY, first, last);
        if (terms.isNobody() || terms.isPlain()) {
            take(shared.bearer(group, 0));
            return;
        }
        Verdict anybodys = judge.verdict();
        noteRefusal(shared.bearer(group, 0));
        if (anybodys == Verdict.WRONG_CASE) {
            verdict = rank == Long.MAX_VALUE ? anybodys : verdict;
            return;
        }
        float anybodysConfidence = (float) judge.confidence();
        known.find(name, group, first, last);
        if (accepted || anybodys == Verdict.NO_CASE) {
            int bearer = known.firstOther(group);
            if (bearer != NONE) {
                take(bearer, anybodys, anybodysConfidence);
            }
            if (bearer != NONE && !accepted) {
                take(known.lastOther(group), anybodys, anybodysConfidence);
            }
        } else if (rank == Long.MAX_VALUE) {
            verdict = anybodys;
        }
        for (int i = 0; i < known.count(); i++) {
            mentions.turnTo(known.bearer(i));
            judge.decide(terms, patterns.entity(known.bearer(i)), first, last);
            take(known.bearer(i));
        }
    }

    private void take(int pattern) {
        noteRefusal(pattern);
        take(pattern, judge.verdict(), (float) judge.confidence());
    }

    /** Of those that are accepted the most certain one wins, then the first; names to be ignored go before all. */
    private void take(int pattern, Verdict how, float certainty) {
        if (how == Verdict.NO_CASE) {
            firstUncased = firstUncased == NONE ? pattern : Math.min(firstUncased, pattern);
            lastUncased = Math.max(lastUncased, pattern);
        }
        if (!how.isAccepted()) {
            verdict = rank == Long.MAX_VALUE ? how : verdict;
            return;
        }
        long its = uncertainty(pattern, certainty) << 32 | pattern;
        if (its < rank) {
            rank = its;
            winner = pattern;
            verdict = how;
            confidence = certainty;
        }
    }

    private void noteRefusal(int pattern) {
        refused = refused == NONE && judge.isRefused() && patterns.entity(pattern) >= 0 ? pattern : refused;
    }

    /** The first pattern that was refused by what stands around it; {@link #NONE} if there is none. */
    int refused() {
        return refused;
    }

    /** How uncertain it is that a pattern is mentioned, in thousandths; 0 only for names to be ignored. */
    long uncertainty(int pattern, float certainty) {
        if (certainty == 0) {
            return LEAST_CERTAIN;
        }
        return patterns.entity(pattern) == Patterns.NOBODY ? 0 : 1 + (long) (1000 * (1 - certainty));
    }

    /** Whether anything that an entry may stand for needs capitals that the text does not give. */
    boolean lacksCapitals(int entry, int first, int last) {
        if (!shared.isShared(entry)) {
            return judge.lacksCapitals(patterns.terms(entry), first, last);
        }
        int name = shared.name(entry);
        int group = shared.firstGroup(name);
        for (int i = 0; i < shared.groups(name); i++, group = shared.nextGroup(group)) {
            if (judge.lacksCapitals(shared.terms(group), first, last)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is known of anybody whom an entry may stand for that the document mentions them for certain. */
    boolean isKnown(int entry) {
        return shared.isShared(entry) ? known.isAmong(shared.name(entry)) : mentions.knowsOf(patterns.entity(entry));
    }

    /** The first pattern that an entry may stand for that is somebody's name; {@link #NONE} if all are to be ignored. */
    int somebody(int entry) {
        if (!shared.isShared(entry)) {
            return patterns.entity(entry) == Patterns.NOBODY ? NONE : entry;
        }
        int name = shared.name(entry);
        int group = shared.firstGroup(name);
        for (int i = 0; i < shared.groups(name); i++, group = shared.nextGroup(group)) {
            if (!shared.terms(group).isNobody()) {
                return shared.bearer(group, 0);
            }
        }
        return NONE;
    }

    /** Whether several share what an entry is, so that there is more to it than what a decision asked for in so many words. */
    boolean hasBearers(int entry) {
        return shared.isShared(entry);
    }

    /** The pattern that won, or one of those that the decision is about if none did. */
    int winner() {
        return winner;
    }

    Verdict verdict() {
        return verdict;
    }

    /** How certain the mention is; 0 if it is none. */
    float confidence() {
        return confidence;
    }

    /** The first pattern that the text gives no capitals for; {@link #NONE} if there is no such pattern. */
    int firstUncased() {
        return firstUncased;
    }

    int lastUncased() {
        return lastUncased;
    }
}
