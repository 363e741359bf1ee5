package dev.wirewatch.watchlist;

/**
 * How far from a name its context may stand.
 *
 * @param unit what is counted
 * @param words the number of words for {@link Unit#WORDS}, at least 1; 0 otherwise
 */
public record Reach(Unit unit, int words) {
    /** The reach of a context that names none. */
    public static final Reach SENTENCE = new Reach(Unit.SENTENCE, 0);

    /** What a reach is measured in; always within one field, but for {@link #DOCUMENT}. */
    public enum Unit {
        /** A number of words before or after. */
        WORDS,
        /** The sentence. */
        SENTENCE,
        /** The paragraph. */
        PARAGRAPH,
        /** Title and text. */
        DOCUMENT
    }

    public Reach {
        if ((unit == Unit.WORDS) != (words > 0)) {
            throw new IllegalArgumentException("a reach of " + unit + " cannot have " + words + " words");
        }
    }
}
