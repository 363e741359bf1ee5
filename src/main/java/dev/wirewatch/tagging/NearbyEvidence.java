package dev.wirewatch.tagging;

/**
 * Says what evidence stands near a name, of what somebody asks for. Nothing is looked up before {@link Signatures} say that it
 * may be some of that; it is counted, for {@link #LIMIT}, only if it is. Belongs to one thread.
 */
final class NearbyEvidence {
    /** So much evidence of any sort is looked at on either side of a name at most. */
    private static final int LIMIT = 256;
    /** From so many words on a range is not looked through anew for every name in it. */
    private static final int WIDE = 1_000;
    /** What {@link #distance} gives if there is nothing. */
    static final int NONE = EvidenceFinder.NONE;

    private final EvidenceFinder evidence;
    private final Signatures signatures;
    private final EvidenceSet roles;
    private final WideSearch wide;
    /** The numbers of the roles near the name asked about last. */
    private final int[] near = new int[2 * LIMIT];

    private int nearCount;
    private int nearFirst = NONE;
    private int nearLast = NONE;

    /** The phrases directly before the word asked about last, values being numbers of evidence. */
    private final Spans before = new Spans();

    private int endsBefore = NONE;
    private Tokens tokens = new Tokens(1);

    NearbyEvidence(EvidenceFinder evidence, Signatures signatures, EvidenceSet roles) {
        this.evidence = evidence;
        this.signatures = signatures;
        this.roles = roles;
        this.wide = new WideSearch(evidence, signatures);
    }

    /** Turns to another text, to which the evidence has been turned before. */
    void set(Tokens words) {
        tokens = words;
        wide.set(words);
        nearFirst = NONE;
        endsBefore = NONE;
    }

    /**
     * The distance in words of the nearest evidence of a set that stands within a range of words and outside a name.
     *
     * @param first the first word of the name
     * @param last its last word
     * @param from the first word of the range
     * @param to its last word
     */
    int distance(EvidenceSet set, int first, int last, int from, int to) {
        if (isBefore(set, from, first)) {
            int left = LIMIT;
            for (int word = evidence.previous(first - 1, from);
                    word >= 0 && left > 0;
                    word = evidence.previous(word - 1, from)) {
                for (int i = evidence.end(word) - 1; i >= evidence.begin(word) && left > 0; i--, left--) {
                    if (evidence.last(i) < first && set.contains(evidence.number(i))) {
                        return first - evidence.last(i);
                    }
                }
            }
        }
        if (isAfter(set, last + 1, to)) {
            int left = LIMIT;
            for (int word = evidence.next(first, to); word >= 0 && left > 0; word = evidence.next(word + 1, to)) {
                for (int i = evidence.begin(word); i < evidence.end(word) && left > 0; i++, left--) {
                    if (word > last && set.contains(evidence.number(i))) {
                        return word - last;
                    }
                }
            }
        }
        return NONE;
    }

    /** Whether evidence of a set begins at a word or later and ends before a name. */
    private boolean isBefore(EvidenceSet set, int from, int first) {
        return first - from > WIDE ? wide.isBefore(set, from, first) : stands(set, from, first - 1, first);
    }

    /** Whether evidence of a set begins within a range of words. */
    private boolean isAfter(EvidenceSet set, int from, int to) {
        return to - from > WIDE ? wide.isAfter(set, from, to) : stands(set, from, to, tokens.count);
    }

    /** Whether evidence of a set begins within a range of words and ends before another word. */
    private boolean stands(EvidenceSet set, int from, int to, int end) {
        for (int word = from; word <= to; word++) {
            if (signatures.mayBegin(set.signature(), tokens, word) && evidence.next(word, word) != NONE) {
                for (int i = evidence.begin(word); i < evidence.end(word); i++) {
                    if (evidence.last(i) < end && set.contains(evidence.number(i))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Finds the roles that stand within a range of words and outside a name, for {@link #role}.
     *
     * @param first the first word of the name
     * @param last its last word
     * @param from the first word of the range
     * @param to its last word
     */
    void findRoles(int first, int last, int from, int to) {
        if (nearFirst == first && nearLast == last) {
            return;
        }
        nearFirst = first;
        nearLast = last;
        nearCount = 0;
        if (isBefore(roles, from, first)) {
            int left = LIMIT;
            for (int word = evidence.previous(first - 1, from);
                    word >= 0 && left > 0;
                    word = evidence.previous(word - 1, from)) {
                for (int i = evidence.end(word) - 1; i >= evidence.begin(word) && left > 0; i--, left--) {
                    addRole(i, evidence.last(i) < first);
                }
            }
        }
        if (isAfter(roles, last + 1, to)) {
            int left = LIMIT;
            for (int word = evidence.next(first, to); word >= 0 && left > 0; word = evidence.next(word + 1, to)) {
                for (int i = evidence.begin(word); i < evidence.end(word) && left > 0; i++, left--) {
                    addRole(i, word > last);
                }
            }
        }
    }

    private void addRole(int place, boolean outside) {
        if (outside && roles.contains(evidence.number(place))) {
            near[nearCount++] = evidence.number(place);
        }
    }

    /** How many roles were found. */
    int roleCount() {
        return nearCount;
    }

    /** The number of evidence of one of them. */
    int role(int index) {
        return near[index];
    }

    /** The phrases directly before a word, values being numbers of evidence; several contexts ask one after the other. */
    Spans phrasesBefore(int first) {
        if (endsBefore != first) {
            endsBefore = first;
            before.count = 0;
            int longest = (tokens.flags(first) & Tokens.BARRIER) != 0 ? 0 : Math.min(Signatures.LONGEST, first);
            for (int length = 1; length <= longest; length++) {
                int word = first - length;
                if (signatures.mayBegin(Signatures.ofLength(length), tokens, word)
                        && evidence.next(word, word) != NONE) {
                    addPhrases(word, first - 1);
                }
            }
        }
        return before;
    }

    private void addPhrases(int word, int last) {
        for (int i = evidence.begin(word); i < evidence.end(word); i++) {
            if (evidence.last(i) == last) {
                before.add(word, last, evidence.number(i));
            }
        }
    }
}
