package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class WordRunsTest {
    private static final IntPredicate LETTER = c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    private static final IntPredicate MIXED = LETTER.or(c -> (c >= '0' && c <= '9') || c >= 0x80 || c == 0);

    @Test
    void findsRunsOfLettersWhateverTheBytesAre() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 256; c++) {
            all.append("ab").append((char) c).append((char) c).append('Z');
        }
        assertThat(runs(all.toString(), false)).isEqualTo(expected(all.toString(), LETTER));
    }

    @Test
    void findsMixedRunsWhateverTheBytesAre() {
        StringBuilder all = new StringBuilder("“x” ");
        for (int c = 0; c < 300; c++) {
            all.append(" a").append((char) c).append(' ').append((char) c).append('Z');
        }
        assertThat(runs(all.toString(), true)).isEqualTo(expected(all.toString(), MIXED));
    }

    @Test
    void findsRunsThatBeginOrEndAtTheBordersOfBlocks() {
        for (int before = 58; before < 70; before++) {
            for (int length = 1; length < 70; length++) {
                String text = " ".repeat(before) + "x".repeat(length);
                assertThat(runs(text, false)).containsExactly(before, before + length);
                assertThat(runs(text + " y", false))
                        .containsExactly(before, before + length, before + length + 1, before + length + 2);
            }
        }
    }

    @Test
    void leavesARunAtTheEndOfAStretchToTheNextOne() {
        String text = "word ".repeat(WordRuns.STRETCH / 5) + "another and more";
        WordRuns runs = new WordRuns(false);
        TextBytes bytes = new TextBytes();
        bytes.set(text);

        runs.find(bytes, 0);

        assertThat(runs.end).isLessThan(WordRuns.STRETCH).isEqualTo(text.indexOf("another"));
        assertThat(runs(text, false)).isEqualTo(expected(text, LETTER));
    }

    @Test
    void cutsARunThatFillsAStretch() {
        String text = "x".repeat(3 * WordRuns.STRETCH / 2);

        assertThat(runs(text, false)).containsExactly(0, WordRuns.STRETCH, WordRuns.STRETCH, text.length());
    }

    @Test
    void findsTheRunsOfRandomTexts() {
        Random random = new Random(7);
        String letters = "aZ é’0 .,\u0000m";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(runs(text.toString(), false)).isEqualTo(expected(text.toString(), LETTER));
            assertThat(runs(text.toString(), true)).isEqualTo(expected(text.toString(), MIXED));
        }
    }

    private static List<Integer> runs(String text, boolean mixed) {
        TextBytes bytes = new TextBytes();
        bytes.set(text);
        WordRuns runs = new WordRuns(mixed);
        List<Integer> all = new ArrayList<>();
        for (int at = 0; at < bytes.length; at = runs.end) {
            runs.find(bytes, at);
            for (int i = 0; i < 2 * runs.count; i++) {
                all.add(runs.edges[i]);
            }
            assertThat(runs.edges[2 * runs.count]).isEqualTo(Integer.MAX_VALUE);
        }
        return all;
    }

    private static List<Integer> expected(String text, IntPredicate inside) {
        List<Integer> edges = new ArrayList<>();
        boolean before = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean now = i < text.length() && inside.test(text.charAt(i));
            if (now != before) {
                edges.add(i);
            }
            before = now;
        }
        return edges;
    }
}
