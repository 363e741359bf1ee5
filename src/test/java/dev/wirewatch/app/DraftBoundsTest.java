package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drafts that would take the memory or the processor of those who watch, and those that may. */
class DraftBoundsTest {
    private static final String RULES = "rules: []\n";
    private static final String HEAD = "name: w\nentities:\n";

    private static List<Problem> problems(String watchlist) {
        InvalidDocumentException refused =
                catchThrowableOfType(InvalidDocumentException.class, () -> new DraftCache().files(watchlist, RULES));
        return refused == null ? List.of() : refused.problems();
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void letTheShippedWatchlistPass() throws Exception {
        String shipped = Files.readString(Path.of("config/watchlist.yaml"));

        assertThatCode(() -> DraftBounds.require(dev.wirewatch.document.SourceDocument.parse("watchlist", shipped)))
                .doesNotThrowAnyException();
    }

    @Test
    void refuseANameOfThousandsOfWordsByItsLine() {
        String bomb = HEAD
                + "  - {id: place.a, kind: place, type: city, name: A, aliases: {en: [A]}}\n"
                + "  - id: system.b\n    kind: system\n    type: x\n    name: B\n    aliases:\n      en: [\""
                + "word ".repeat(20_000) + "\"]\n";

        assertThat(problems(bomb)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.key()).isEqualTo("entities[1].aliases.en[0]");
            assertThat(problem.message()).contains("100000 characters").contains("at most 300");
        });
    }

    @Test
    void refuseADeclaredNameOfTooManyPairs() {
        String bomb = HEAD + "  - {id: person.x, kind: actor, type: person, name: X, names: [{given: "
                + names("Aa", 400) + ", family: " + names("Bb", 400) + ", from: ar}]}\n";

        assertThat(problems(bomb)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).contains("160000 pairs").contains("at most 2500");
        });
    }

    @Test
    void refuseManyDeclaredNamesThatAreTooMuchTogether() {
        String one = "{given: " + names("Aa", 50) + ", family: " + names("Bb", 50) + "}";
        String bomb = HEAD + "  - {id: person.x, kind: actor, type: person, name: X, names: ["
                + IntStream.range(0, 30).mapToObj(i -> one).collect(Collectors.joining(", ")) + "]}\n";

        assertThat(problems(bomb)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("entities[0].names[20]");
            assertThat(problem.message()).contains("50000");
        });
    }

    @Test
    void letProseBeAsLongAsItIs() {
        String wordy = "name: w\ndescription: \"" + "long ".repeat(1_000) + "\"\n"
                + "entities:\n"
                + "  - {id: place.a, kind: place, type:"
                + " city, name: A, aliases: {en: [Aleppo]},"
                + " examples: {tag: [\"Aleppo "
                + "and so on ".repeat(100) + "\"]}}\n";

        assertThat(problems(wordy)).isEmpty();
    }
}
