package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.feed.parse.RejectedItem.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are broken, and documents that are meant to break. */
@Timeout(120)
class FeedRepairTest {
    @Test
    void readsWhatABrowserWouldShowOfIllFormedXml() throws Exception {
        ParsedFeed feed = Documents.parse("ill-formed.xml");

        assertThat(feed.repaired()).isTrue();
        assertThat(feed.header().title()).isEqualTo("Ill & formed");
        assertThat(feed.header().link()).isEqualTo("https://ill.example");
        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("One x", "Two < three", "Three");
        assertThat(feed.items())
                .extracting(FeedItem::link)
                .containsExactly("https://ill.example/1?a=1&b=2", "https://ill.example/2", "https://ill.example/3");
        assertThat(feed.items().get(0).authors()).containsExactly("Zoë");
        assertThat(feed.items().get(0).text()).contains("é &bogus;");
        assertThat(feed.items().get(1).published()).isEqualTo("2026-01-06T09:10:11Z");
    }

    @Test
    void dropsControlCharactersAndWhatStandsAroundTheDocument() throws Exception {
        ParsedFeed feed = Documents.parse("control-characters.xml");

        assertThat(feed.header().title()).isEqualTo("Noise free");
        assertThat(feed.items().get(0).title()).isEqualTo("Control “quoted” 😀");
        assertThat(feed.repaired()).isFalse();
    }

    @Test
    void survivesADoctypeAndFetchesNothingThatItNames() throws Exception {
        ParsedFeed feed = Documents.parse("doctype.xml");

        assertThat(feed.header().format()).startsWith("rss_0.91");
        assertThat(feed.header().title()).isEqualTo("Own © é &canary;");
        assertThat(feed.items().get(0).title()).isEqualTo("Café – news");
    }

    @Test
    void expandsNoEntityBomb() throws Exception {
        ParsedFeed feed = Documents.parse("entity-bomb.xml");

        assertThat(feed.items().get(0).text().length()).isLessThan(1000);
    }

    @Test
    void includesNoFiles() throws Exception {
        ParsedFeed feed = Documents.parse("xinclude.xml");

        assertThat(feed.items().get(0).text()).isEqualTo("text");
    }

    @Test
    void keepsWholeItemsOfADocumentThatIsCutOffAndRejectsTheHalfOne() throws Exception {
        ParsedFeed feed = Documents.parse("cut-off.xml");

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Whole");
        assertThat(feed.rejected()).extracting(RejectedItem::reason).containsExactly(Reason.CUT_OFF);
    }

    @Test
    void keepsTheLastItemWhenOnlyItsEndTagIsCut() throws Exception { // A07
        ParsedFeed feed = Documents.parseText(
                "<rss version=\"2.0\"><channel><title>T</title><item><title>Whole</title><guid>1</guid></ite");

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Whole");
        assertThat(feed.rejected()).isEmpty();
    }

    @Test
    void understandsPrefixesThatAreBoundToNothing() throws Exception {
        ParsedFeed feed = Documents.rss(
                "<item><dc:creator>C</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><odd:one/></item>");

        assertThat(feed.items().get(0).authors()).containsExactly("C");
        assertThat(feed.items().get(0).content()).isEqualTo("<p>x</p>");
        assertThat(feed.repaired()).isFalse();
    }

    @Test
    void readsABodyThatIsCompressedWithoutSayingSo() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Documents.bytes("rdf.xml"));
        }
        ParsedFeed feed = new FeedParser().parse(new FeedDocument(out.toByteArray(), null, null));

        assertThat(feed.header().title()).isEqualTo("RDF desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<?", "<![CDATA[", "<!DOCTYPE [", "&", "<title><![CDATA[", "<a b='", "<item>"})
    @Timeout(60)
    void endsSoonWithMarkupThatNeverEnds(String start) {
        String flood = start.repeat(500_000 / start.length());

        assertThatThrownBy(() -> Documents.parseText(flood)).isInstanceOf(UnparseableFeedException.class);
        assertThatCode(() -> Documents.rss("<item>" + flood)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "item", "a:b"})
    void survivesTenThousandNestedElements(String name) throws Exception {
        String deep = ("<" + name + ">").repeat(10_000) + "x" + ("</" + name + ">").repeat(10_000);

        ParsedFeed feed = Documents.rss("<item><title>t</title><description>" + deep + "</description></item>");

        assertThat(feed.items()).isNotEmpty();
    }

    @Test
    void survivesNestingInsideHtml() throws Exception {
        ParsedFeed feed = Documents.rss("<item><title>t</title><description><![CDATA[" + "<div><b>".repeat(20_000)
                + "x]]></description></item>");

        assertThat(feed.items().get(0).text()).isEqualTo("x");
    }

    @Test
    void refusesMoreElementsThanAnyFeedHas() {
        String flood = "<rss version=\"2.0\"><channel>" + "<a/>".repeat(2_000_000);

        assertThatThrownBy(() -> Documents.parseText(flood))
                .isInstanceOf(UnparseableFeedException.class)
                .hasMessageStartingWith("larger than any feed");
    }

    @Test
    void cutsTextsThatFitIntoNoRecord() throws Exception {
        ParsedFeed feed = Documents.rss("<item><title>" + "t".repeat(50_000) + "</title><description>"
                + "word ".repeat(500_000) + "</description></item>");

        assertThat(feed.items().get(0).title().length()).isLessThanOrEqualTo(10_000);
        assertThat(feed.items().get(0).text().length()).isLessThanOrEqualTo(200_000);
    }

    @Test
    void givesAFeedOrAReasonForAnyBytes() {
        Random random = new Random(20260106);
        byte[][] seeds = {
            Documents.bytes("rss-rich.xml"),
            Documents.bytes("atom-rich.xml"),
            Documents.bytes("json-1.1.json"),
            Documents.bytes("doctype.xml"),
            Documents.bytes("unsafe-html.xml")
        };
        FeedParser parser = new FeedParser();
        for (int round = 0; round < 400; round++) {
            byte[] mutated = seeds[round % seeds.length].clone();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                mutated[random.nextInt(mutated.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "<>&\"'[]!?/".charAt(random.nextInt(10)));
            }
            try {
                ParsedFeed feed = parser.parse(new FeedDocument(mutated, null, null));
                assertThat(feed.items())
                        .allSatisfy(item -> assertThat(item.link())
                                .satisfiesAnyOf(
                                        link -> assertThat(link).isNull(),
                                        link -> assertThat(link).startsWith("http")));
            } catch (UnparseableFeedException e) {
                assertThat(e.getMessage())
                        .as(new String(mutated, StandardCharsets.ISO_8859_1))
                        .isNotBlank()
                        .doesNotContain("an error while reading it");
            }
        }
    }

    @Test
    void takesControlCharactersOfTheUpperRangeForWhatTheyMeanInWindows1252() throws Exception {
        FeedItem item = Documents.rss("<item><title>don\u0092t \u0096 stop\u0081</title></item>")
                .items()
                .get(0);

        assertThat(item.title()).isEqualTo("don\u2019t \u2013 stop");
    }

    @Test
    void findsTheRootWhoseNameIsSplitByAControlCharacter() throws Exception {
        assertThat(Documents.parseText("<rs\u000bs><channel><title>t</title></channel></rss>")
                        .header()
                        .title())
                .isEqualTo("t");
    }
}
