package dev.wirewatch.tagging;

/**
 * What the paths of the trie stand for: names of entities, or names to be ignored, by place, in the order of the watchlist. In
 * columns, as a watchlist may have hundreds of thousands. Immutable.
 */
final class Patterns {
    /** The entity of a name to be ignored. */
    static final int NOBODY = -1;

    private static final long REFERENCE_BYTES = 4;

    private final long[] bearers;
    private final Terms[] terms;
    private final String[] aliases;

    /**
     * Takes over what it is given.
     *
     * @param bearers for each whose name it is and on what terms, by {@link #bearer}
     * @param terms all terms, each once
     * @param aliases for each the name as the watchlist writes it
     */
    Patterns(long[] bearers, Terms[] terms, String[] aliases) {
        this.bearers = bearers;
        this.terms = terms;
        this.aliases = aliases;
    }

    /**
     * What is asked of every name that a text seems to have, in one place, as memory is slower than anything else here.
     *
     * @param entity the entity's place in the watchlist; {@link #NOBODY} for a name to be ignored
     * @param terms the place of the terms on which the name counts
     */
    static long bearer(int entity, int terms) {
        return (long) entity << 32 | terms;
    }

    int count() {
        return bearers.length;
    }

    int entity(int place) {
        return (int) (bearers[place] >>> 32);
    }

    String alias(int place) {
        return aliases[place];
    }

    /** On what terms a name counts; equal ones are the same. */
    Terms terms(int place) {
        return terms[(int) bearers[place]];
    }

    /** Bytes held, but for the terms, which are few, and for the names, which belong to the watchlist. */
    long bytes() {
        return count() * (Long.BYTES + REFERENCE_BYTES);
    }
}
