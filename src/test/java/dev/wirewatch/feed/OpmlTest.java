package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpmlTest {
    @Test
    void keepsTheGoodFeedsOfAFlawedFile() throws Exception {
        OpmlDocument document = flawed();

        assertThat(document.title()).isEqualTo("Desk list");
        assertThat(document.feeds())
                .extracting(Feed::url)
                .containsExactly("https://one.example/feed", "http://odd.example/rss", "http://untitled.example/x.xml");
        assertThat(document.entries().get(0))
                .isEqualTo(new OpmlEntry(
                        new Feed(
                                Ids.of("feed", "https://one.example/feed"),
                                "https://one.example/feed",
                                "One & only",
                                "Agencies/Middle East",
                                "One Agency",
                                "ar",
                                1,
                                Duration.ofSeconds(90),
                                true,
                                false,
                                List.of("iraq", "air defence")),
                        "https://one.example/",
                        10));
        assertThat(document.feeds().get(2).title()).isEqualTo("untitled.example");
        assertThat(document.feeds().get(2).paused()).isTrue();
    }

    @Test
    void saysWhatIsWrongInWhichLine() throws Exception {
        OpmlDocument document = flawed();

        assertThat(document.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "flawed.opml:14: xmlUrl: the feed https://one.example/feed is listed already in line 10",
                        "flawed.opml:15: xmlUrl: missing; an outline for a feed needs the feed's address",
                        "flawed.opml:17: xmlUrl: must be an absolute http or https address, is: ftp://old.example/feed",
                        "flawed.opml:18: language: must be a language tag as in en or pt-BR, is: Klingon!",
                        "flawed.opml:18: tier: must be 1, 2 or 3, is: 7; 2 is used",
                        "flawed.opml:18: interval: must be a duration as in 90s, 10m, 2h or PT10M, is: soon",
                        "flawed.opml:18: paused: must be true or false, is: perhaps; false is used");
    }

    @Test
    void refusesAFlawedFileWhereItMustBeRight() throws Exception {
        OpmlDocument document = flawed();

        assertThatThrownBy(document::requireFlawless)
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("flawed.opml:15: xmlUrl: missing");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> OpmlReader.read(Path.of("absent.opml")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("absent.opml: no such file");
    }

    @Test
    void refusesWhatIsNoOpml() {
        assertThatThrownBy(() -> read("<rss><channel/></rss>"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("list.opml:1: not an OPML file: there is no opml element");
        assertThatThrownBy(() -> read("just text"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith("list.opml:1: not well-formed XML");
    }

    @Test
    void keepsWhatStandsBeforeAnXmlError() throws Exception {
        OpmlDocument document = read("""
                <opml><body>
                <outline xmlUrl="https://a.example/f"/>
                <outline xmlUrl="https://b.example/f>
                </body></opml>""");

        assertThat(document.feeds()).extracting(Feed::url).containsExactly("https://a.example/f");
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("not well-formed XML, the rest is not read");
            assertThat(problem.line()).isBetween(3, 4);
        });
    }

    @Test
    void resolvesNoEntityOfADoctype() {
        String secret = "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<opml><body><outline text=\"&x;\" xmlUrl=\"https://a.example/f\"/></body></opml>";

        assertThatThrownBy(() -> read(secret)).isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void writesWhatItReadsBack() throws Exception {
        OpmlDocument document = flawed();
        StringWriter out = new StringWriter();

        OpmlWriter.write("Desk \u0007list", document.entries(), out);

        OpmlDocument again = read(out.toString()).requireFlawless();
        assertThat(again.title()).isEqualTo("Desk list");
        assertThat(again.feeds()).containsExactlyInAnyOrderElementsOf(document.feeds());
        assertThat(again.entries()).extracting(OpmlEntry::htmlUrl).contains("https://one.example/");
    }

    @Test
    @Timeout(60)
    void readsTwoHundredThousandEntries() throws Exception {
        StringBuilder list = new StringBuilder("<opml version=\"1.0\"><body>\n");
        for (int i = 0; i < 200_000; i++) {
            list.append("<outline type=\"rss\" text=\"Feed\" xmlUrl=\"https://h")
                    .append(i % 150_000)
                    .append(".example/feed\"/>\n");
        }
        OpmlDocument document = read(list + "</body></opml>");

        assertThat(document.entries()).hasSize(150_000);
        assertThat(document.problems()).hasSize(50_000);
        assertThat(document.problems().get(0).message())
                .isEqualTo("the feed https://h0.example/feed is listed already in line 2");
        assertThat(document.problems().get(0).line()).isEqualTo(150_002);
    }

    private static OpmlDocument flawed() throws Exception {
        try (InputStream in = Objects.requireNonNull(OpmlTest.class.getResourceAsStream("/opml/flawed.opml"))) {
            return OpmlReader.read("flawed.opml", in);
        }
    }

    private static OpmlDocument read(String text) throws InvalidDocumentException {
        return OpmlReader.read("list.opml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
