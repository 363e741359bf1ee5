package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When this process last had an answer from another machine. A hundred feeds that cannot be reached at once are one
 * fault, and most likely our own: their alerts wait until somebody else has answered.
 */
final class Reachability {
    private final AtomicReference<@Nullable Instant> answered = new AtomicReference<>();

    /** Notes an answer, whatever it said. */
    void answered(String host, Instant at) {
        if (!onThisMachine(host)) {
            answered.accumulateAndGet(at, (a, b) -> a == null || (b != null && b.isAfter(a)) ? b : a);
        }
    }

    /** Whether a host that has failed since then is to blame for it, and not our own network. */
    boolean blames(String host, Instant since) {
        Instant last = answered.get();
        return onThisMachine(host) || (last != null && last.isAfter(since));
    }

    private static boolean onThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
}
