package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import org.junit.jupiter.api.Test;

class CompiledWatchlistTest {
    private static final String WATCHLIST = """
            name: test
            entities:
              - id: place.onhava
                kind: place
                type: city
                name: Onhava
                aliases: {en: [Onhava]}
            """;
    private static final String RULES = """
            rules:
              - id: seen
                title: Seen
                operands: {place: {entities: [place.onhava]}}
                when: {all: [place]}
                group-by: [place]
                severity: info
            """;

    @Test
    void sharesWhatFindsNamesWithWhateverHasTheSameWatchlist() throws Exception {
        CompiledWatchlist first = compiled(WATCHLIST, RULES);
        CompiledWatchlist commented = compiled("# As published.\n" + WATCHLIST, RULES);
        CompiledWatchlist otherRules = compiled(WATCHLIST, RULES.replace("severity: info", "severity: warning"));

        assertThat(commented.tagger()).isSameAs(first.tagger());
        assertThat(otherRules.version()).isNotEqualTo(first.version());
        assertThat(otherRules.tagger()).isSameAs(first.tagger());
    }

    @Test
    void compilesAnotherWatchlistAnew() throws Exception {
        CompiledWatchlist first = compiled(WATCHLIST, RULES);
        CompiledWatchlist other = compiled(WATCHLIST.replace("en: [Onhava]", "en: [Onhava, Onhave]"), RULES);

        assertThat(other.tagger()).isNotSameAs(first.tagger());
        assertThat(first.tagger().tag("", "Onhave").mentions()).isEmpty();
        assertThat(other.tagger().tag("", "Onhave").mentions()).hasSize(1);
    }

    private static CompiledWatchlist compiled(String watchlist, String rules) throws InvalidDocumentException {
        return CompiledWatchlist.compile(
                SourceDocument.parse("watchlist", watchlist), SourceDocument.parse("rules", rules));
    }
}
