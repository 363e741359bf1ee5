package dev.wirewatch.tagging;

import java.util.stream.IntStream;

/**
 * Names that several patterns share, as a family name is borne by many people: what a path of the trie leads to then is one
 * entry for all of them. Bearers to whom the name applies on the same terms stand together, in order of their places, so that it
 * is judged once for all of whom nothing is known but that they bear it. Immutable; made by {@link SharedNameCompiler}.
 */
final class SharedNames {
    /** How many numbers stand before the bearers of a group. */
    static final int HEADER = 2;

    private final int patterns;
    /**
     * For each name the number of its groups; then for each group its terms, with a low bit if any bearer has roles that count,
     * how many bearers it has, and their places among the patterns.
     */
    private final int[] names;

    private final Terms[] terms;
    /** For each entity where the names that it shares begin in {@link #namesOf}; empty if no name is shared. */
    private final int[] starts;

    private final int[] namesOf;

    /**
     * Takes over what it is given.
     *
     * @param patterns how many patterns there are, above which names have their numbers
     */
    SharedNames(int patterns, int[] names, Terms[] terms, int[] starts, int[] namesOf) {
        this.patterns = patterns;
        this.names = names;
        this.terms = terms;
        this.starts = starts;
        this.namesOf = namesOf;
    }

    boolean isEmpty() {
        return names.length == 0;
    }

    /** Whether an entry of the trie is a name of this sort, and not the place of a pattern. */
    boolean isShared(int entry) {
        return entry >= patterns;
    }

    /** The name that an entry is. */
    int name(int entry) {
        return entry - patterns;
    }

    /** The entry after the last one. */
    int end() {
        return patterns + names.length;
    }

    /** The entry after one that is a shared name. */
    int nextEntry(int entry) {
        int name = name(entry);
        int group = firstGroup(name);
        for (int i = 0; i < groups(name); i++) {
            group = nextGroup(group);
        }
        return patterns + group;
    }

    /** How many groups of bearers a name has. */
    int groups(int name) {
        return names[name];
    }

    /** The first of them. */
    int firstGroup(int name) {
        return name + 1;
    }

    /** The one after a group. */
    int nextGroup(int group) {
        return group + HEADER + bearers(group);
    }

    Terms terms(int group) {
        return terms[names[group] >>> 1];
    }

    /** Whether a role can make the name clear for any of the bearers. */
    boolean hasRoles(int group) {
        return (names[group] & 1) != 0;
    }

    /** How many bearers a group has. */
    int bearers(int group) {
        return names[group + 1];
    }

    /** The pattern of a bearer. */
    int bearer(int group, int index) {
        return names[group + HEADER + index];
    }

    /** Where the names that an entity shares begin, for {@link #nameAt}; they end with the next entity's. */
    int firstNameOf(int entity) {
        return starts[entity];
    }

    int nameAt(int place) {
        return namesOf[place];
    }

    /** Puts in the place of each shared name all its bearers, in order. */
    void expand(Spans candidates) {
        Spans all = new Spans();
        for (int i = 0; i < candidates.count; i++) {
            int first = candidates.firsts[i];
            int last = candidates.lasts[i];
            int entry = candidates.values[i];
            IntStream.of(isShared(entry) ? everybody(name(entry)) : new int[] {entry})
                    .forEach(pattern -> all.add(first, last, pattern));
        }
        candidates.count = 0;
        for (int i = 0; i < all.count; i++) {
            candidates.add(all.firsts[i], all.lasts[i], all.values[i]);
        }
    }

    /** The patterns of all bearers of a name, in order. */
    private int[] everybody(int name) {
        IntStream.Builder everybody = IntStream.builder();
        int group = firstGroup(name);
        for (int i = 0; i < groups(name); i++, group = nextGroup(group)) {
            for (int bearer = 0; bearer < bearers(group); bearer++) {
                everybody.add(bearer(group, bearer));
            }
        }
        return everybody.build().sorted().toArray();
    }

    /** Bytes held, but for the terms, which are few. */
    long bytes() {
        return 4L * (names.length + starts.length + namesOf.length);
    }
}
