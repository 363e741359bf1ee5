package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.feed.parse.RejectedItem.Reason;
import dev.wirewatch.model.Enclosure;
import dev.wirewatch.model.PublishedQuality;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedParserTest {
    @Test
    void readsAnRssFeedsHeader() throws Exception {
        ParsedFeed feed = Documents.parse("rss-rich.xml");

        assertThat(feed.header().format()).isEqualTo("rss_2.0");
        assertThat(feed.header().title()).isEqualTo("Desk & wire");
        assertThat(feed.header().link()).isEqualTo("https://desk.example/");
        assertThat(feed.header().description()).isEqualTo("What the <b>desk</b> wrote");
        assertThat(feed.header().language()).isEqualTo("en-gb");
        assertThat(feed.header().authors()).containsExactly("Ed Itor");
        assertThat(feed.header().categories()).containsExactly("defence");
        assertThat(feed.header().published()).isEqualTo("2026-01-06T09:00:00Z");
        assertThat(feed.header().updated()).isEqualTo("2026-01-06T09:30:00Z");
        assertThat(feed.repaired()).isFalse();
    }

    @Test
    void readsPacingHintsAndIgnoresNonsenseAmongThem() throws Exception {
        PacingHints pacing = Documents.parse("rss-rich.xml").pacing();

        assertThat(pacing.ttl()).isEqualTo(Duration.ofMinutes(45));
        assertThat(pacing.skipHours()).containsExactly(0, 3);
        assertThat(pacing.skipDays()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(pacing.updateInterval()).isNull();
    }

    @Test
    void readsHubAndPagingLinksButNotThoseToItself() throws Exception {
        FeedLinks links = Documents.parse("rss-rich.xml").links();

        assertThat(links.hubs()).containsExactly("https://hub.example/");
        assertThat(links.self()).isEqualTo("https://desk.example/rss");
        assertThat(links.next()).isEqualTo("https://desk.example/rss?page=2");
        assertThat(links.prevArchive()).isNull();
    }

    @Test
    void readsAnRssItemWithItsModules() throws Exception {
        FeedItem item = Documents.parse("rss-rich.xml").items().get(0);

        assertThat(item.title()).isEqualTo("Battery moved & dug in");
        assertThat(item.link()).isEqualTo("https://desk.example/news/2026/battery.html");
        assertThat(item.guid()).isEqualTo("desk-1");
        assertThat(item.guidIsPermaLink()).isFalse();
        assertThat(item.published()).isEqualTo("2026-01-06T07:10:11Z");
        assertThat(item.publishedQuality()).isEqualTo(PublishedQuality.GIVEN);
        assertThat(item.summary()).isEqualTo("<p>A <a href=\"https://desk.example/news/map.html\">map</a>.</p>");
        assertThat(item.content())
                .isEqualTo("<p>First.</p><p>Second&nbsp;one <img src=\"https://desk.example/p.png\"></p>");
        assertThat(item.text()).isEqualTo("First.\nSecond one");
        assertThat(item.authors()).containsExactly("Ann Author");
        assertThat(item.categories()).containsExactly("drones", "air defence");
        assertThat(item.enclosures())
                .containsExactly(new Enclosure("https://desk.example/news/audio.mp3", "audio/mpeg", 1234L));
        assertThat(item.source()).isEqualTo(new ItemSource("The Wire", "https://wire.example/rss"));
        assertThat(item.language()).isEqualTo("en-gb");
    }

    @Test
    void takesAPermalinkForTheLinkAndMediaGroupsForWhatIsMissing() throws Exception {
        FeedItem item = Documents.parse("rss-rich.xml").items().get(1);

        assertThat(item.link()).isEqualTo("https://desk.example/2026/permalink.html");
        assertThat(item.guidIsPermaLink()).isTrue();
        assertThat(item.title()).isEqualTo("Depuis le groupe");
        assertThat(item.language()).isEqualTo("fr");
        assertThat(item.published()).isNull();
        assertThat(item.publishedQuality()).isEqualTo(PublishedQuality.MISSING);
        assertThat(item.enclosures()).containsExactly(new Enclosure("https://cdn.example/v.mp4", "video/mp4", 99L));
    }

    @Test
    void publishesNoLinkButToTheWeb() throws Exception {
        FeedItem item = Documents.parse("rss-rich.xml").items().get(3);

        assertThat(item.title()).isEqualTo("Bad links");
        assertThat(item.link()).isNull();
    }

    @Test
    void rejectsAnItemWithNothingInIt() throws Exception {
        ParsedFeed feed = Documents.parse("rss-rich.xml");

        assertThat(feed.items()).hasSize(4);
        assertThat(feed.rejected())
                .containsExactly(new RejectedItem(
                        4,
                        Reason.EMPTY,
                        "neither title nor link nor guid nor text",
                        feed.rejected().get(0).item()));
    }

    @Test
    void readsAtomUnderAnyPrefixWithItsBases() throws Exception {
        ParsedFeed feed = Documents.parse("atom-rich.xml");
        FeedItem item = feed.items().get(0);

        assertThat(feed.header().format()).isEqualTo("atom_1.0");
        assertThat(feed.header().title()).isEqualTo("Der Dienst");
        assertThat(feed.header().description()).isEqualTo("Unter &lt;b&gt;titel");
        assertThat(feed.header().link()).isEqualTo("https://atom.example/base/start");
        assertThat(feed.links().self()).isEqualTo("https://atom.example/base/feed.atom");
        assertThat(feed.header().updated()).isEqualTo(Instant.parse("2026-01-06T09:10:11.136015Z"));
        assertThat(item.title()).isEqualTo("History of the <blink> tag");
        assertThat(item.link()).isEqualTo("https://atom.example/base/2026/one.html");
        assertThat(item.updated()).isEqualTo(Instant.parse("2026-01-06T09:10:11.136015Z"));
        assertThat(item.summary())
                .isEqualTo("See <a href=\"https://atom.example/base/2026/more\">more</a>\n"
                        + "      <em><img src=\"https://other.example/i.png\"></em>");
        assertThat(item.content()).isEqualTo("<p><a href=\"https://atom.example/base/2026/deep/x\">y</a></p>");
        assertThat(item.categories()).containsExactly("Label one", "t-1", "t-2");
        assertThat(item.authors()).containsExactly("Anna");
        assertThat(item.enclosures())
                .containsExactly(new Enclosure("https://atom.example/base/2026/one.mp3", "audio/mpeg", 77L));
        assertThat(item.source()).isEqualTo(new ItemSource("Agentur", "https://agentur.example/"));
        assertThat(item.language()).isEqualTo("de");
    }

    @Test
    void readsAtomsTextConstructs() throws Exception {
        ParsedFeed feed = Documents.parse("atom-rich.xml");

        assertThat(feed.items().get(1).title())
                .doesNotContain("<script")
                .startsWith("AT&T")
                .endsWith("wins");
        assertThat(feed.items().get(1).link()).isEqualTo("https://atom.example/two");
        assertThat(feed.items().get(1).content()).isEqualTo("1 &lt; 2");
        assertThat(feed.items().get(1).text()).isEqualTo("1 < 2");
        assertThat(feed.items().get(1).language()).isEqualTo("en");
        assertThat(feed.items().get(2).link()).isEqualTo("https://atom.example/three");
        assertThat(feed.items().get(2).content()).isNull();
    }

    @Test
    void readsAtom03WithItsModes() throws Exception {
        ParsedFeed feed = Documents.parse("atom03.xml");
        FeedItem item = feed.items().get(0);

        assertThat(feed.header().format()).isEqualTo("atom_0.3");
        assertThat(feed.header().description()).isEqualTo("once");
        assertThat(item.title()).isEqualTo("Bold title");
        assertThat(item.content()).isEqualTo("<p>Escaped</p>");
        assertThat(item.published()).isEqualTo("2004-05-05T11:08:09Z");
        assertThat(item.updated()).isEqualTo("2004-05-06T07:08:09Z");
    }

    @Test
    void readsRdfWithDublinCoreAndSyndicationModule() throws Exception {
        ParsedFeed feed = Documents.parse("rdf.xml");
        FeedItem item = feed.items().get(0);

        assertThat(feed.header().format()).isEqualTo("rss_1.0");
        assertThat(feed.header().language()).isEqualTo("tr");
        assertThat(feed.pacing().updateInterval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(item.guid()).isEqualTo("https://rdf.example/1");
        assertThat(item.authors()).containsExactly("Cem");
        assertThat(item.categories()).containsExactly("exercise");
        assertThat(item.published()).isEqualTo("2026-01-06T06:10:00Z");
    }

    @Test
    void readsTheChannelDefinitionFormat() throws Exception {
        ParsedFeed feed = Documents.parse("cdf.xml");

        assertThat(feed.header().format()).isEqualTo("cdf");
        assertThat(feed.header().link()).isEqualTo("https://cdf.example/");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("One");
            assertThat(item.link()).isEqualTo("https://cdf.example/1");
            assertThat(item.summary()).isEqualTo("Words");
            assertThat(item.updated()).isEqualTo("2026-01-05T08:00:00Z");
        });
    }

    @Test
    void readsJsonFeeds() throws Exception {
        ParsedFeed feed = Documents.parse("json-1.1.json");
        FeedItem item = feed.items().get(0);

        assertThat(feed.header().format()).isEqualTo("json_1.1");
        assertThat(feed.header().authors()).containsExactly("Desk");
        assertThat(feed.links().hubs()).containsExactly("https://hub.example/");
        assertThat(feed.links().next()).isEqualTo("https://json.example/feed.json?p=2");
        assertThat(item.guid()).isEqualTo("17");
        assertThat(item.link()).isEqualTo("https://json.example/17");
        assertThat(item.title()).isEqualTo("T & U");
        assertThat(item.content()).isEqualTo("<p>Body <a href=\"https://json.example/rel\">x</a></p>");
        assertThat(item.published()).isEqualTo("2026-01-06T07:10:11Z");
        assertThat(item.authors()).containsExactly("Olha");
        assertThat(item.language()).isEqualTo("uk");
        assertThat(item.enclosures()).containsExactly(new Enclosure("https://json.example/a.mp3", "audio/mpeg", 5L));
        assertThat(feed.items().get(1).content()).isEqualTo("a &lt; b");
        assertThat(feed.items().get(1).link()).isEqualTo("https://elsewhere.example/");
        assertThat(feed.rejected()).extracting(RejectedItem::reason).containsExactly(Reason.MALFORMED);
    }

    @Test
    void keepsTheWholeItemsOfAJsonFeedThatIsCutOff() throws Exception {
        ParsedFeed feed = Documents.parse("json-cut-off.json");

        assertThat(feed.header().title()).isEqualTo("Cut");
        assertThat(feed.items()).extracting(FeedItem::guid).containsExactly("a");
        assertThat(feed.repaired()).isTrue();
    }

    @Test
    void resolvesLinksAgainstTheDocumentsAddressOrElseTheFeedsOwnLink() throws Exception {
        String items = "<link>https://site.example/</link><item><title>t</title><link>/a?b=1&amp;c=2</link></item>";

        assertThat(Documents.rss(items).items().get(0).link()).isEqualTo("https://site.example/a?b=1&c=2");
        assertThat(Documents.parseAt("https://base.example/x/feed", "shared-names.xml")
                        .items()
                        .get(0)
                        .link())
                .isEqualTo("https://shared.example/a");
    }

    @Test
    void saysWhatADocumentIsInsteadOfAFeed() {
        assertThatThrownBy(() -> Documents.parse("page.html"))
                .isInstanceOf(UnparseableFeedException.class)
                .hasMessage("an HTML page, not a feed");
        assertThatThrownBy(() -> Documents.parseText("")).hasMessage("an empty document, not a feed");
        assertThatThrownBy(() -> Documents.parseText("Internal error")).hasMessage("plain text, not a feed");
        assertThatThrownBy(() -> Documents.parseText("{\"a\":1}"))
                .hasMessage("JSON, but not a JSON feed: it has no version of jsonfeed.org");
        assertThatThrownBy(() -> Documents.parseText("<opml/>")).hasMessage("an OPML list of feeds, not a feed");
        assertThatThrownBy(() -> Documents.parseText("<note/>"))
                .hasMessage("an XML document with the root element <note>, not a feed");
    }

    @Test
    void marksNamesThatTellNoItemsApart() throws Exception {
        ParsedFeed feed = Documents.parse("shared-names.xml");

        assertThat(feed.items()).extracting(FeedItem::guidShared).containsExactly(true, true, true, false, false);
        assertThat(feed.items()).extracting(FeedItem::linkShared).containsExactly(false, false, false, true, true);
    }
}
