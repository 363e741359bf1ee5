package dev.wirewatch.dashboard.curation;

import dev.wirewatch.document.Problem;
import java.util.List;
import java.util.Optional;

/** What came of a wish to publish. */
public sealed interface Publication {
    /**
     * It is published.
     *
     * @param version the version that takes effect
     * @param takenOver whether every running instance has it already
     * @param raised how many alerts of the past were raised with it
     */
    record Published(WatchlistVersion version, boolean takenOver, int raised) implements Publication {}

    /** The same content is in force already; nothing was written. */
    record Unchanged(String version) implements Publication {}

    /**
     * Nothing was published: it cannot be used, or the editor does not insist on what is hardly meant.
     *
     * @param examination says why
     */
    record Refused(Examination examination) implements Publication {
        /** For problems alone. */
        public static Refused of(List<Problem> problems) {
            return new Refused(Examination.unusable(problems));
        }
    }

    /**
     * Nothing was published: another version came between.
     *
     * @param inForce the one that is in force by now; empty if there is none
     */
    record Conflict(Optional<WatchlistVersion> inForce) implements Publication {}
}
