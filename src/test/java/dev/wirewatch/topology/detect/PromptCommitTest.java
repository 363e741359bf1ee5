package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
    private static final long QUIET = PromptCommit.QUIET.toMillis();

    private final LastRecord last = new LastRecord();
    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final PromptCommit commit = new PromptCommit(context, last);

    @Test
    void asksForACommitOfWhatIsDueToAFreshRecord() {
        context.setCurrentSystemTimeMs(100_000);

        commit.of(99_500);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void leavesABacklogToTheIntervalAsLongAsAnyTaskIsAtWork() {
        at(100_000);
        commit.seen();
        commit.of(98_000);
        assertThat(context.committed()).isFalse();

        last.seenAt(100_000 + QUIET / 2); // by another task
        at(100_000 + QUIET);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void asksForACommitOnceTheBacklogIsDone() {
        at(100_000);
        commit.seen();
        commit.of(98_000);

        at(100_000 + QUIET);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void asksOnceForWhatIsDone() {
        at(100_000);
        commit.seen();
        commit.whenQuiet();
        at(100_000 + QUIET);
        context.resetCommit();

        at(100_000 + 2 * QUIET);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void leavesWhatNobodyWaitsForToTheInterval() {
        at(100_000);
        commit.seen();

        at(100_000 + QUIET);

        assertThat(context.committed()).isFalse();
    }

    private void at(long millis) {
        context.setCurrentSystemTimeMs(millis);
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(millis);
    }
}
