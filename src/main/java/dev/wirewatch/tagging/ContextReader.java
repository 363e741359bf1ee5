package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Reach;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether {@link Surroundings} hold for a name. Looks at no more than so many hits on either side, nearest first, that
 * its work per name is bounded. Belongs to one thread.
 */
final class ContextReader {
    /** Nothing. */
    static final int NONE = -1;

    private final Layout layout;
    private final Compiled compiled;
    private final Headline headline;
    private final EvidenceFinder evidence;
    private final NearbyEvidence nearby;
    private final MentionReader mentions;
    private final Abbreviations abbreviations;
    private Tokens tokens = new Tokens(1);

    ContextReader(
            Layout layout,
            Compiled compiled,
            Headline headline,
            EvidenceFinder evidence,
            NearbyEvidence nearby,
            MentionReader mentions,
            Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
        this.nearby = nearby;
        this.mentions = mentions;
        this.headline = headline;
        this.evidence = evidence;
        this.layout = layout;
        this.compiled = compiled;
    }

    void set(Tokens words) {
        tokens = words;
        headline.set(words);
        abbreviations.set(words);
    }

    /**
     * Whether all of the contexts hold.
     *
     * @return the distance in words of the farthest thing that made one of them hold; {@link #NONE} if one does not hold
     */
    int all(List<Surroundings> contexts, int first, int last, int entity) {
        int farthest = 0;
        for (int i = 0; i < contexts.size(); i++) {
            int distance = one(contexts.get(i), first, last, entity);
            if (distance == NONE) {
                return NONE;
            }
            farthest = Math.max(farthest, distance);
        }
        return farthest;
    }

    /** The first of the contexts that holds; null if none does. */
    @Nullable
    Surroundings first(List<Surroundings> contexts, int first, int last, int entity) {
        for (int i = 0; i < contexts.size(); i++) {
            if (one(contexts.get(i), first, last, entity) != NONE) {
                return contexts.get(i);
            }
        }
        return null;
    }

    private int one(Surroundings context, int first, int last, int entity) {
        if (context.refusedElsewhere() && (!mentions.isRefusedElsewhere(first, last) || hasRole(entity, first, last))) {
            return NONE;
        }
        if (context.spelledOut() && !abbreviations.isOfSomethingElse(first, last)) {
            return NONE;
        }
        if (context.afterComma() && (first == 0 || !headline.isCommaAfter(first - 1))) {
            return NONE;
        }
        if ((context.headline() && !headline.isAround(first)) || (context.lone() && !mentions.isAlone(entity))) {
            return NONE;
        }
        int distance = context.isBlank() ? 0 : listed(context, first, last, entity);
        if (distance == NONE) {
            return NONE;
        }
        Surroundings unless = context.unless();
        return unless == null || one(unless, first, last, entity) == NONE ? distance : NONE;
    }

    private int listed(Surroundings context, int first, int last, int entity) {
        if (isBeside(context, first, last)
                || isPartOfLonger(context.nextCapitalExcept(), last)
                || isEndOfLonger(context.previousCapitalExcept(), first, entity)) {
            return 1;
        }
        if (context.near() == null && !context.asksForMentions()) {
            return NONE;
        }
        int from = layout.reachStart(context.reach(), first);
        int to = layout.reachEnd(context.reach(), last);
        if (context.near() != null) {
            int distance = nearby.distance(context.near(), first, last, from, to);
            if (distance > 0 && context.reach().unit() == Reach.Unit.WORDS) {
                distance = inClause(context.near(), first, last, from, to, distance);
            }
            if (distance != NONE) {
                return distance;
            }
        }
        return context.asksForMentions() ? mentions.distance(context, first, last, from, to, entity) : NONE;
    }

    /**
     * Looks again no farther than to the ends of the clause, if something was found within so many words: what the next
     * sentence speaks of, or what stands behind a semicolon, is another matter.
     */
    private int inClause(EvidenceSet near, int first, int last, int from, int to, int distance) {
        int begin = first;
        while (begin > from && !headline.isClauseEnd(begin - 1)) {
            begin--;
        }
        int end = last;
        while (end < to && !headline.isClauseEnd(end)) {
            end++;
        }
        return begin == from && end == to ? distance : nearby.distance(near, first, last, begin, end);
    }

    private boolean isBeside(Surroundings context, int first, int last) {
        boolean capitals = context.capitalised();
        boolean beside = (context.previous() != null && isBefore(context.previous(), first, capitals))
                || (context.next() != null && !isBarred(last + 1) && isAfter(context.next(), last, capitals))
                || (context.apposition() != null && isApposed(context.apposition(), last));
        return beside && !(capitals && headline.isAround(first));
    }

