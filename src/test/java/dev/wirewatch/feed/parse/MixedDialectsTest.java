package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What items inherit, and what they say twice or in another dialect's words. */
class MixedDialectsTest {
    private static final String ATOM =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='sv'><title>Bevakning</title>";

    @Test
    void givesAnAtomEntryWithoutAuthorThoseOfItsSourceAndElseOfItsFeed() throws Exception {
        ParsedFeed feed = Documents.parseText(ATOM
                + "<author><name>The desk</name></author>"
                + "<entry><title>a</title></entry>"
                + "<entry><title>b</title><source><author><name>The wire</name></author></source></entry>"
                + "<entry><title>c</title><author><name>Own</name></author></entry></feed>");

        assertThat(feed.items())
                .extracting(item -> String.join(",", item.authors()))
                .containsExactly("The desk", "The wire", "Own");
    }

    @Test
    void doesNotTakeAnRssChannelsEditorForTheAuthorOfItsItems() throws Exception {
        ParsedFeed feed = Documents.rss("<managingEditor>Ed</managingEditor><item><title>a</title></item>");

        assertThat(feed.header().authors()).containsExactly("Ed");
        assertThat(feed.items().get(0).authors()).isEmpty();
    }

    @Test
    void givesAnItemOfAJsonFeedWithoutAuthorsThoseOfItsFeed() throws Exception {
        ParsedFeed feed = Documents.parseText("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\","
                + "\"authors\":[{\"name\":\"Desk\"}],\"items\":[{\"id\":\"1\",\"content_text\":\"x\"},"
                + "{\"id\":\"2\",\"content_text\":\"y\",\"authors\":[{\"name\":\"Own\"}]}]}");

        assertThat(feed.items())
                .extracting(item -> String.join(",", item.authors()))
                .containsExactly("Desk", "Own");
    }

    @Test
    void takesTheLanguageOfTheTextForTheItemsLanguage() throws Exception {
        ParsedFeed feed = Documents.parseText(ATOM
                + "<entry><title>ärvd</title></entry>"
                + "<entry xml:lang='fi'><title>oma</title></entry>"
                + "<entry xml:lang='fi'><title>oma</title><summary xml:lang='en'>translated</summary></entry>"
                + "<entry><title>?</title><content xml:lang=''>1 2 3</content></entry></feed>");

        assertThat(feed.items()).extracting(FeedItem::language).containsExactly("sv", "fi", "en", null);
    }

    @Test
    void takesTheLanguageOfItsTitleForAFeedThatDeclaresNone() throws Exception {
        assertThat(Documents.parseText("<rss><channel><title xml:lang='et'>Uudised</title></channel></rss>")
                        .header()
                        .language())
                .isEqualTo("et");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <description>Short</description><summary>The whole story</summary> | Short | The whole story
            <summary>Short</summary><description>The whole story</description> | Short | The whole story
            <description>Same</description><summary>Same</summary>             | Same  |
            """)
    void takesTheFirstOfTwoSummariesForTheSummaryAndTheOtherForTheText(String markup, String summary, String content)
            throws Exception {
        FeedItem item = Documents.rss("<item>" + markup + "</item>").items().get(0);

        assertThat(item.summary()).isEqualTo(summary);
        assertThat(item.content()).isEqualTo(content);
    }

    @Test
    void takesTheLastReadableOneOfRepeatedDates() throws Exception {
        FeedItem item = Documents.rss("<item><title>t</title><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate>"
                        + "<pubDate>Tue, 06 Jan 2026 10:00:00 GMT</pubDate><pubDate>soon</pubDate></item>")
                .items()
                .get(0);

        assertThat(item.published()).isEqualTo("2026-01-06T10:00:00Z");
    }

    @Test
    void readsLabelsForPeopleAndForMachinesAndListsOfTags() throws Exception {
        FeedItem atom = Documents.parseText(
                        ATOM + "<entry><title>t</title><category term='nav' label='Navy'/></entry></feed>")
                .items()
                .get(0);
        FeedItem rss = Documents.rss("<item><title>t</title><category>Army</category><tags>drone, radar</tags></item>")
                .items()
                .get(0);

        assertThat(atom.categories()).containsExactly("Navy", "nav");
        assertThat(rss.categories()).containsExactly("Army", "drone", "radar");
    }

    @Test
    void takesAThumbnailForTheEnclosureOnlyWhereThereIsNoOther() throws Exception {
        String thumbnail = "<media:thumbnail url='https://m.example/small.jpg'/>";
        ParsedFeed feed = Documents.rss("<item><title>a</title>" + thumbnail + "</item>"
                + "<item><title>b</title><media:group><media:content url='https://m.example/film.mp4'/>" + thumbnail
                + "</media:group></item>");

        assertThat(feed.items())
                .extracting(item -> item.enclosures().get(0).url())
                .containsExactly("https://m.example/small.jpg", "https://m.example/film.mp4");
        assertThat(feed.items().get(1).enclosures()).hasSize(1);
    }

    @Test
    void completesAFeedsIdThatIsAPath() throws Exception {
        ParsedFeed feed =
                Documents.parseText("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://id.example/x/'>"
                        + "<id>/feeds/1</id></feed>");

        assertThat(feed.header().id()).isEqualTo("https://id.example/feeds/1");
    }

    @Test
    void readsItemsThatHaveNoChannelAroundThem() throws Exception {
        assertThat(Documents.parseText("<rss><redirect/><item><title>alone</title></item></rss>")
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("alone");
        assertThat(Documents.parseText("<rss version='2.0'><newLocation>https://moved.example/</newLocation></rss>")
                        .items())
                .isEmpty();
    }
}
