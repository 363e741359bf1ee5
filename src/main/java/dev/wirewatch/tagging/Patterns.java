package dev.wirewatch.tagging;

/**
 * What the paths of the trie stand for: names of entities, or names to be ignored, by place, in the order of the watchlist. In
 * columns, as a watchlist may have hundreds of thousands. Immutable.
 */
final class Patterns {
    /** The entity of a name to be ignored. */
    static final int NOBODY = -1;

    private static final long REFERENCE_BYTES = 4;

    private final int[] entities;
    private final String[] aliases;
    private final Terms[] terms;

    /**
     * Takes over what it is given.
     *
     * @param entities for each the entity's place in the watchlist; {@link #NOBODY} for a name to be ignored
     * @param aliases for each the name as the watchlist writes it
     * @param terms for each on what terms it counts; equal ones are the same
     */
    Patterns(int[] entities, String[] aliases, Terms[] terms) {
        this.entities = entities;
        this.aliases = aliases;
        this.terms = terms;
    }

    int count() {
        return entities.length;
    }

    int entity(int place) {
        return entities[place];
    }

    String alias(int place) {
        return aliases[place];
    }

    Terms terms(int place) {
        return terms[place];
    }

    /** Bytes held, but for the terms, which are few, and for the names, which belong to the watchlist. */
    long bytes() {
        return count() * (Integer.BYTES + 2 * REFERENCE_BYTES);
    }
}
