package dev.wirewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
