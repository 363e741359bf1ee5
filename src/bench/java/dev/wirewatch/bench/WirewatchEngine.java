package dev.wirewatch.bench;

import dev.wirewatch.tagging.Tagger;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Our tagger. Reports mentions with their offsets, sentences and confidence, as always. */
final class WirewatchEngine implements Engine {
    private final Tagger tagger;

    WirewatchEngine(List<String> names, Set<Watchlists.Feature> features) {
        tagger = Tagger.compile(Watchlists.of(names, features));
    }

    @Override
    public int read(String article) {
        return tagger.tag("", article).mentions().size();
    }

    @Override
    public void names(String article, IntConsumer found) {
        tagger.tag("", article).mentions().forEach(mention -> found.accept(Watchlists.place(mention.entity())));
    }
}
