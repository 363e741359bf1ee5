package dev.wirewatch.topology.detect;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits ahead of the interval what somebody waits for: few articles match a rule, and what the others come to can wait for
 * the rest of the interval. While records are fresh that is at once. Who works off a backlog, or falls behind, is better off
 * with few large transactions, and a moment more makes no difference; only once the process has nothing left to do is there
 * nothing to be gained by waiting. When a transaction ends has no influence on what is in it.
 */
final class PromptCommit {
    /** A record that is older has waited already. */
    private static final long FRESH_MILLIS = 1_000;
    /** Without a record for so long the backlog is done. */
    static final Duration QUIET = Duration.ofMillis(100);

    private final ProcessingContext context;
    private final LastRecord last;
    private boolean awaited;

    /**
     * For one task.
     *
     * @param last shared by the tasks of a process
     */
    PromptCommit(ProcessingContext context, LastRecord last) {
        this.context = context;
        this.last = last;
        context.schedule(QUIET, PunctuationType.WALL_CLOCK_TIME, ignored -> commitIfQuiet());
    }

    /** Takes note that there is a record to work on. */
    void seen() {
        last.seenAt(context.currentSystemTimeMs());
    }

    /**
     * Asks for a commit after something was forwarded.
     *
     * @param timestamp of the record that it is due to, in milliseconds since the epoch
     */
    void of(long timestamp) {
        if (context.currentSystemTimeMs() - timestamp <= FRESH_MILLIS) {
            context.commit();
        } else {
            whenQuiet();
        }
    }

    /** Asks for a commit once there is nothing left to do, or at the interval if that is sooner. */
    void whenQuiet() {
        awaited = true;
    }

    private void commitIfQuiet() {
        if (awaited && last.quietFor(context.currentSystemTimeMs()) >= QUIET.toMillis()) {
            awaited = false;
            context.commit();
        }
    }
}
