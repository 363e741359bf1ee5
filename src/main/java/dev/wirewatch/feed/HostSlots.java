package dev.wirewatch.feed;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask now: at most so many requests to one host at a time, and so many in all; the rest waits, each host in a
 * line of its own, so that a slow host keeps only its own feeds waiting. Suspect requests together hold at most all but
 * one of a host's slots (one, if there is only one), so that a host's slow feeds do not keep its healthy ones waiting.
 */
final class HostSlots {
    private record Waiting(Runnable start, boolean suspect) {}

    private static final class Host {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private int active;
        private int suspects;
        private boolean inLine;
    }

    private final int perHost;
    private final int inAll;
    private final Executor dispatcher;
    private final Map<String, Host> hosts = new HashMap<>();
    private final ArrayDeque<String> line = new ArrayDeque<>();
    private int active;

    /**
     * @param perHost slots of each host
     * @param inAll slots of all hosts together
     * @param dispatcher runs who has got a slot; never the calling thread, or a line of requests that fail at once would
     *     be worked off on one stack
     */
    HostSlots(int perHost, int inAll, Executor dispatcher) {
        this.perHost = perHost;
        this.inAll = inAll;
        this.dispatcher = dispatcher;
    }

    /**
     * Has {@code start} run as soon as there is a slot; {@link #release} must follow exactly once.
     */
    void acquire(String name, boolean suspect, Runnable start) {
        synchronized (this) {
            Host host = hosts.computeIfAbsent(name, key -> new Host());
            host.waiting.add(new Waiting(start, suspect));
            enter(name, host);
        }
        startNext();
    }

    /** Gives a slot back; whoever is next gets it. */
    void release(String name, boolean suspect) {
        synchronized (this) {
            Host host = hosts.get(name);
            if (host == null || host.active == 0) {
                throw new IllegalStateException("no slot of " + name + " is held");
            }
            host.active--;
            host.suspects -= suspect ? 1 : 0;
            active--;
            enter(name, host);
            if (host.active == 0 && host.waiting.isEmpty()) {
                hosts.remove(name);
            }
        }
        startNext();
    }

    /** Whether a host is at its limit and others wait: then a slot that is given back is taken at once. */
    synchronized boolean contended(String name) {
        Host host = hosts.get(name);
        return host != null && host.active >= perHost && !host.waiting.isEmpty();
    }

    /** How many requests hold a slot. */
    synchronized int active() {
        return active;
    }

    private void startNext() {
        for (Waiting next = next(); next != null; next = next()) {
            dispatcher.execute(next.start());
        }
    }

    private synchronized @Nullable Waiting next() {
        while (active < inAll && !line.isEmpty()) {
            String name = line.remove();
            Host host = hosts.get(name);
            if (host == null) {
                continue;
            }
            host.inLine = false;
            Waiting next = eligible(host);
            if (next != null) {
                host.active++;
                host.suspects += next.suspect() ? 1 : 0;
                active++;
                enter(name, host);
                return next;
            }
        }
        return null;
    }

    private void enter(String name, Host host) {
        if (!host.inLine && !host.waiting.isEmpty() && host.active < perHost) {
            host.inLine = true;
            line.add(name);
        }
    }

    private @Nullable Waiting eligible(Host host) {
        if (host.active >= perHost) {
            return null;
        }
        boolean suspectsToo = host.suspects < Math.max(1, perHost - 1);
        for (Iterator<Waiting> each = host.waiting.iterator(); each.hasNext(); ) {
            Waiting waiting = each.next();
            if (suspectsToo || !waiting.suspect()) {
                each.remove();
                return waiting;
            }
        }
        return null;
    }
}
