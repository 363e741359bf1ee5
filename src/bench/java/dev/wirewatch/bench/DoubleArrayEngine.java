package dev.wirewatch.bench;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** hankcs' automaton in double arrays, on the text in lower case; whole words are checked afterwards. */
final class DoubleArrayEngine implements Engine {
    private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();

    DoubleArrayEngine(List<String> names) {
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i).toLowerCase(Locale.ROOT), i);
        }
        trie.build(places);
    }

    @Override
    public int read(String article) {
        int[] count = {0};
        names(article, place -> count[0]++);
        return count[0];
    }

    @Override
    public void names(String article, IntConsumer found) {
        trie.parseText(article.toLowerCase(Locale.ROOT), (start, end, place) -> {
            if (WholeWords.isWhole(article, start, end)) {
                found.accept(place);
            }
        });
    }
}
