package dev.wirewatch.topology.shadow;

import dev.wirewatch.model.AlertDifference;
import java.time.Instant;

/** What a comparison has to know of the two lanes beside their alerts; shared by the tasks of a process. */
public interface BothLanes {
    /**
     * Up to when all articles that were there have been taken through both lanes: an alert that one side lacks may still be
     * coming as long as that side is behind.
     *
     * @param now the present
     * @return at most {@code now}; {@link Instant#MIN} if it is not known
     */
    Instant settled(Instant now);

    /** A difference with the names that make it, and their sentences. */
    AlertDifference explain(AlertDifference difference);
}
