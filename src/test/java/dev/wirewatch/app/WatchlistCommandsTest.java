package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owners of a watchlist do with it on the command line. */
class WatchlistCommandsTest {
    private static final String SMALL = """
            name: small
            entities:
              - {id: state.zembla, kind: actor, type: state, name: Zembla, aliases: {en: [Zembla, Zemblan]}}
              - {id: person.kinbote, kind: actor, type: person, name: Kinbote,
                 names: [{given: [Charles], family: [Kinbote], alone: always}]}
              - {id: system.grail, kind: system, type: named-system, name: Grail, aliases: {en: [Grail missile]}}
            """;

    private static final String RULES = """
            rules:
              - id: grail-and-state
                title: A state and the Grail
                operands:
                  who: { entities: [state.zembla] }
                  what: { entities: [system.grail] }
                when: { all: [who, what] }
                scope: { unit: sentence }
                group-by: [who, what]
                severity: warning
                quiet: 1d
            """;

    @TempDir
    private Path directory;

    private record Result(int status, String out, String err) {}

    @Test
    void showsWhatIsTakenForANameOfAnEntity() throws Exception {
        Result result = run("watchlist", "check", "--watchlist", file("w.yaml", SMALL), "--variants", "person.kinbote");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("w.yaml:5: Kinbote: full, 2: charles kinbote|kinbotes")
                .contains("Kinbote: initial, 2: c kinbote|kinbotes")
                .contains("Kinbote: alone, 2: kinbote|kinbotes");
    }

    @Test
    void saysThatAnEntityIsUnknown() throws Exception {
        Result result = run("watchlist", "check", "--watchlist", file("w.yaml", SMALL), "--variants", "person.shade");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("w.yaml: has no entity 'person.shade'");
    }

    @Test
    void takesNamesForAMistakeThatWouldCostTooMuchToCompile() throws Exception {
        String many = IntStream.range(0, 60).mapToObj(i -> "Aa" + i).collect(Collectors.joining(", "));
        String yaml = SMALL.replace("[Charles]", "[" + many + "]").replace("[Kinbote]", "[" + many + "]");

        Result result = run("watchlist", "check", "--watchlist", file("w.yaml", yaml), "--rules", rules());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .contains("w.yaml:5: entities[1].names[0]: its parts make 3600 pairs; at most 2500 are taken");
    }

    @Test
    void findsAnEverydayWordWhoseLetterCaseTellsNothing() throws Exception {
        String yaml =
                SMALL.replace("[Zembla, Zemblan]", "[Zembla,\n    {text: us, case: exact}, {text: US, case: exact}]");

        Result result = run("watchlist", "check", "--watchlist", file("w.yaml", yaml), "--rules", rules());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("w.yaml:4: entities[0].aliases.en[1]: 'us' is an everyday word")
                .doesNotContain("'US'");
    }

    @Test
    void namesTheLinesOfBothWhereOneUndoesTheOther() throws Exception {
        String yaml =
                SMALL.replace("[Zembla, Zemblan]", "[Zembla,\n    {text: Zembla, forbid: {near: [sea]}}, Zemblan]");

        Result result = run("watchlist", "check", "--watchlist", file("w.yaml", yaml), "--rules", rules());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("w.yaml:4: entities[0].aliases.en[1]: the context of 'Zembla' has no effect")
                .contains("(line 3)");
    }

    @Test
    void showsTheMentionsAndAlertsThatAChangeGainsAndLoses() throws Exception {
        Path corpus = Files.createDirectory(directory.resolve("corpus"));
        Files.writeString(corpus.resolve("one.jsonl"), """
                {"id": "1", "title": "Arms", "published": "2020-01-02T10:00:00Z", "text": "Zembla bought a Grail missile. Kinbote was there."}
                {"id": "2", "title": "Weather", "published": "2020-01-03T10:00:00Z", "text": "Onhava expects rain."}
                """);
        String before = file("a.yaml", SMALL);
        String after =
                file("b.yaml", SMALL.replace("Grail missile]", "Grail rocket]").replace("Zemblan]", "Onhava]"));

        Result result = run("watchlist", "diff", before, after, "--corpus", corpus.toString(), "--rules", rules());

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("- mention system.grail: 'Grail missile' at text 16-29, alias 'Grail missile'")
                .contains(
                        "+ mention state.zembla: 'Onhava' at text 0-6, alias 'Onhava'\n    Weather\n    “Onhava expects rain.”")
                .contains("- alert grail-and-state: WARNING, state.zembla + system.grail")
                .contains("“Zembla bought a Grail missile.”");
        assertThat(result.err()).contains("2 articles: mentions 1 gained, 1 lost; alerts 0 gained, 1 lost");
    }

