package dev.wirewatch.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirewatch.document.InvalidDocumentException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchlistLoaderTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/watchlist");

    @Test
    void loadsTheExampleWithAllItsParts() throws Exception {
        Watchlist watchlist = WatchlistLoader.load(DIRECTORY.resolve("example.yaml"));

        assertThat(watchlist.name()).isEqualTo("example");
        assertThat(watchlist.confidence()).isEqualTo(0.5);
        assertThat(watchlist.words())
                .extracting(WordClass::name)
                .containsExactly("deploy", "given-name", "title", "weapon");
        assertThat(watchlist.entities()).extracting(Entity::id).contains("system.patriot", "place.ain-al-asad");
        Entity patriot = watchlist.entity("system.patriot").orElseThrow();
        Alias ambiguous = patriot.aliases().stream()
                .filter(alias -> alias.text().equals("Patriot"))
                .findFirst()
                .orElseThrow();
        assertThat(ambiguous.key()).isEqualTo("entities[0].aliases.en[1]");
        assertThat(ambiguous.caseRule()).isEqualTo(CaseRule.CAPITALISED);
        assertThat(ambiguous.require().get(0).near()).containsExactly("@weapon", "Raytheon");
        assertThat(ambiguous.forbid()).hasSize(2);
        assertThat(patriot.examples()).hasSize(4).filteredOn(Example::tag).hasSize(2);
    }

    @Test
    void givesAnEqualWatchlistFromItsOwnContent() throws Exception {
        Watchlist watchlist = WatchlistLoader.load(DIRECTORY.resolve("example.yaml"));

        Watchlist again = WatchlistLoader.parse("topic", watchlist.content());

        assertThat(again).isEqualTo(watchlist);
    }

    @Test
    void hasAVersionThatDependsOnContentAlone() throws Exception {
        String yaml = "name: a\nentities: [{id: a.b, kind: actor, type: t, name: B, aliases: {en: [B]}}]";
        String json =
                "{\"entities\":[{\"name\":\"B\",\"aliases\":{\"en\":[\"B\"]},\"type\":\"t\",\"kind\":\"actor\",\"id\":\"a.b\"}],\"name\":\"a\"}";

        String version = WatchlistLoader.parse("a", "# comment\n" + yaml).version();

        assertThat(WatchlistLoader.parse("b", json).version()).isEqualTo(version);
        assertThat(WatchlistLoader.parse("a", yaml.replace("[B]", "[C]")).version())
                .isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-key.yaml|4|entities[0].aliasses|there are id, kind, type",
                "unknown-kind.yaml|4|entities[0].kind|programme",
                "no-names.yaml|3|entities[0]|aliases",
                "duplicate-id.yaml|8|entities[1].id|already taken on line 3",
                "unknown-class.yaml|8|entities[0].aliases.en[0].require|@weapn",
                "unknown-entity.yaml|8|entities[0].aliases.en[0].forbid|unknown entity: a.c",
                "unknown-class-of-entity.yaml|7|entities[0].forbid|@nothing",
                "no-letter.yaml|8|entities[0].aliases.en[1]|no letter or digit",
                "collision.yaml|13|entities[1].aliases.en[0]|already an alias of a.b on line 7",
                "marks-of-words.yaml|8|entities[0].aliases.tr[0].marks|one word",
                "bad-language.yaml|7|entities[0].aliases|english",
                "empty.yaml|1||"
            })
    void saysWhatIsWrongWhere(String file, int line, String key, String message) {
        InvalidDocumentException e = catchThrowableOfType(
                InvalidDocumentException.class,
                () -> WatchlistLoader.load(DIRECTORY.resolve("invalid").resolve(file)));

        assertThat(e.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).endsWith(file);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.key()).startsWith(key == null ? "" : key);
            assertThat(problem.message()).contains(message == null ? "" : message);
        });
    }
}
