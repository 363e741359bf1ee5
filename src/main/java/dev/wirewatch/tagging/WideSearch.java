package dev.wirewatch.tagging;

import java.util.HashMap;
import java.util.Map;

/**
 * Says whether evidence of a set stands within a range of many words, as of a whole document, for name after name. Names are
 * judged in order, so that each question begins where the one before has left off: all of them together look at each word a
 * few times, however many names there are. Belongs to one thread.
 */
final class WideSearch {
    private final EvidenceFinder evidence;
    private final Signatures signatures;
    private final Map<EvidenceSet, Before> before = new HashMap<>();
    private final Map<EvidenceSet, After> after = new HashMap<>();
    private Tokens tokens = new Tokens(1);

    /** From one word to the next there is no evidence; what was found first begins and ends where this says. */
    private static final class Before {
        int from = -1;
        int next;
        int begin;
        int found = Integer.MAX_VALUE;
    }

    /** Between two words nothing begins, but at the second of them. */
    private static final class After {
        int from = Integer.MAX_VALUE;
        int next = -1;
    }

    WideSearch(EvidenceFinder evidence, Signatures signatures) {
        this.evidence = evidence;
        this.signatures = signatures;
    }

    /** Turns to another text, to which the evidence has been turned before. */
    void set(Tokens words) {
        tokens = words;
        before.clear();
        after.clear();
    }

    /** Whether evidence of a set begins at a word or later and ends before the first word of a name. */
    boolean isBefore(EvidenceSet set, int from, int first) {
        Before known = before.computeIfAbsent(set, each -> new Before());
        if (known.from != from) {
            known.from = from;
            known.next = from;
            known.found = Integer.MAX_VALUE;
        }
        if (known.found < Integer.MAX_VALUE) {
            return known.found < first || endsBefore(set, known.begin, first);
        }
        int unended = Integer.MAX_VALUE;
        for (int word = known.next; word < first; word++) {
            int last = firstLast(set, word);
            if (last < first) {
                known.begin = word;
                known.found = last;
                return true;
            }
            unended = last < Integer.MAX_VALUE ? Math.min(unended, word) : unended;
        }
        known.next = Math.max(known.next, Math.min(first, unended));
        return false;
    }

    /** For one of several names that overlap, which need not be asked about in order. */
    private boolean endsBefore(EvidenceSet set, int from, int first) {
        for (int word = from; word < first; word++) {
            if (firstLast(set, word) < first) {
                return true;
            }
        }
        return false;
    }

    /** Whether evidence of a set begins within a range of words. */
    boolean isAfter(EvidenceSet set, int from, int to) {
        After known = after.computeIfAbsent(set, each -> new After());
        if (from > known.next) {
            known.from = from;
            known.next = next(set, from, tokens.count);
        } else if (from < known.from) {
            int next = next(set, from, known.from);
            known.next = next < known.from ? next : known.next;
            known.from = from;
        }
        return known.next <= to && known.next < tokens.count;
    }

    /** The first word from one on with which evidence of a set begins; the end if there is none before it. */
    private int next(EvidenceSet set, int from, int end) {
        int word = from;
        while (word < end && firstLast(set, word) == Integer.MAX_VALUE) {
            word++;
        }
        return word;
    }

    /** Where the shortest evidence of a set that begins at a word ends; the largest number if none does. */
    private int firstLast(EvidenceSet set, int word) {
        int last = Integer.MAX_VALUE;
        if (signatures.mayBegin(set.signature(), tokens, word) && evidence.next(word, word) != EvidenceFinder.NONE) {
            for (int i = evidence.begin(word); i < evidence.end(word); i++) {
                last = set.contains(evidence.number(i)) ? Math.min(last, evidence.last(i)) : last;
            }
        }
        return last;
    }
}
