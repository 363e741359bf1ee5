package dev.wirewatch.tagging;

import dev.wirewatch.model.Kind;
import dev.wirewatch.watchlist.Reach;
import java.util.BitSet;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@link dev.wirewatch.watchlist.Context}: its phrases are numbers of evidence, its entities places in the
 * watchlist. What it does not ask for is null, so that nothing has to be touched to see that.
 */
record Surroundings(
        @Nullable BitSet previous,
        @Nullable BitSet next,
        @Nullable BitSet apposition,
        @Nullable BitSet nextCapitalExcept,
        @Nullable BitSet previousCapitalExcept,
        @Nullable EvidenceSet near,
        @Nullable BitSet entities,
        @Nullable EnumSet<Kind> kinds,
        Reach reach,
        boolean capitalised,
        boolean headline,
        boolean lone,
        boolean refusedElsewhere,
        boolean spelledOut,
        boolean afterComma,
        @Nullable Surroundings unless) {

    /** Whether nothing is asked of what stands around the name. */
    boolean isBlank() {
        return previous == null
                && next == null
                && apposition == null
                && nextCapitalExcept == null
                && previousCapitalExcept == null
                && near == null
                && !asksForMentions();
    }

    /** Whether a mention of somebody can make it hold. */
    boolean asksForMentions() {
        return entities != null || kinds != null;
    }

    /**
     * Whether it is that of a mention.
     *
     * @param mentioned the entity mentioned
     * @param kind its kind
     * @param entity the entity whose name the context is asked for
     */
    boolean asksFor(int mentioned, Kind kind, int entity) {
        return (entities != null && entities.get(mentioned))
                || (kinds != null && mentioned != entity && kinds.contains(kind));
    }
}
