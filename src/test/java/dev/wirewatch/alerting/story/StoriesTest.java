package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoriesTest {
    @Test
    void joinsWhatIsLinkedThroughOthers() {
        assertThat(Stories.components(List.of(1, 9, 2, 10, 3, 20), (a, b) -> Math.abs(a - b) <= 1))
                .containsExactly(List.of(1, 2, 3), List.of(9, 10), List.of(20));
    }

    @Test
    void givesTheSameStoriesInWhateverOrderArticlesCome() {
        Random random = new Random(5);
        List<Integer> articles =
                new ArrayList<>(random.ints(60, 0, 200).boxed().distinct().toList());
        Set<Set<Integer>> expected = stories(articles);

        for (int order = 0; order < 20; order++) {
            Collections.shuffle(articles, random);
            assertThat(stories(articles)).isEqualTo(expected);
        }
    }

    @Test
    void comparesOfEqualArticlesOnlyTheFirst() {
        Random random = new Random(6);
        List<Integer> articles = random.ints(200, 0, 60).boxed().toList();
        AtomicInteger comparisons = new AtomicInteger();

        List<List<Integer>> stories = Stories.components(articles, article -> article, (a, b) -> {
            comparisons.incrementAndGet();
            return Math.abs(a - b) <= 1;
        });

        assertThat(stories).isEqualTo(Stories.components(articles, (a, b) -> Math.abs(a - b) <= 1));
        assertThat(comparisons).hasValueLessThan(60 * 60 / 2);
    }

    @Test
    void linksNothingThatSaysNothing() {
        assertThat(Stories.components(List.of(4, 4, 4), article -> null, (a, b) -> false))
                .hasSize(3);
    }

    private static Set<Set<Integer>> stories(List<Integer> articles) {
        Set<Set<Integer>> stories = new HashSet<>();
        Stories.components(articles, (a, b) -> Math.abs(a - b) <= 3).forEach(story -> stories.add(Set.copyOf(story)));
        return stories;
    }
}