    /** Whether a phrase follows after a comma: a region with its capital, or what somebody does, written small in its class. */
    private boolean isApposed(BitSet phrases, int last) {
        int next = last + 1;
        if (next >= tokens.count || !headline.isCommaAfter(last) || evidence.next(next, next) == NONE) {
            return false;
        }
        for (int i = evidence.begin(next); i < evidence.end(next); i++) {
            int phrase = evidence.number(i);
            if (phrases.get(phrase) && (isFit(next, true) || compiled.isSmall(phrase))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBarred(int word) {
        return word < tokens.count && (tokens.flags(word) & Tokens.BARRIER) != 0;
    }

    /** Whether a capitalised word goes on with the name, which is none of the phrases and no mention. */
    private boolean isPartOfLonger(@Nullable BitSet except, int last) {
        int next = last + 1;
        int upper = Tokens.FIRST_UPPER | Tokens.ANY_LOWER;
        if (except == null
                || next >= tokens.count
                || (tokens.flags(next) & (upper | Tokens.BARRIER | Tokens.SENTENCE | Tokens.TAG)) != upper
                || !headline.isSpaceAfter(last)
                || (headline.isGenitive(last) && !mentions.isNameInS())
                || headline.isAround(last)) {
            return false;
        }
        return !isAfter(except, last, false) && !mentions.isBeginning(next);
    }

    /**
     * Whether a capitalised word within the sentence leads to the name, which is none of the phrases, no mention, and no end of
     * a role of the entity, as in Secretary of State Kerry.
     */
    private boolean isEndOfLonger(@Nullable BitSet except, int first, int entity) {
        int previous = first - 1;
        int upper = Tokens.FIRST_UPPER | Tokens.ANY_LOWER;
        if (except == null
                || previous < 0
                || (tokens.flags(first) & (Tokens.BARRIER | Tokens.SENTENCE)) != 0
                || (tokens.flags(previous) & (upper | Tokens.SENTENCE | Tokens.TAG)) != upper
                || previous == layout.sentenceStart(layout.sentenceOf(first))
                || !headline.isSpaceAfter(previous)
                || headline.isAround(first)) {
            return false;
        }
        return !isBefore(except, first, false) && !mentions.isEndBefore(first) && !isRoleBefore(entity, first);
    }

    private boolean isRoleBefore(int entity, int first) {
        int role = entity < 0 ? Evidence.NONE : compiled.role(entity);
        if (role != Evidence.NONE) {
            Spans before = nearby.phrasesBefore(first);
            for (int i = 0; i < before.count; i++) {
                if (before.values[i] == role) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a phrase of the set stands directly before the word. */
    private boolean isBefore(BitSet phrases, int first, boolean capitals) {
        Spans before = nearby.phrasesBefore(first);
        for (int i = 0; i < before.count; i++) {
            int phrase = before.values[i];
            if (phrases.get(phrase) && isFit(before.firsts[i], capitals) && !isSmall(phrase, before.firsts[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase that begins with a capital stands without it among words that have theirs: "said" is not Said. */
    private boolean isSmall(int phrase, int word) {
        return compiled.isCapital(phrase)
                && (tokens.flags(word) & (Tokens.FIRST_UPPER | Tokens.ANY_LOWER)) == Tokens.ANY_LOWER
                && layout.hasCapital(word);
    }

    /** Whether a phrase of the set stands directly after the word. */
    private boolean isAfter(BitSet phrases, int last, boolean capitals) {
        int next = last + 1;
        if (next >= tokens.count || !isFit(next, capitals) || evidence.next(next, next) == NONE) {
            return false;
        }
        for (int i = evidence.begin(next); i < evidence.end(next); i++) {
            if (phrases.get(evidence.number(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFit(int word, boolean capitals) {
        return !capitals || (tokens.flags(word) & Tokens.FIRST_UPPER) != 0;
    }

    /** Whether a role of the entity stands near its name. */
    boolean hasRole(int entity, int first, int last) {
        int role = entity < 0 ? Evidence.NONE : compiled.role(entity);
        if (role == Evidence.NONE) {
            return false;
        }
        nearby.findRoles(first, last, layout.roleStart(first), layout.roleEnd(last));
        for (int i = 0; i < nearby.roleCount(); i++) {
            if (nearby.role(i) == role) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands in the text letter for letter, marks included. */
    boolean isWritten(int word, String letters) {
        return headline.isWritten(word, letters);
    }

    /** Whether a word of the text begins with letters and their marks, in any case. */
    boolean beginsWith(int word, String letters) {
        return headline.beginsWith(word, letters);
    }

    Layout layout() {
        return layout;
    }

    NearbyEvidence nearby() {
        return nearby;
    }
}
