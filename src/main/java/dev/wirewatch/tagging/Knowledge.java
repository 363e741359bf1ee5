package dev.wirewatch.tagging;

import java.util.Arrays;

/** What one round of judging knows of the mentions of the one before. A buffer used again by one thread. */
final class Knowledge {
    /** What is mentioned where, values being entities. */
    final Spans mentions = new Spans();

    /** The entities that are surely mentioned, some of them more than once. */
    private int[] established = new int[16];

    private int count;

    /** Names that were refused by what stands around them, values being patterns. */
    final Spans refused = new Spans();

    void clear() {
        refused.count = 0;
        mentions.count = 0;
        count = 0;
    }

    /** Takes an entity for surely mentioned. */
    void establish(int entity) {
        if (count == established.length) {
            established = Arrays.copyOf(established, count * 2);
        }
        established[count++] = entity;
    }

    /** Marks the entities that are surely mentioned, or takes the marks back. */
    void tell(MentionReader reader, boolean value) {
        for (int i = 0; i < count; i++) {
            reader.establish(established[i], value);
        }
    }

    /** How many entities were taken for surely mentioned. */
    int count() {
        return count;
    }

    int established(int index) {
        return established[index];
    }

    /** Whether any entity is surely mentioned. */
    boolean hasEstablished() {
        return count > 0;
    }

    /** Whether the two are the same. */
    boolean isSame(Knowledge other) {
        return Arrays.equals(established, 0, count, other.established, 0, other.count)
                && mentions.isSame(other.mentions)
                && refused.isSame(other.refused);
    }
}
