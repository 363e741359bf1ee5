package dev.wirewatch.alerting;

import java.util.Collection;

/** How many independent voices speak in a set of articles. */
public final class Voices {
    private Voices() {}

    /**
     * The number of independent publishers: copies of one text count as the one who had it first, and who has several
     * texts of his own counts once.
     */
    public static int independent(Collection<Origin> origins) {
        return origins.isEmpty() ? 0 : Corroboration.of(origins).origins().size();
    }
}
