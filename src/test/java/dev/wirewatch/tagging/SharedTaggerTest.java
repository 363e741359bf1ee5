package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTaggerTest {
    private static final List<String> TEXTS = List.of(
            "A Patriot battery left the base at Ain al-Asad.",
            "John Kerry met Qassem Soleimani in Washington; Kerry left.",
            "Пэтриот и Касем Сулеймани",
            "The Washington Post wrote about the Patriot Act. " + "Something else was said. ".repeat(500)
                    + "US troops left.",
            "");

    @Test
    void givesEveryThreadTheSameWhateverItHasTaggedBefore() throws Exception {
        Tagger tagger = Tagger.compile(WatchlistLoader.load(Path.of("src/test/resources/watchlist/example.yaml")));
        List<Tagging> alone = TEXTS.stream().map(text -> tagger.tag("", text)).toList();

        List<List<Tagging>> together = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> IntStream.range(0, TEXTS.size())
                        .map(k -> (i + k) % TEXTS.size())
                        .mapToObj(k -> tagger.tag("", TEXTS.get(k)))
                        .toList())
                .toList();

        for (int i = 0; i < together.size(); i++) {
            for (int k = 0; k < TEXTS.size(); k++) {
                assertThat(together.get(i).get(k)).isEqualTo(alone.get((i + k) % TEXTS.size()));
            }
        }
        assertThat(alone.get(1).mentions()).hasSize(4);
    }
}
