package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When which page is to be asked for; in memory, rebuilt from the store. Of each site one page is under way at a time,
 * and the next not before its pause is over.
 */
final class PageSchedule {
    private static final int MOST_PAUSES = 10_000;

    private final Map<String, Agenda> lines = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>();
    private final Agenda turns = new Agenda();
    private final Map<String, Instant> pauses = new HashMap<>();
    private final Set<String> busy = new HashSet<>();

    /** Plans a page, instead of what was planned for it before. */
    void plan(String page, String site, Instant due) {
        remove(page);
        sites.put(page, site);
        lines.computeIfAbsent(site, key -> new Agenda()).set(page, due);
        giveTurn(site);
    }

    /** Forgets a page that is not under way. */
    void remove(String page) {
        String site = sites.remove(page);
        Agenda line = site == null ? null : lines.get(site);
        if (site != null && line != null) {
            line.remove(page);
            giveTurn(site);
        }
    }

    /** Takes out the page whose turn it is; its site is busy until {@link #release}. Null if it is nobody's turn. */
    @Nullable
    String take(Instant now) {
        for (String site = turns.poll(now); site != null; site = turns.poll(now)) {
            Agenda line = lines.get(site);
            String page = line == null ? null : line.poll(now);
            if (page != null) {
                sites.remove(page);
                busy.add(site);
                return page;
            }
            giveTurn(site);
        }
        return null;
    }

    /**
     * Ends a site's turn.
     *
     * @param earliest when it may be asked again
     */
    void release(String site, Instant earliest, Instant now) {
        busy.remove(site);
        pauses.put(site, earliest);
        if (pauses.size() > MOST_PAUSES) {
            pauses.values().removeIf(pause -> !pause.isAfter(now));
        }
        giveTurn(site);
    }

    private void giveTurn(String site) {
        Agenda line = lines.get(site);
        Instant next = line == null ? null : line.next();
        if (next == null) {
            lines.remove(site);
            turns.remove(site);
        } else if (!busy.contains(site)) {
            Instant pause = pauses.getOrDefault(site, next);
            turns.set(site, pause.isAfter(next) ? pause : next);
        }
    }
}
