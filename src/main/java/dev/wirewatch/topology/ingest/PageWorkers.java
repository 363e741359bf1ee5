package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.page.PageFetcher;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches and reads article pages for all tasks of a process, a bounded number at a time, and of each site one at a time
 * with its pauses in between, whichever tasks want its pages: feeds link to sites that are not their own.
 */
final class PageWorkers {
    /** Pages under way: few beside the feeds, as each may hold megabytes. */
    private static final int MOST = 48;

    private static final int MOST_RESTS = 10_000;

    private final PageFetcher fetcher;
    private final Set<String> underway = new HashSet<>();
    private final Map<String, Mailbox> busy = new HashMap<>();
    private final Map<String, Instant> rests = new HashMap<>();

    PageWorkers(PageFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Whether another page can be taken on. */
    synchronized boolean room() {
        return underway.size() < MOST;
    }

    /**
     * Begins to read a page. Its site is busy until {@link #rest}.
     *
     * @return false if it is under way already, for a task that has lost it, or if its site is not to be asked now
     */
    boolean submit(PageTicket ticket, Mailbox mailbox) {
        if (!begin(ticket, mailbox)) {
            return false;
        }
        CompletableFuture<?> unused = fetcher.fetch(ticket.url(), ticket.item(), ticket.now())
                .thenAccept(outcome -> {
                    end(ticket);
                    mailbox.add(new FinishedPage(ticket, outcome));
                });
        return true;
    }

    private synchronized boolean begin(PageTicket ticket, Mailbox mailbox) {
        Instant rest = rests.get(ticket.site());
        boolean resting = rest != null && rest.isAfter(ticket.now());
        if (resting || busy.containsKey(ticket.site()) || !underway.add(ticket.article())) {
            return false;
        }
        busy.put(ticket.site(), mailbox);
        return true;
    }

    private synchronized void end(PageTicket ticket) {
        underway.remove(ticket.article());
    }

    /** Leaves a site alone for a while after a page of it has been taken in. */
    synchronized void rest(String site, Instant until, Instant now) {
        busy.remove(site);
        rests.put(site, until);
        if (rests.size() > MOST_RESTS) {
            rests.values().removeIf(rest -> !rest.isAfter(now));
        }
    }

    /** Frees the sites of a task that is being taken away. */
    synchronized void abandon(Mailbox mailbox) {
        busy.values().removeIf(mailbox::equals);
    }
}
