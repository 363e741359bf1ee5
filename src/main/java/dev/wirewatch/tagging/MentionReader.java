package dev.wirewatch.tagging;

import java.util.function.IntPredicate;

/**
 * Says what is mentioned around a name, as far as it is known, and notes what of that was asked for: as long as the answer is
 * the same, so is what was decided by it. Belongs to one thread.
 */
final class MentionReader {
    /** Somebody asked what is mentioned where. */
    static final int PLACES = 1;
    /** Somebody asked for the only entity that is mentioned. */
    static final int ONLY = 1 << 1;
    /** Somebody asked whether an entity is surely mentioned. */
    static final int ESTABLISHED = 1 << 2;

    /** Somebody asked whether the same name was refused elsewhere. */
    static final int REFUSED = 1 << 3;

    /** As many words away a name is still that of the same namesake. */
    private static final int NAMESAKE_LIMIT = 200;
    /** So many mentions are looked at on either side of a name at most. */
    private static final int LIMIT = 256;
    /** No entity, and no distance. */
    private static final int NONE = ContextReader.NONE;
    /** More than one entity. */
    private static final int SEVERAL = -2;

    private final Compiled compiled;
    private final boolean[] established;
    private Spans mentions = new Spans();
    private Spans refused = new Spans();
    private final NameForms forms;
    /** Whose name is asked about. */
    private int pattern;

    /**
     * The only entity that is mentioned in the document, and always by the same name; {@link #NONE} for none at all, {@link
     * #SEVERAL} for more entities or names.
     */
    private int only = SEVERAL;

    private int asked;

    MentionReader(Compiled compiled, NameForms forms) {
        this.forms = forms;
        this.compiled = compiled;
        this.established = new boolean[compiled.entities()];
    }

    /** Takes what is known of the mentions. No name counts as the only one before {@link #countEntities}. */
    void set(Knowledge known) {
        mentions = known.mentions;
        refused = known.refused;
        only = SEVERAL;
    }

    /** Finds out whether the mentions, and what is surely mentioned without having counted so far, are all of one name. */
    void countEntities(Knowledge known) {
        only = NONE;
        int before = NONE;
        for (int i = 0; i < mentions.count && only != SEVERAL; i++) {
            if (mentions.values[i] >= 0) {
                count(mentions.values[i]);
                only = before == NONE || areSame(before, i) ? only : SEVERAL;
                before = i;
            }
        }
        for (int i = 0; i < known.count() && only != SEVERAL; i++) {
            count(known.established(i));
        }
    }

    private boolean areSame(int one, int other) {
        return forms.areSame(mentions.firsts[one], mentions.lasts[one], mentions.firsts[other], mentions.lasts[other]);
    }

    private void count(int entity) {
        if (entity >= 0) {
            only = only == NONE || only == entity ? entity : SEVERAL;
        }
    }

    /** Marks an entity as surely mentioned, or takes the mark back. */
    void establish(int entity, boolean value) {
        if (entity >= 0) {
            established[entity] = value;
        }
    }

    /** Whether an entity is surely mentioned; nobody in particular never is, whoever else is known. */
    boolean isEstablished(int entity) {
        if (entity < 0) {
            return false;
        }
        asked |= ESTABLISHED;
        return established[entity];
    }

    /** Whether an entity is surely mentioned, for somebody who does not decide by it. */
    boolean knowsOf(int entity) {
        return entity >= 0 && established[entity];
    }

    /** Turns to a name, of which may be asked whether it was refused elsewhere; {@link NameJudge#NONE} for one to be ignored. */
    void turnTo(int name) {
        pattern = name;
    }

    /** Whether the name that it was turned to ends with an s, so that one at the end is no ending. */
    boolean isNameInS() {
        if (pattern == NameJudge.NONE) {
            return false;
        }
        String name = compiled.patterns().alias(pattern);
        return name.endsWith("s") || name.endsWith("S");
    }

    /**
     * Whether the same words were refused as a name of the same entity, not far away, by what stands around them there, and no
     * other name of the entity says that it is meant.
     *
     * @param first the first word of the name
     * @param last its last word
     */
    boolean isRefusedElsewhere(int first, int last) {
        return isRefused(first, last, place -> true);
    }

