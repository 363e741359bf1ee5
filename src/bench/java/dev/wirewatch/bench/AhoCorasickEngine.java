package dev.wirewatch.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/** robert-bor's automaton with its own check for whole words, the longest names without overlap, whatever their case. */
final class AhoCorasickEngine implements Engine {
    private final Trie trie;
    private final Map<String, Integer> places = new HashMap<>();

    AhoCorasickEngine(List<String> names) {
        Trie.TrieBuilder builder = Trie.builder().ignoreCase().onlyWholeWords().ignoreOverlaps();
        for (int i = 0; i < names.size(); i++) {
            builder.addKeyword(names.get(i));
            places.put(names.get(i).toLowerCase(Locale.ROOT), i);
        }
        trie = builder.build();
    }

    @Override
    public int read(String article) {
        return trie.parseText(article).size();
    }

    @Override
    public void names(String article, IntConsumer found) {
        for (Emit emit : trie.parseText(article)) {
            Integer place = places.get(emit.getKeyword().toLowerCase(Locale.ROOT));
            if (place != null) {
                found.accept(place);
            }
        }
    }
}