    @Test
    void findsNoDifferenceBetweenAWatchlistAndItself() throws Exception {
        String watchlist = file("a.yaml", SMALL);
        Files.writeString(
                Files.createDirectory(directory.resolve("corpus")).resolve("a.txt"), "Zembla\n\nA Grail missile.");

        Result result = run(
                "watchlist",
                "diff",
                watchlist,
                watchlist,
                "--corpus",
                directory.resolve("corpus").toString(),
                "--rules",
                rules());

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("mentions 0 gained, 0 lost; alerts 0 gained, 0 lost");
    }

    @Test
    void asksForArticlesToCompareOver() throws Exception {
        String watchlist = file("a.yaml", SMALL);

        assertThat(run("watchlist", "diff", watchlist, watchlist).status()).isEqualTo(2);
        assertThat(run("watchlist", "diff", watchlist, watchlist, "--corpus", "nowhere", "--rules", rules())
                        .err())
                .contains("nowhere is no directory");
    }

    @Test
    void exportsAndImportsFromTheCommandLine() throws Exception {
        String table = run("watchlist", "export", "--format", "csv", "--watchlist", file("w.yaml", SMALL))
                .out();

        Result result = run("watchlist", "import", file("t.csv", table), "--name", "small");

        assertThat(result.status()).isZero();
        assertThat(run("watchlist", "check", "--watchlist", file("again.yaml", result.out()), "--rules", rules())
                        .out())
                .isEqualTo(run("watchlist", "check", "--watchlist", file("w.yaml", SMALL), "--rules", rules())
                        .out());
    }

    @Test
    void saysWhereTheWordClassesOfAnExportAre() throws Exception {
        String watchlist = file("classes.yaml", """
            name: classes
            words: {weapon: {en: [missile]}}
            entities:
              - id: system.grail
                kind: system
                type: named-system
                name: Grail
                aliases: {en: [{text: Grail, require: {near: ["@weapon"]}}]}
            """);
        String exported = file(
                "classes.json",
                run("watchlist", "export", "--format", "wikidata", "--watchlist", watchlist, "--rules", rules())
                        .out());

        Result alone = run("watchlist", "import", exported);
        Result based = run("watchlist", "import", exported, "--base", watchlist);

        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("@weapon", "with --base");
        assertThat(based.status()).isZero();
    }

    @Test
    void marksMentionsInAPageThatNoTextCanBreakOutOf() throws Exception {
        String line =
                "{\"id\": \"<b>\", \"title\": \"Zembla & <script>x()</script>\", \"text\": \"</div><img src=x onerror=x()> \\u0000 \\ud83d\\ude80 Kinbote\\u202e, a Grail missile\"}";

        Result result = run(
                "tag",
                "--jsonl",
                "--html",
                "--watchlist",
                file("w.yaml", SMALL),
                "--rules",
                rules(),
                file("t.jsonl", line));

        Document page = Jsoup.parse(result.out());
        assertThat(page.select("script, img, b")).isEmpty();
        assertThat(page.select("section mark[title]").eachText()).containsExactly("Zembla", "Kinbote", "Grail missile");
        assertThat(page.expectFirst("mark[title]").attr("title")).startsWith("state.zembla as “Zembla”");
        assertThat(page.expectFirst("div.text").wholeText())
                .isEqualTo("</div><img src=x onerror=x()> \uFFFD \ud83d\ude80 Kinbote\u202e, a Grail missile");
        assertThat(page.select("li").eachText()).first().asString().contains("state.zembla about, 1 times");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void explainsEachCandidateAndWhatTheTextIsAbout() throws Exception {
        Result result = run(
                "tag",
                "--explain",
                "--watchlist",
                file("w.yaml", SMALL),
                "--rules",
                rules(),
                file("t.txt", "Zembla, said Max Kinbote."));

        assertThat(result.out())
                .contains(
                        "\"entity\":\"state.zembla\"",
                        "\"reason\":\"needs no context\"",
                        "\"entities\":[{",
                        "\"about\":true");
    }

    @Test
    void printsEitherAPageOrReasons() {
        assertThat(run("tag", "--html", "--explain").status()).isEqualTo(2);
    }

    private String rules() throws Exception {
        return file("rules.yaml", RULES);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
