package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.WordHit;
import dev.wirewatch.watchlist.Watchlist;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedWordsTest {
    private static final Watchlist WATCHLIST = watchlist("""
        name: test
        words:
          weapon: {en: [battery, missile]}
          strike: {en: [strikes]}
        entities:
          - id: system.patriot
            kind: system
            type: named-system
            name: Patriot
            aliases:
              en: [{text: Patriot, require: {near: ["@weapon"]}}]
        """);

    private final Tagger tagger = Tagger.compile(WATCHLIST, Set.of("strike"));

    @Test
    void reportsOnlyTheWordsThatAreAskedFor() {
        Tagging found = tagger.tag("", "A Patriot missile strikes a battery.");

        assertThat(found.words()).extracting(WordHit::wordClass).containsExactly("strike");
    }

    @Test
    void tellsMentionsByWordsThatNobodyAskedFor() {
        Tagging all = Tagger.compile(WATCHLIST).tag("", "A Patriot missile strikes.");

        Tagging found = tagger.tag("", "A Patriot missile strikes.");

        assertThat(found.mentions()).hasSize(1).isEqualTo(all.mentions());
        assertThat(found.sentences()).isEqualTo(all.sentences());
    }

    @Test
    void reportsNoWordsWhereNobodyIsMentioned() {
        assertThat(tagger.tag("", "A patriot strikes.")).isEqualTo(Tagging.NOTHING);
        assertThat(tagger.tag("", "Nobody strikes.")).isEqualTo(Tagging.NOTHING);
    }

    @Test
    void readsTagsWhereNoNameCanMatch() {
        Watchlist signs = watchlist("""
            name: test
            words:
              strike: {en: [strike, strikes]}
            entities:
              - id: system.signs
                kind: system
                type: named-system
                name: "www.example.com"
                aliases:
                  en: ["www.example.com"]
            """);

        Tagging found = Tagger.compile(signs).tag("", "#strike on #Strikes");

        assertThat(found.mentions()).isEmpty();
        assertThat(found.words()).hasSize(2);
    }
}
