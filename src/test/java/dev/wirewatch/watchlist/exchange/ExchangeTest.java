package dev.wirewatch.watchlist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entities to other forms and back. */
class ExchangeTest {
    private static final Path SHIPPED = Path.of("config/watchlist.yaml");
    private static final Path DIRECTORY = Path.of("src/test/resources/watchlist/exchange");
    private static final Set<String> LANGUAGES = Set.of("en", "ru", "de", "any");

    private enum Form {
        WIKIDATA {
            @Override
            void write(JsonNode watchlist, StringWriter out) throws IOException {
                WikidataWriter.write(watchlist, out);
            }

            @Override
            List<ImportedEntity> read(String file, Reader in) throws InvalidDocumentException {
                return WikidataReader.read(file, in, Classification.UNKNOWN, LANGUAGES);
            }
        },
        CSV {
            @Override
            void write(JsonNode watchlist, StringWriter out) throws IOException {
                CsvEntityWriter.write(watchlist, out);
            }

            @Override
            List<ImportedEntity> read(String file, Reader in) throws InvalidDocumentException {
                return CsvEntityReader.read(file, in);
            }
        };

        abstract void write(JsonNode watchlist, StringWriter out) throws IOException;

        abstract List<ImportedEntity> read(String file, Reader in) throws InvalidDocumentException;
    }

    @ParameterizedTest
    @EnumSource
    void givesTheShippedWatchlistBackAsItWas(Form form) throws Exception {
        SourceDocument shipped = SourceDocument.read(SHIPPED);
        StringWriter exported = new StringWriter();

        form.write(shipped.root(), exported);
        List<ImportedEntity> entities = form.read("exported", new StringReader(exported.toString()));

        String merged = Merge.merge(shipped.root(), "", entities);
        assertThat(WatchlistLoader.parse("merged", merged)).isEqualTo(WatchlistLoader.load(shipped));
    }

    @ParameterizedTest
    @EnumSource
    void keepsNamesThatASpreadsheetWouldRun(Form form) throws Exception {
        SourceDocument document = SourceDocument.parse("test", """
                name: test
                entities:
                  - {id: a.b, kind: actor, type: state, name: "=1+1", aliases: {en: ["@handle", "'=x", "+7 army", "a, \\"b\\""]}}
                """);
        StringWriter exported = new StringWriter();

        form.write(document.root(), exported);
        List<ImportedEntity> entities = form.read("exported", new StringReader(exported.toString()));

        assertThat(WatchlistLoader.parse("merged", Merge.merge(null, "test", entities)))
                .isEqualTo(WatchlistLoader.load(document));
    }

    @Test
    void writesNoCellThatASpreadsheetWouldRun() throws Exception {
        StringWriter exported = new StringWriter();

        CsvEntityWriter.write(
                SourceDocument.parse("test", "entities: [{id: a.b, name: '=cmd()', aliases: {en: ['-x']}}]")
                        .root(),
                exported);

        assertThat(exported.toString())
                .contains("\"'=cmd()\"", "\"'-x\"")
                .doesNotContain("\"=cmd()", "\"-x", ",=", ",-");
    }

    @Test
    void takesNamesAndKindFromWikidata() throws Exception {
        Watchlist watchlist = WatchlistLoader.parse("merged", Merge.merge(null, "bases", wikidata("items.json")));

        assertThat(watchlist.name()).isEqualTo("bases");
        assertThat(watchlist.entities())
                .extracting(Entity::id)
                .containsExactly("place.zenda-air-base", "person.rudiger-flavian");
        Entity base = watchlist.entities().get(0);
        assertThat(base.type()).isEqualTo("facility");
        assertThat(base.wikidata()).isEqualTo("Q1000001");
        assertThat(base.aliases())
                .extracting(Alias::language, Alias::text)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("en", "Zenda Air Base"),
                        org.assertj.core.groups.Tuple.tuple("en", "RAF Zenda"),
                        org.assertj.core.groups.Tuple.tuple("ru", "Авиабаза Зенда"),
                        org.assertj.core.groups.Tuple.tuple("any", "Zenda"));
    }

    @Test
    void readsATableWithDetailsOfAnEntityAndOfAnAlias() throws Exception {
        List<ImportedEntity> entities =
                Form.CSV.read("entities.csv", Files.newBufferedReader(DIRECTORY.resolve("entities.csv")));

        Watchlist watchlist = WatchlistLoader.parse("merged", Merge.merge(null, "test", entities));

        assertThat(entities).extracting(ImportedEntity::line).containsExactly(2, 5);
        Alias alone = watchlist.entities().get(0).aliases().get(1);
        assertThat(alone.text()).isEqualTo("Grail");
        assertThat(alone.forbid().get(0).near()).containsExactly("holy");
        assertThat(watchlist.entities().get(1).aliases())
                .extracting(Alias::language)
                .containsExactly("any");
    }

    @Test
    void namesTheLineOfEveryItemThatSaysTooLittle() {
        assertThat(problems(() -> wikidata("unclear.json")))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("unclear.json:2: Q1.claims.P31: ")
                                .contains("--kind"),
                        problem -> assertThat(problem).startsWith("unclear.json:3: Q2.labels: "),
                        problem -> assertThat(problem).startsWith("unclear.json:5: an item has to be an object"));
    }

    @Test
    void namesTheLineOfEveryMistakeInATable() {
        assertThat(problems(() ->
                        Form.CSV.read("mistakes.csv", Files.newBufferedReader(DIRECTORY.resolve("mistakes.csv")))))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("mistakes.csv:1: colour: is no column; there are [id,"))
                .anySatisfy(problem ->
                        assertThat(problem).isEqualTo("mistakes.csv:3: name: is 'Lilliput', but 'Blefuscu' on line 2"))
                .anySatisfy(problem -> assertThat(problem).isEqualTo("mistakes.csv:4: id: is empty"))
                .anySatisfy(problem -> assertThat(problem).startsWith("mistakes.csv:5: kind: is empty"))
                .anySatisfy(problem -> assertThat(problem).startsWith("mistakes.csv:5: details: is no JSON"));
    }

    @Test
    void namesTheLineThatAnEntityCameFromIfTheWatchlistRefusesIt() throws Exception {
        List<ImportedEntity> entities =
                Form.CSV.read("unknown-kind.csv", Files.newBufferedReader(DIRECTORY.resolve("unknown-kind.csv")));

        assertThat(problems(() -> Merge.merge(null, "test", entities)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("unknown-kind.csv:3: entities[1].kind: "));
    }

    @Test
    void saysWhatIsNoJsonAndWhere() {
        assertThat(problems(
                        () -> Form.WIKIDATA.read("broken.json", new StringReader("{\"entities\":\n {\"Q1\": {,}}}"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("broken.json:2: is no JSON: "));
        assertThat(problems(() -> Form.WIKIDATA.read("other.json", new StringReader("{\"items\": []}"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("other.json:1: entities: is missing"));
    }

    private static List<ImportedEntity> wikidata(String file) throws Exception {
        return Form.WIKIDATA.read(file, Files.newBufferedReader(DIRECTORY.resolve(file)));
    }

    private static List<String> problems(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidDocumentException.class, call).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
