package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final PromptCommit commit = new PromptCommit(context);

    @Test
    void asksForACommitOfWhatIsDueToAFreshRecord() {
        context.setCurrentSystemTimeMs(100_000);

        commit.of(99_500);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void leavesABacklogToTheInterval() {
        context.setCurrentSystemTimeMs(100_000);

        commit.of(98_000);

        assertThat(context.committed()).isFalse();
    }
}
