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

    /** Where a range begins, up to which word it has been searched, and where evidence that was found in it ends. */
    private static final class Before {
        int from = -1;
        int next;
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
        if (known.from != from || known.next > first) {
            known.from = from;
            known.next = from;
            known.found = Integer.MAX_VALUE;
        }
        int word = known.next;
        int unended = Integer.MAX_VALUE;
        while (known.found == Integer.MAX_VALUE && word < first) {
            int last = firstLast(set, word);
            if (last < first) {
                known.found = last;
            } else if (last < Integer.MAX_VALUE) {
                unended = Math.min(unended, word);
            }
            word++;
        }
        known.next = Math.min(word, unended);
        return known.found < first;
    }

    /** Whether evidence of a set begins within a range of words. */
    boolean isAfter(EvidenceSet set, int from, int to) {
        After known = after.computeIfAbsent(set, each -> new After());
        if (from < known.from || from > known.next) {
            known.from = from;
            known.next = from;
            while (known.next < tokens.count && firstLast(set, known.next) == Integer.MAX_VALUE) {
                known.next++;
            }
        }
        return known.next <= to && known.next < tokens.count;
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
