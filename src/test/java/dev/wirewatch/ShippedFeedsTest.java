package dev.wirewatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlReader;
import dev.wirewatch.model.Feed;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The list of public feeds in {@code config/feeds.opml}. */
class ShippedFeedsTest {
    private final List<Element> feeds = feeds();

    private static List<Element> feeds() {
        try {
            NodeList outlines = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("config/feeds.opml").toFile())
                    .getElementsByTagName("outline");
            return IntStream.range(0, outlines.getLength())
                    .mapToObj(i -> (Element) outlines.item(i))
                    .filter(outline -> outline.hasAttribute("xmlUrl"))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void holdsAtLeastSixtyFeedsInEightLanguages() {
        assertThat(feeds).hasSizeGreaterThanOrEqualTo(60);
        assertThat(feeds.stream().map(feed -> feed.getAttribute("language")).distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void subscribesToNoAddressTwice() {
        assertThat(feeds).extracting(feed -> feed.getAttribute("xmlUrl")).doesNotHaveDuplicates();
    }

    @Test
    void isReadWithoutAProblem() throws Exception {
        OpmlDocument document = OpmlReader.read(Path.of("config/feeds.opml"));

        assertThat(document.problems()).isEmpty();
        assertThat(document.feeds()).hasSameSizeAs(feeds);
        assertThat(document.feeds()).allSatisfy(feed -> {
            assertThat(feed.group()).isNotBlank();
            assertThat(feed.language()).isNotBlank();
        });
        assertThat(document.feeds().stream().map(Feed::tier).distinct()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(document.feeds().stream().filter(Feed::watched).toList())
                .as("primary sources are watched, and not everything is")
                .hasSizeBetween(5, 40);
    }

    @Test
    void namesEachPublisherTheSameWayInAllItsFeeds() throws Exception {
        assertThat(OpmlReader.read(Path.of("config/feeds.opml")).feeds().stream()
                        .map(feed -> feed.publisher() == null ? feed.title() : feed.publisher())
                        .distinct()
                        .collect(Collectors.groupingBy(name -> name.toLowerCase(Locale.ROOT), Collectors.counting())))
                .allSatisfy((name, spellings) -> assertThat(spellings).isEqualTo(1));
    }

    @Test
    void saysForEveryFeedWhatItsHeaderExplains() {
        assertThat(feeds).allSatisfy(feed -> {
            assertThat(URI.create(feed.getAttribute("xmlUrl")))
                    .hasScheme("https")
                    .hasNoFragment();
            assertThat(URI.create(feed.getAttribute("htmlUrl"))).hasScheme("https");
            assertThat(feed.getAttribute("title")).isNotBlank().isEqualTo(feed.getAttribute("text"));
            assertThat(feed.getAttribute("tier")).matches("[123]");
            assertThat(feed.getAttribute("interval")).matches("(\\d+[mh])?");
            assertThat(Locale.getISOLanguages()).contains(feed.getAttribute("language"));
            assertThat(((Element) feed.getParentNode()).getTagName()).isEqualTo("outline");
        });
    }
}
