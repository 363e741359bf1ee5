package dev.wirewatch.topology.detect;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits ahead of the interval what somebody waits for: few articles match a rule, and what the others come to can wait for
 * the rest of the interval. Only while records are fresh: who works off a backlog, or falls behind, is better off with few
 * large transactions, and a moment more makes no difference there. When a transaction ends has no influence on what is in it.
 */
final class PromptCommit {
    /** A record that is older has waited already. */
    private static final long FRESH_MILLIS = 1_000;

    private final ProcessingContext context;

    PromptCommit(ProcessingContext context) {
        this.context = context;
    }

    /**
     * Asks for a commit after something was forwarded.
     *
     * @param timestamp of the record that it is due to, in milliseconds since the epoch
     */
    void of(long timestamp) {
        if (context.currentSystemTimeMs() - timestamp <= FRESH_MILLIS) {
            context.commit();
        }
    }
}
