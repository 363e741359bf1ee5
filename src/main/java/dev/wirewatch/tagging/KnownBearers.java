package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Finds out which bearers of a name that many share are not like all others: those who are mentioned in the document, and those
 * whose role stands beside the name. They are looked up, and the list of bearers is never gone through. Belongs to one thread.
 */
final class KnownBearers {
    private final Compiled compiled;
    private final Patterns patterns;
    private final SharedNames shared;
    private final NearbyEvidence evidence;
    private final Layout layout;

    /** The entities of which something is known. */
    private int[] known = new int[16];

    private int knownCount;
    /** The names that they share, in order, each with an entity below it. */
    private long[] knownNames = new long[16];

    private int knownNamesCount;
    /** The bearers of a group that are judged by themselves, in order. */
    private int[] bearers = new int[16];

    private int bearersCount;

    KnownBearers(Compiled compiled, NearbyEvidence evidence, Layout layout) {
        this.compiled = compiled;
        this.patterns = compiled.patterns();
        this.shared = compiled.shared();
        this.evidence = evidence;
        this.layout = layout;
    }

    /** Forgets what was known of the mentions of a document. */
    void forget() {
        knownNamesCount = 0;
    }

    /** Takes note of what is known of the mentions. */
    void know(Knowledge knowledge) {
        knownNamesCount = 0;
        if (shared.isEmpty()) {
            return;
        }
        knownCount = 0;
        Spans mentions = knowledge.mentions;
        for (int i = 0; i < mentions.count; i++) {
            addKnown(mentions.values[i]);
        }
        for (int i = 0; i < knowledge.count(); i++) {
            addKnown(knowledge.established(i));
        }
        Arrays.sort(known, 0, knownCount);
        int before = NameJudge.NONE;
        for (int i = 0; i < knownCount; i++) {
            if (known[i] != before) {
                before = known[i];
                addNamesOf(before);
            }
        }
        Arrays.sort(knownNames, 0, knownNamesCount);
    }

    private void addKnown(int entity) {
        if (entity >= 0) {
            known = knownCount == known.length ? Arrays.copyOf(known, knownCount * 2) : known;
            known[knownCount++] = entity;
        }
    }

    private void addNamesOf(int entity) {
        for (int i = shared.firstNameOf(entity); i < shared.firstNameOf(entity + 1); i++) {
            knownNames =
                    knownNamesCount == knownNames.length ? Arrays.copyOf(knownNames, knownNamesCount * 2) : knownNames;
            knownNames[knownNamesCount++] = (long) shared.nameAt(i) << 32 | entity;
        }
    }

    /** Whether any bearer of a name is mentioned in the document. */
    boolean isAmong(int name) {
        int first = knownNamesCount == 0 ? 0 : firstKnown(name);
        return first < knownNamesCount && (int) (knownNames[first] >>> 32) == name;
    }

    /** Finds the bearers of a group who are not like all others: those mentioned, and those whose role stands near by. */
    void find(int name, int group, int first, int last) {
        bearersCount = 0;
        for (int i = firstKnown(name); i < knownNamesCount && (int) (knownNames[i] >>> 32) == name; i++) {
            addBearers(group, (int) knownNames[i]);
        }
        if (shared.hasRoles(group)) {
            evidence.findRoles(first, last, layout.roleStart(first), layout.roleEnd(last));
            for (int i = 0; i < evidence.roleCount(); i++) {
                addBearers(group, compiled.ownerOfRole(evidence.role(i)));
            }
        }
        if (bearersCount > 1) {
            Arrays.sort(bearers, 0, bearersCount);
            int count = 1;
            for (int i = 1; i < bearersCount; i++) {
                if (bearers[i] != bearers[i - 1]) {
                    bearers[count++] = bearers[i];
                }
            }
            bearersCount = count;
        }
    }

    private int firstKnown(int name) {
        int low = 0;
        int high = knownNamesCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((int) (knownNames[middle] >>> 32) < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds the bearers of a group that are names of an entity. */
    private void addBearers(int group, int entity) {
        int low = 0;
        int high = shared.bearers(group);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (patterns.entity(shared.bearer(group, middle)) < entity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < shared.bearers(group); i++) {
            int pattern = shared.bearer(group, i);
            if (patterns.entity(pattern) != entity) {
                return;
            }
            bearers = bearersCount == bearers.length ? Arrays.copyOf(bearers, bearersCount * 2) : bearers;
            bearers[bearersCount++] = pattern;
        }
    }

    /** The first of a group who is like all others. */
    int firstOther(int group) {
        for (int i = 0; i < shared.bearers(group); i++) {
            if (i == bearersCount || bearers[i] != shared.bearer(group, i)) {
                return shared.bearer(group, i);
            }
        }
        return NameJudge.NONE;
    }

    /** The last of a group who is like all others. */
    int lastOther(int group) {
        int last = shared.bearers(group) - 1;
        for (int i = 0; i <= last; i++) {
            if (i == bearersCount || bearers[bearersCount - 1 - i] != shared.bearer(group, last - i)) {
                return shared.bearer(group, last - i);
            }
        }
        return NameJudge.NONE;
    }

    /** How many bearers of the group were found. */
    int count() {
        return bearersCount;
    }

    /** The pattern of one of them, in order. */
    int bearer(int index) {
        return bearers[index];
    }
}
