package dev.wirewatch.feed.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.feed.page.FullTextSettings.Mode;
import dev.wirewatch.feed.parse.FeedDocument;
import dev.wirewatch.feed.parse.FeedItem;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.model.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FullTextSettingsTest {
    private static FullTextSettings set(String key, String value) throws Exception {
        return FullTextSettings.of(SettingsLoader.load(null, null, Map.of(), Map.of(key, value)));
    }

    private static FullTextSettings with(Mode mode) {
        return new FullTextSettings(mode, Duration.ofSeconds(1), 5, Duration.ofMinutes(1));
    }

    private static Feed feed(boolean marked) {
        String url = "https://outlet.example/rss";
        return new Feed(Feed.id(url), url, "Outlet", null, null, "en", 2, null, marked, false, List.of());
    }

    private static List<FeedItem> items(int count, int length) throws Exception {
        String rss = IntStream.range(0, count)
                .mapToObj(i -> "<item><title>Item " + i + "</title><description>" + "x".repeat(length)
                        + "</description></item>")
                .collect(Collectors.joining("", "<rss version=\"2.0\"><channel><title>T</title>", "</channel></rss>"));
        return new FeedParser()
                .parse(new FeedDocument(rss.getBytes(StandardCharsets.UTF_8), "application/rss+xml", null))
                .items();
    }

    @Test
    void readsMarkedFeedsAndThoseWithShortItemsThroughoutUnlessToldOtherwise() throws Exception {
        FullTextSettings settings = FullTextSettings.of(SettingsLoader.load(null, null, Map.of(), Map.of()));

        assertThat(settings).isEqualTo(FullTextSettings.DEFAULTS);
        assertThat(settings.applies(feed(true), items(1, 1_000))).isTrue();
        assertThat(settings.applies(feed(false), items(5, 500))).isTrue();
        assertThat(settings.applies(feed(false), items(5, 501))).isFalse();
        assertThat(settings.applies(feed(false), items(4, 10)))
                .as("four are not throughout")
                .isFalse();
    }

    @Test
    void readsOnlyMarkedFeedsOrNoneWhenToldSo() throws Exception {
        assertThat(with(Mode.MARKED).applies(feed(false), items(5, 10))).isFalse();
        assertThat(with(Mode.MARKED).applies(feed(true), items(5, 10))).isTrue();
        assertThat(with(Mode.NONE).applies(feed(true), items(5, 10))).isFalse();
    }

    @Test
    void readsTheModeFromAFile() throws Exception {
        SourceDocument file = SourceDocument.parse("test.yaml", "ingest:\n  full-text:\n    mode: none\n");

        assertThat(FullTextSettings.of(SettingsLoader.load(file, null, Map.of(), Map.of()))
                        .mode())
                .isEqualTo(Mode.NONE);
    }

    @Test
    void refusesAnotherModeAndNamesTheKeyAndWhatIsAllowed() {
        assertThatThrownBy(() -> set("ingest.full-text.mode", "sometimes"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("ingest.full-text.mode: must be none, marked or auto, is: sometimes");
    }

    @Test
    void waitsFourTimesAsLongAfterEachFailureAndAtMostHalfADay() {
        assertThat(with(Mode.AUTO).backoff(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(with(Mode.AUTO).backoff(2)).isEqualTo(Duration.ofMinutes(4));
        assertThat(with(Mode.AUTO).backoff(3)).isEqualTo(Duration.ofMinutes(16));
        assertThat(with(Mode.AUTO).backoff(1_000)).isEqualTo(Duration.ofHours(12));
    }
}
