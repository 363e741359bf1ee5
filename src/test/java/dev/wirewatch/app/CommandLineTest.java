package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path directory;

    private record Result(int status, String out, String err) {}

    @Test
    void printsTheSettingsInForceWithTheirOrigin() {
        Result result = run("config", "print", "--set", "kafka.ssl.key.password=hunter2", "--set", "lane=mine");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("lane: mine  # flag")
                .contains("kafka.ssl.key.password: \"********\"  # flag")
                .contains("ingest.interval: 10m  # config/wirewatch.yaml:")
                .doesNotContain("hunter2");
    }

    @Test
    void endsWithStatus2AndNamesTheLineOfAMistakeInTheConfiguration() throws Exception {
        Path file = Files.writeString(directory.resolve("wirewatch.yaml"), "lane: x\nbroker:\n  prot: 1\n");

        Result result = run("config", "print", "--config", file.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .contains(file + ":3: broker.prot: unknown setting")
                .doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void endsWithStatus2AndNamesTheLineOfAMistakeInTheWatchlist() throws Exception {
        Path watchlist = Files.writeString(
                directory.resolve("watchlist.yaml"),
                "name: broken\nentities:\n  - id: state.x\n    kind: planet\n    type: state\n    name: X\n    aliases: {en: [X]}\n");

        Result result = run("watchlist", "check", "--watchlist", watchlist.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(watchlist + ":4: entities[0].kind").doesNotContain("\tat ");
    }

    @Test
    void endsWithStatus2OnAnUnknownOption() {
        assertThat(run("replay", "--sped", "max").status()).isEqualTo(2);
    }

    @Test
    void endsWithStatus2WhenTheCorpusIsNoDirectory() {
        Result result = run("replay", directory.resolve("nowhere").toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("nowhere is no directory");
    }

    @Test
    void tagsPlainTextWithOffsetsInCodePoints() throws Exception {
        Path text = Files.writeString(directory.resolve("a.txt"), "🚀 Iran and Iraq", StandardCharsets.UTF_8);

        Result result = run("tag", text.toString());

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("{\"id\":\"" + text + "\",\"mentions\":[{\"start\":2,\"end\":6,\"text\":\"Iran\"")
                .contains("\"entity\":\"state.iran\"")
                .contains("\"start\":11,\"end\":15,\"text\":\"Iraq\"")
                .contains("\"field\":\"text\"");
    }

    @Test
    void tagsJsonLinesAndNamesTheLineThatIsNone() throws Exception {
        Path lines = Files.writeString(
                directory.resolve("a.jsonl"),
                "{\"id\": \"one\", \"title\": \"Tehran speaks\", \"text\": \"Nothing here.\"}\n{broken\n\n{\"id\": 2, \"text\": \"Iraq\"}\n");

        Result result = run("tag", "--jsonl", lines.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(lines + ":2: is no JSON object");
        assertThat(result.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"id\":\"one\"") && line.contains("\"field\":\"title\""))
                .anyMatch(line -> line.startsWith("{\"id\":\"2\"") && line.contains("state.iraq"));
    }

    @Test
    void namesTheDataFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        for (String servers : new String[] {"", "127.0.0.1:1"}) {
            Result result =
                    run("run", "--set=data.dir=" + file.resolve("data"), "--set=kafka.bootstrap.servers=" + servers);

            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err())
                    .contains("nothing can be written to the data folder " + file.resolve("data"))
                    .contains("data.dir")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void drawsTheTopologyAsMermaid() {
        assertThat(run("topology").out())
                .contains("flowchart LR")
                .contains("poll_feeds --> write_articles")
                .contains("act_on_operational_alerts --> write_operational_alerts")
                .contains("join_candidate --> both_sides")
                .contains("tag_article --> write_mentions")
                .contains("topic_wirewatch_articles_v1 --> read_articles");
    }

    @Test
    void findsNothingWrongWithTheShippedWatchlist() {
        assertThat(run("watchlist", "check"))
                .satisfies(result -> assertThat(result.err()).isEmpty())
                .extracting(Result::status)
                .isEqualTo(0);
        assertThat(run("watchlist", "test"))
                .satisfies(result -> assertThat(result.err()).isEmpty())
                .extracting(Result::status)
                .isEqualTo(0);
    }

    @Test
    void namesTheLineOfAnExampleThatDoesNotHold() throws Exception {
        Path watchlist = Files.writeString(directory.resolve("watchlist.yaml"), """
            name: small
            entities:
              - id: state.x
                kind: actor
                type: state
                name: Xanadu
                aliases: {en: [Xanadu]}
                examples:
                  tag:
                    - Nothing to see here.
            """);
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "rules: []\n");

        Result result = run("watchlist", "test", "--watchlist", watchlist.toString(), "--rules", rules.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains(watchlist + ":10: entities[0].examples.tag[0]");
    }

    @Test
    void printsAFeedDocumentAsItWouldBePublished() throws Exception {
        Path feed = Files.writeString(directory.resolve("feed.xml"), """
            <rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
            <item><title>One</title><link>/one</link><pubDate>Tue, 10 Mar 2020 16:12:00 GMT</pubDate></item>
            </channel></rss>
            """);

        Result result = run("feed", "parse", "--base", "https://wire.example/rss", feed.toString());

        assertThat(result.status()).isZero();
        assertThat(result.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"feed\":{\"title\":\"Wire\",\"link\":\"https://wire.example/\""))
                .anyMatch(line -> line.contains("\"link\":\"https://wire.example/one\"")
                        && line.contains("\"published\":\"2020-03-10T16:12:00Z\""));
    }

    @Test
    void endsWithStatus2WhenADocumentIsNoFeed() throws Exception {
        Path page = Files.writeString(directory.resolve("page.html"), "<html><body><p>Hello</p></body></html>");

        Result result = run("feed", "parse", page.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("page.html: ").doesNotContain("\tat ");
    }

    @Test
    void endsWithStatus2AndStartsNothingWhenTheOpmlIsCutShort() throws Exception {
        Path opml = Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version=\"2.0\"><body>\n<outline text=\"A\" xmlUrl=\"https://a.example/rss\"/>\n<outline text=");

        Result result = run("run", "--set", "feeds=" + opml, "--set", "data.dir=" + directory.resolve("data"));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(opml + ":3: not well-formed XML");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void saysWhereItLookedForARunningInstance() throws Exception {
        Result result = run("alerts", "--set", "broker.port=1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("no Kafka answers at 127.0.0.1:1");
    }

    @Test
    void refusesAttributesOfAFeedThatAreNotAllowedBeforeItAsksAnybody() {
        assertThat(run("feeds", "add", "desk.example", "--tier", "4"))
                .isEqualTo(new Result(2, "", "wirewatch: tier must be 1, 2 or 3, is 4" + System.lineSeparator()));
        assertThat(run("feeds", "add", "desk.example", "--language", "Klingon!").err())
                .contains("--language must be a language tag as in en or pt-BR, is: Klingon!");
        assertThat(run("feeds", "add", "ftp://desk.example/").err()).contains("must start with http:// or https://");
        assertThat(run("feeds", "add", "desk.example", "--interval", "0s").status())
                .isEqualTo(2);
        assertThat(run("feeds", "add").status()).isEqualTo(2);
    }

    @Test
    void explainsEveryFeedsCommand() {
        for (String command : new String[] {"list", "add", "remove", "pause", "resume", "check", "import", "export"}) {
            Result result = run("feeds", command, "--help");

            assertThat(result.status()).as(command).isZero();
            assertThat(result.out()).startsWith("Usage: wirewatch feeds " + command);
        }
        assertThat(run("feeds").status()).isEqualTo(2);
    }

    @Test
    void checksAnAddressWithoutARunningInstanceAndRefusesWhatIsNotPublic() {
        Result result = run("feeds", "check", "--format", "text", "http://127.0.0.1:9/rss");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains("http://127.0.0.1:9/rss cannot be fetched: the address is not on the public internet")
                .contains("next poll");
    }

    @Test
    void endsWithStatus2WhenTheListToImportIsNone() throws Exception {
        Path file = Files.writeString(directory.resolve("list.opml"), "not a list");

        Result result = run("feeds", "import", file.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(file + ":1: not well-formed XML").doesNotContain("\tat ");
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
