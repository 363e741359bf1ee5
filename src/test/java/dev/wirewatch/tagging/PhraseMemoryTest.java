package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of the words before a word: for one text, and for each set of phrases by itself. */
class PhraseMemoryTest {
    private final PhraseMemory memory = new PhraseMemory();
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void asksOnceForEachWordOfAText() {
        BitSet phrases = new BitSet();
        memory.set(10);

        for (int i = 0; i < 3; i++) {
            assertThat(isBefore(phrases, 4)).isTrue();
            assertThat(isBefore(phrases, 9)).isFalse();
        }

        assertThat(asked).containsExactly(4, 9);
    }

    @Test
    void asksAnewInTheNextTextAndForOtherPhrases() {
        BitSet phrases = new BitSet();
        memory.set(5);
        isBefore(phrases, 4);
        isBefore(BitSet.valueOf(new long[] {1}), 4);
        isBefore(phrases, 4);
        memory.set(5_000);
        isBefore(phrases, 4);

        assertThat(isBefore(phrases, 4_998)).isTrue();
        assertThat(asked).containsExactly(4, 4, 4, 4_998);
    }

    /** Phrases stand before every even word. */
    private boolean isBefore(BitSet phrases, int word) {
        return memory.isBefore(phrases, word, (set, at) -> {
            asked.add(at);
            return at % 2 == 0;
        });
    }
}
