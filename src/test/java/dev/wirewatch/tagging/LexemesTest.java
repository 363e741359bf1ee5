package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words have one number if nothing tells them from each other, and what is held by numbers says what the words did. */
class LexemesTest {
    private static final int ROUNDS = 2_000;

    @Test
    void formsOfOneNameAreOneLexeme() {
        TrieBuilder names = new TrieBuilder();
        names.add(List.of(new int[] {1, 2, 3}, new int[] {4}), 0, false);
        names.add(List.of(new int[] {3, 5}), 1, false);
        Lexemes lexemes = names.lexemes(7);
        assertThat(IntStream.rangeClosed(1, 7).map(lexemes::of)).containsExactly(1, 1, 2, 3, 4, 5, 5);
        assertThat(lexemes.of(0)).isZero();
        assertThat(lexemes.count()).isEqualTo(5);
    }

    @Test
    void wordsOfOneNumberAreInTheSameSets() {
        Random random = new Random(20);
        for (int round = 0; round < ROUNDS; round++) {
            int words = 1 + random.nextInt(12);
            TrieBuilder names = new TrieBuilder();
            List<Set<Integer>> steps = new ArrayList<>();
            for (int name = random.nextInt(8); name > 0; name--) {
                List<int[]> path = path(words, random);
                names.add(path, name, false);
                path.forEach(
                        step -> steps.add(IntStream.of(step).boxed().collect(TreeSet::new, Set::add, Set::addAll)));
            }
            Lexemes lexemes = names.lexemes(words);
            Map<String, Integer> byUse = new HashMap<>();
            for (int word = 1; word <= words; word++) {
                String use = use(word, steps);
                assertThat(byUse.computeIfAbsent(use, each -> byUse.size() + 1)).isEqualTo(lexemes.of(word));
            }
            assertThat(lexemes.count()).isEqualTo(byUse.size());
            assertThat(edges(lexemes.merge(names.names()), word -> word)).isEqualTo(edges(names.names(), lexemes::of));
        }
    }

    private static List<int[]> path(int words, Random random) {
        List<int[]> path = new ArrayList<>();
        for (int length = 1 + random.nextInt(3); length > 0; length--) {
            path.add(random.ints(1 + random.nextInt(4), 1, words + 1)
                    .distinct()
                    .sorted()
                    .toArray());
        }
        return path;
    }

    /** The sets that a word is in; one that is a step by itself is like no other. */
    private static String use(int word, List<Set<Integer>> steps) {
        Set<String> in = new TreeSet<>();
        for (Set<Integer> step : steps) {
            if (step.contains(word)) {
                in.add(step.toString());
            }
        }
        return in.toString();
    }

    private static Set<String> edges(TriePaths paths, IntUnaryOperator number) {
        Set<String> edges = new HashSet<>();
        paths.forEachEdge((node, word, child) -> edges.add(node + " " + number.applyAsInt(word) + " " + child));
        return edges;
    }
}
