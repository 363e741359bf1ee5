package dev.wirewatch.topology.ingest;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many feeds of one host are handed to the workers: a few more than are asked at a time, so that its slots never run
 * dry, and not all five thousand, which would take the room of everybody else.
 */
final class HostLines {
    private static final int AT_ONCE = 6;
    private static final int SUSPECTS_AT_ONCE = 2;

    private static final class Line {
        private final ArrayDeque<String> healthy = new ArrayDeque<>();
        private final ArrayDeque<String> suspect = new ArrayDeque<>();
        private int inside;
        private int suspectsInside;

        boolean admits(boolean suspects) {
            return inside < AT_ONCE && (!suspects || suspectsInside < SUSPECTS_AT_ONCE);
        }

        boolean idle() {
            return inside == 0 && healthy.isEmpty() && suspect.isEmpty();
        }
    }

    private final Map<String, Line> lines = new HashMap<>();

    /**
     * Lets a feed in, or has it wait in its host's line.
     *
     * @param suspect whether its last poll was costly
     * @return whether it is in
     */
    boolean enter(String feed, String host, boolean suspect) {
        Line line = lines.computeIfAbsent(host, key -> new Line());
        if (line.admits(suspect)) {
            line.inside++;
            line.suspectsInside += suspect ? 1 : 0;
            return true;
        }
        (suspect ? line.suspect : line.healthy).add(feed);
        return false;
    }

    /** Takes note that a feed that was in is out again. */
    void leave(String host, boolean suspect) {
        Line line = lines.get(host);
        if (line == null) {
            throw new IllegalStateException("no feed of " + host + " was let in");
        }
        line.inside--;
        line.suspectsInside -= suspect ? 1 : 0;
    }

    /** Takes the next feed out of a host's line that could be let in now; null if there is none. */
    @Nullable
    String next(String host) {
        Line line = lines.get(host);
        if (line == null) {
            return null;
        }
        String next = line.admits(false) ? line.healthy.poll() : null;
        if (next == null && line.admits(true)) {
            next = line.suspect.poll();
        }
        if (line.idle() && next == null) {
            lines.remove(host);
        }
        return next;
    }
}