    /**
     * The same, of refusals at some words only.
     *
     * @param at whether a refusal counts whose first word is this
     */
    boolean isRefused(int first, int last, IntPredicate at) {
        asked |= REFUSED;
        if (pattern == NameJudge.NONE) {
            return false;
        }
        int middle = refused.from(first);
        for (int i = middle - 1; i >= 0 && refused.firsts[i] >= first - NAMESAKE_LIMIT; i--) {
            if (isSameName(i, first, last) && at.test(refused.firsts[i])) {
                return !isMeantBy(i, first, last);
            }
        }
        for (int i = middle; i < refused.count && refused.firsts[i] <= first + NAMESAKE_LIMIT; i++) {
            if (refused.firsts[i] != first && isSameName(i, first, last) && at.test(refused.firsts[i])) {
                return !isMeantBy(i, first, last);
            }
        }
        return false;
    }

    private boolean isSameName(int refusal, int first, int last) {
        Patterns patterns = compiled.patterns();
        return patterns.entity(refused.values[refusal]) == patterns.entity(pattern)
                && forms.areSame(refused.firsts[refusal], refused.lasts[refusal], first, last);
    }

    /**
     * Whether another name near by says that the entity is meant, although the name was refused elsewhere. Before a namesake only
     * a name that ends with the same word does: "American actor Denzel Washington ... Washington".
     */
    private boolean isMeantBy(int refusal, int first, int last) {
        int namesake = refused.firsts[refusal];
        return isMentionedOtherwise(
                first,
                last,
                Math.min(first, namesake),
                Math.max(first, namesake),
                mention -> first < namesake
                        || mentions.firsts[mention] > namesake
                        || forms.areSame(mentions.lasts[mention], mentions.lasts[mention], last, last));
    }

    /**
     * Whether near a range of words the entity is mentioned in other words than a name's.
     *
     * @param first the first word of the name
     * @param last its last word
     * @param which whether a mention counts, by its place
     */
    private boolean isMentionedOtherwise(int first, int last, int from, int to, IntPredicate which) {
        asked |= PLACES;
        int entity = pattern == NameJudge.NONE ? NONE : compiled.patterns().entity(pattern);
        int end = to + NAMESAKE_LIMIT;
        for (int i = mentions.from(from - NAMESAKE_LIMIT); i < mentions.count && mentions.firsts[i] <= end; i++) {
            if (mentions.values[i] == entity
                    && !forms.areSame(mentions.firsts[i], mentions.lasts[i], first, last)
                    && which.test(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any mention, of whomever, has one of some words. */
    boolean isAnyWithin(int from, int to) {
        asked |= PLACES;
        int at = mentions.from(from);
        boolean before = at > 0 && mentions.lasts[at - 1] >= from;
        return before || (at < mentions.count && mentions.firsts[at] <= to);
    }

    /** Whether near by the entity is mentioned in other words than these. */
    boolean isMentionedOtherwise(int first, int last) {
        return isMentionedOtherwise(first, last, first, first, mention -> true);
    }

    /** Whether no entity but this one is mentioned, and it by one name only. */
    boolean isAlone(int entity) {
        asked |= ONLY;
        return only == NONE || only == entity;
    }

    /** Whether a mention begins with a word. */
    boolean isBeginning(int word) {
        asked |= PLACES;
        int mention = mentions.from(word);
        return mention < mentions.count && mentions.firsts[mention] == word;
    }

    /** Whether a mention ends with the word before one. */
    boolean isEndBefore(int word) {
        asked |= PLACES;
        int mention = mentions.from(word) - 1;
        return mention >= 0 && mentions.lasts[mention] == word - 1;
    }

    /**
     * The distance in words of the nearest mention that a context asks for within a range of words and outside a name.
     *
     * @param first the first word of the name
     * @param last its last word
     * @param from the first word of the range
     * @param to its last word
     * @param entity whose name it is
     * @return {@link ContextReader#NONE} if there is none
     */
    int distance(Surroundings context, int first, int last, int from, int to, int entity) {
        asked |= PLACES;
        int middle = mentions.from(first);
        for (int i = middle - 1; i >= 0 && i >= middle - LIMIT && mentions.firsts[i] >= from; i--) {
            if (mentions.lasts[i] < first && isWanted(context, mentions.values[i], entity)) {
                return first - mentions.lasts[i];
            }
        }
        for (int i = middle; i < mentions.count && i < middle + LIMIT && mentions.firsts[i] <= to; i++) {
            if (mentions.firsts[i] > last && isWanted(context, mentions.values[i], entity)) {
                return mentions.firsts[i] - last;
            }
        }
        return NONE;
    }

    private boolean isWanted(Surroundings context, int mentioned, int entity) {
        return mentioned >= 0 && context.asksFor(mentioned, compiled.kind(mentioned), entity);
    }

    /** What has been asked for since {@link #forgetAsked}. */
    int asked() {
        return asked;
    }

    void forgetAsked() {
        asked = 0;
    }
}
