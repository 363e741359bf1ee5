package dev.wirewatch.tagging;

import dev.wirewatch.model.Kind;
import dev.wirewatch.watchlist.Reach;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@link dev.wirewatch.watchlist.Context}: its phrases are numbers of evidence, its entities places in the
 * watchlist.
 */
record Surroundings(
        BitSet previous,
        BitSet next,
        BitSet apposition,
        @Nullable BitSet nextCapitalExcept,
        @Nullable BitSet previousCapitalExcept,
        BitSet near,
        BitSet entities,
        Set<Kind> kinds,
        Reach reach,
        boolean capitalised,
        boolean headline,
        boolean lone,
        BitSet afterNamesake,
        @Nullable Surroundings unless) {

    /** Whether nothing is asked of what stands around the name. */
    boolean isBlank() {
        return previous.isEmpty()
                && next.isEmpty()
                && apposition.isEmpty()
                && nextCapitalExcept == null
                && previousCapitalExcept == null
                && near.isEmpty()
                && entities.isEmpty()
                && kinds.isEmpty();
    }
}
