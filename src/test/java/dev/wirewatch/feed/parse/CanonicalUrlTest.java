package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/world/story-1",
                "http://news.example/world/story-1",
                "HTTPS://News.Example:443/world/story-1/",
                "http://news.example:80/world/story-1#comments",
                "https://www.news.example/world/story-1",
                "https://m.news.example/world/story-1",
                "https://amp.news.example/world/story-1",
                "https://news.example/world/story-1/amp",
                "https://news.example/world/story-1/amp/",
                "https://news.example/amp/world/story-1",
                "https://news.example/world/story-1?amp",
                "https://news.example/world/story-1?outputType=amp",
                "https://news.example/world/story-1?utm_source=rss&utm_medium=feed",
                "https://news.example/world/story-1?fbclid=abc&at_medium=RSS&source=rss",
                "https://news.example/world/story%2D1",
                "https://news.example/world/story-1;jsessionid=1A2B",
                "https://www.google.com/amp/s/news.example/world/story-1",
                "https://news-example.cdn.ampproject.org/c/s/news.example/world/story-1"
            })
    void givesTheSpellingsOfOneArticleOneKey(String spelling) {
        assertThat(CanonicalUrl.of(spelling)).hasValue("https://news.example/world/story-1");
    }

    @Test
    void keepsWhatTellsArticlesApart() {
        assertThat(CanonicalUrl.of("https://news.example/?p=12&lang=ar"))
                .isEqualTo(CanonicalUrl.of("https://news.example/?lang=ar&p=12"))
                .hasValue("https://news.example?lang=ar&p=12");
        assertThat(CanonicalUrl.of("https://news.example/view?source=ministry"))
                .hasValue("https://news.example/view?source=ministry");
        assertThat(CanonicalUrl.of("https://news.example/Story")).hasValue("https://news.example/Story");
        assertThat(CanonicalUrl.of("https://news.example:8443/a")).hasValue("https://news.example:8443/a");
        assertThat(CanonicalUrl.of("https://news.example/#!/a")).hasValue("https://news.example#!/a");
        assertThat(CanonicalUrl.of("https://m.com/a")).hasValue("https://m.com/a");
        assertThat(CanonicalUrl.of("https://news.example/camp")).hasValue("https://news.example/camp");
    }

    @Test
    void hasNoKeyForWhatIsNoAddress() {
        assertThat(CanonicalUrl.of("urn:uuid:1")).isEmpty();
        assertThat(CanonicalUrl.of("https://")).isEmpty();
    }
}
