package dev.wirewatch.tagging;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether {@link Surroundings} hold for a name. Looks at no more than {@value #LIMIT} hits on either side, nearest
 * first, so that its work per name is bounded. Belongs to one thread.
 */
final class ContextReader {
    private static final int LIMIT = 256;
    /** The longest phrase that can stand directly before a name, in words. */
    private static final int PHRASE_LIMIT = 12;
    /** As many words back a name is still that of the same namesake. */
    private static final int NAMESAKE_LIMIT = 200;
    /** Nothing. */
    static final int NONE = -1;
    /** More than one entity. */
    private static final int SEVERAL = -2;

    private final Layout layout;
    private final Compiled compiled;
    private final Headline headline;
    private Tokens tokens = new Tokens(1);
    private Matches.Spans evidence = new Matches.Spans();
    private Matches.Spans mentions = new Matches.Spans();
    /** The only entity that is mentioned in the document; {@link #NONE} for none at all, {@link #SEVERAL} for more. */
    private int only = SEVERAL;

    ContextReader(Layout layout, Compiled compiled, Headline headline) {
        this.headline = headline;
        this.layout = layout;
        this.compiled = compiled;
    }

    void set(Tokens words, Matches.Spans evidenceFound) {
        tokens = words;
        headline.set(words);
        evidence = evidenceFound;
    }

    /** Takes the mentions, values being entities, that contexts may ask for from now on. */
    void setMentions(Matches.Spans mentionsKnown) {
        mentions = mentionsKnown;
        only = SEVERAL;
    }

    /** Finds out whether the mentions known are all of one entity; until then no name counts as the only one. */
    void countEntities() {
        only = NONE;
        for (int i = 0; i < mentions.count && only != SEVERAL; i++) {
            int entity = mentions.values[i];
            if (entity >= 0) {
                only = only == NONE || only == entity ? entity : SEVERAL;
            }
        }
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

    /** Whether any of the contexts holds. */
    boolean any(List<Surroundings> contexts, int first, int last, int entity) {
        for (int i = 0; i < contexts.size(); i++) {
            if (one(contexts.get(i), first, last, entity) != NONE) {
                return true;
            }
        }
        return false;
    }

    private int one(Surroundings context, int first, int last, int entity) {
        if (!context.afterNamesake().isEmpty() && !isNamed(context.afterNamesake(), first, last)) {
            return NONE;
        }
        if ((context.headline() && !headline.isAround(first)) || (context.lone() && only != NONE && only != entity)) {
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
                || isEndOfLonger(context.previousCapitalExcept(), first)) {
            return 1;
        }
        int from = layout.reachStart(context.reach(), first);
        int to = layout.reachEnd(context.reach(), last);
        if (!context.near().isEmpty()) {
            int distance = near(context.near(), first, last, from, to);
            if (distance != NONE) {
                return distance;
            }
        }
        return context.entities().isEmpty() && context.kinds().isEmpty()
                ? NONE
                : nearMention(context, first, last, from, to, entity);
    }

    private boolean isBeside(Surroundings context, int first, int last) {
        boolean capitals = context.capitalised();
        if (capitals && headline.isAround(first)) {
            return false;
        }
        return isBefore(context.previous(), first, capitals)
                || (!isBarred(last + 1) && isAfter(context.next(), last, capitals))
                || isApposed(context.apposition(), last);
    }

    /** Whether a phrase follows after a comma: a region with its capital, or what somebody does, written small in its class. */
    private boolean isApposed(BitSet phrases, int last) {
        int next = last + 1;
        if (phrases.isEmpty() || next >= tokens.count || !headline.isCommaAfter(last)) {
            return false;
        }
        for (int i = evidence.from(next); i < evidence.count && evidence.firsts[i] == next; i++) {
            int phrase = evidence.values[i];
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
                || headline.isGenitive(last)
                || headline.isAround(last)) {
            return false;
        }
        int mention = mentions.from(next);
        boolean mentioned = mention < mentions.count && mentions.firsts[mention] == next;
        return !mentioned && !isAfter(except, last, false);
    }

    /** Whether a capitalised word within the sentence leads to the name, which is none of the phrases and no mention. */
    private boolean isEndOfLonger(@Nullable BitSet except, int first) {
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
        int mention = mentions.from(first) - 1;
        boolean mentioned = mention >= 0 && mentions.lasts[mention] == previous;
        return !mentioned && !isBefore(except, first, false);
    }

    /** Whether the name stands before in the text, directly after one of the phrases. */
    private boolean isNamed(BitSet phrases, int first, int last) {
        int id = tokens.id(last);
        for (int i = first - 1; i > 0 && i > first - NAMESAKE_LIMIT; i--) {
            if (id > 0 && tokens.isSame(i, last) && isBefore(phrases, i, false)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase of the set stands directly before the word. */
    private boolean isBefore(BitSet phrases, int first, boolean capitals) {
        if (phrases.isEmpty() || (tokens.flags(first) & Tokens.BARRIER) != 0) {
            return false;
        }
        for (int i = evidence.from(first - PHRASE_LIMIT); i < evidence.count && evidence.firsts[i] < first; i++) {
            if (evidence.lasts[i] == first - 1
                    && phrases.get(evidence.values[i])
                    && isFit(evidence.firsts[i], capitals)
                    && !isSmall(evidence.values[i], evidence.firsts[i])) {
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
        if (phrases.isEmpty() || next >= tokens.count) {
            return false;
        }
        for (int i = evidence.from(next); i < evidence.count && evidence.firsts[i] == next; i++) {
            if (phrases.get(evidence.values[i]) && isFit(next, capitals)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFit(int word, boolean capitals) {
        return !capitals || (tokens.flags(word) & Tokens.FIRST_UPPER) != 0;
    }

    /** The distance in words of a phrase of the set that stands within a range of words and outside the name. */
    int near(BitSet phrases, int first, int last, int from, int to) {
        int middle = evidence.from(first);
        for (int i = middle - 1; i >= 0 && i >= middle - LIMIT && evidence.firsts[i] >= from; i--) {
            if (evidence.lasts[i] < first && phrases.get(evidence.values[i])) {
                return first - evidence.lasts[i];
            }
        }
        for (int i = middle; i < evidence.count && i < middle + LIMIT && evidence.firsts[i] <= to; i++) {
            if (evidence.firsts[i] > last && phrases.get(evidence.values[i])) {
                return evidence.firsts[i] - last;
            }
        }
        return NONE;
    }

    private int nearMention(Surroundings context, int first, int last, int from, int to, int entity) {
        int middle = mentions.from(first);
        for (int i = middle - 1; i >= 0 && i >= middle - LIMIT && mentions.firsts[i] >= from; i--) {
            if (mentions.lasts[i] < first && isAsked(context, mentions.values[i], entity)) {
                return first - mentions.lasts[i];
            }
        }
        for (int i = middle; i < mentions.count && i < middle + LIMIT && mentions.firsts[i] <= to; i++) {
            if (mentions.firsts[i] > last && isAsked(context, mentions.values[i], entity)) {
                return mentions.firsts[i] - last;
            }
        }
        return NONE;
    }

    private boolean isAsked(Surroundings context, int mentioned, int entity) {
        return mentioned >= 0
                && (context.entities().get(mentioned)
                        || (mentioned != entity && context.kinds().contains(compiled.kind(mentioned))));
    }

    Layout layout() {
        return layout;
    }
}
