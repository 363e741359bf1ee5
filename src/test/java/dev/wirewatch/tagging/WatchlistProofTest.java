package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Example;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What proves a watchlist: its own examples, and the lint. */
class WatchlistProofTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/watchlist/example.yaml");
    private static final Path SHIPPED = Path.of("config/watchlist.yaml");

    @Test
    void passesTheExamplesOfTheExample() throws Exception {
        assertThat(failures(WatchlistLoader.load(EXAMPLE))).isEmpty();
        assertThat(findings(WatchlistLoader.load(EXAMPLE))).isEmpty();
    }

    @Test
    void passesTheExamplesOfTheShippedWatchlist() throws Exception {
        assertThat(failures(WatchlistLoader.load(SHIPPED))).isEmpty();
    }

    @Test
    void findsNothingToPutRightInTheShippedWatchlist() throws Exception {
        assertThat(findings(WatchlistLoader.load(SHIPPED))).isEmpty();
    }

    @Test
    void hasThreeExamplesOfEachSortForEveryNameThatMayMeanSomethingElse() throws Exception {
        List<Entity> ambiguous = WatchlistLoader.load(SHIPPED).entities().stream()
                .filter(WatchlistProofTest::isAmbiguous)
                .toList();

        assertThat(ambiguous).hasSizeGreaterThan(30).allSatisfy(entity -> {
            assertThat(entity.examples())
                    .filteredOn(Example::tag)
                    .as(entity.id())
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(entity.examples())
                    .filteredOn(example -> !example.tag())
                    .as(entity.id())
                    .hasSizeGreaterThanOrEqualTo(3);
        });
    }

    /** Whether context decides about one of its names, or longer names are not its own. */
    private static boolean isAmbiguous(Entity entity) {
        return !entity.not().isEmpty()
                || entity.aliases().stream().anyMatch(Alias::isContextual)
                || entity.names().stream()
                        .anyMatch(name -> name.isPersonal()
                                || !name.require().isEmpty()
                                || !name.forbid().isEmpty());
    }

    @Test
    void namesEachExampleThatFails() {
        Watchlist watchlist = watchlist("""
                name: test
                entities:
                  - id: a.x
                    kind: actor
                    type: test
                    name: X
                    aliases: {en: [Xanadu]}
                    examples:
                      tag: ["[[Xanadu]] is far.", "In [[Xanadu's]] halls", "Nowhere", "é [[Xanadu]] and Xanadu"]
                      ignore: ["Kubla Khan", "To Xanadu"]
                """);

        assertThat(failures(watchlist))
                .extracting(finding -> finding.key() + " " + finding.message())
                .containsExactly(
                        "entities[0].examples.tag[1] a.x must be found at 3-11 'Xanadu's', but is at 3-9 'Xanadu'",
                        "entities[0].examples.tag[2] a.x must be found anywhere, but is not",
                        "entities[0].examples.tag[3] a.x must be found at 2-8 'Xanadu', but is at 2-8 'Xanadu', 13-19 'Xanadu'",
                        "entities[0].examples.ignore[1] a.x must not be found, but is at 3-9 'Xanadu'");
    }

    @Test
    void findsWhatIsAllowedAndHardlyMeant() {
        Watchlist watchlist = watchlist("""
                name: test
                ignore: {en: [Zembla Post]}
                entities:
                  - {id: a.x, kind: actor, type: t, name: X, aliases: {en: [patriot, ok, "Xanadu, Asia", xanadu.com, Zembla]}}
                  - {id: a.y, kind: actor, type: t, name: Y, aliases: {en: [{text: Zembla, forbid: {near: [sea]}}, Zembla Post, Zenda]}}
                """);

        assertThat(findings(watchlist))
                .extracting(finding -> finding.key() + " " + finding.message())
                .containsExactly(
                        "entities[0].aliases.en[0] 'patriot' is an everyday word; give it a require or forbid, or a case",
                        "entities[0].aliases.en[1] 'ok' is short enough to mean many things; give it case: exact",
                        "entities[0].aliases.en[2] 'Xanadu, Asia' can never be found: punctuation ends a name, and addresses hold none",
                        "entities[0].aliases.en[3] 'xanadu.com' can never be found: punctuation ends a name, and addresses hold none",
                        "entities[1].aliases.en[0] 'Zembla' is taken away by 'Zembla' of a.x",
                        "entities[1].aliases.en[1] 'Zembla Post' is among the names to be ignored");
    }

    @Test
    void findsWordsThatALibraryCountsAsFrequentAndLeavesNamesAlone() {
        Watchlist watchlist = watchlist("""
                name: test
                entities:
                  - {id: a.x, kind: actor, type: t, name: X, aliases: {en: [afternoon, Wednesday, Zenda, sturdy, quokka]}}
                """);

        assertThat(findings(watchlist))
                .extracting(Finding::key)
                .containsExactly("entities[0].aliases.en[0]", "entities[0].aliases.en[3]");
    }

    @Test
    void findsLinesThatUndoOrRepeatAnotherAndNamesThatVaryIntoSomebodyElses() {
        Watchlist watchlist = watchlist("""
                name: test
                entities:
                  - id: a.x
                    kind: actor
                    type: t
                    name: X
                    aliases:
                      en: [{text: Zembla, forbid: {near: [sea]}}, Onhava, ONHAVA]
                      de: [Zembla]
                  - {id: a.y, kind: actor, type: t, name: Y, aliases: {en: [Kasem Suleimani]}}
                  - {id: a.z, kind: actor, type: t, name: Z, names: [{given: [Qasem], family: [Soleimani], from: fa}]}
                """);

        assertThat(findings(watchlist))
                .extracting(finding -> finding.key() + " " + finding.message() + " " + finding.other())
                .contains(
                        "entities[0].aliases.en[0] the context of 'Zembla' has no effect: the same name stands here without any entities[0].aliases.de[0]",
                        "entities[0].aliases.en[2] 'ONHAVA' is written twice entities[0].aliases.en[1]",
                        "entities[2].names[0] one of its spellings is 'Kasem Suleimani', an alias of a.y entities[1].aliases.en[0]");
    }

    @Test
    void findsWordsThatAListHasTwice() {
        Watchlist watchlist = watchlist("""
                name: test
                words:
                  sea: {en: [sea, ocean, sea], fr: [ocean]}
                defaults:
                  surname: [{near: ["@sea", king, king]}]
                entities:
                  - id: a.x
                    kind: actor
                    type: t
                    name: X
                    forbid: [{next: [Street, Road], unless: {near: [map, town, map]}}]
                    aliases: {en: [{text: Zembla, require: {previous: [in, of, in]}}]}
                    roles: {en: [ruler, ruler], de: [ruler]}
                """);

        assertThat(findings(watchlist))
                .extracting(finding -> finding.key() + " " + finding.message() + " " + finding.other())
                .containsExactly(
                        "words.sea.en[2] 'sea' is listed twice words.sea.en[0]",
                        "defaults.surname 'king' is listed twice null",
                        "entities[0].forbid 'map' is listed twice null",
                        "entities[0].roles.en[1] 'ruler' is listed twice entities[0].roles.en[0]",
                        "entities[0].aliases.en[0].require 'in' is listed twice null");
    }

    private static List<Finding> failures(Watchlist watchlist) {
        return WatchlistExamples.failures(watchlist, Tagger.compile(watchlist));
    }

    private static List<Finding> findings(Watchlist watchlist) {
        return WatchlistLint.findings(watchlist, Tagger.compile(watchlist));
    }
}
