package dev.wirewatch.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.model.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class NewsroomServerTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00.250Z");
    private static final Duration STEP = Duration.ofMillis(700);

    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = START;
    private NewsroomServer server = start(NewsroomSettings.defaults(() -> now));

    private static NewsroomServer start(NewsroomSettings settings) {
        try {
            return NewsroomServer.start(Newsroom.sample(), settings);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<byte[]> get(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Element> items(Feed feed) {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(get(feed.url()).body()));
            NodeList nodes = document.getElementsByTagName("item");
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> (Element) nodes.item(i))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Element item, String name) {
        return item.getElementsByTagName(name).item(0).getTextContent();
    }

    private List<String> guids() {
        List<String> guids = new ArrayList<>();
        server.feeds().forEach(feed -> items(feed).forEach(item -> guids.add(text(item, "guid"))));
        return guids;
    }

    private Feed feed(String publisher) {
        return server.feeds().stream()
                .filter(feed -> publisher.equals(feed.publisher()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void releasesSomeArticlesAtOnceAndTheOthersOneByOne() {
        List<Integer> counts = new ArrayList<>();
        for (int step : List.of(0, 1, 2, 12, 24, 31)) {
            now = START.plus(STEP.multipliedBy(step));
            counts.add(guids().size());
        }

        // With step 24 a correction comes out, which is no other article.
        assertThat(counts).containsExactly(6, 7, 8, 18, 29, 36);
        assertThat(guids()).doesNotHaveDuplicates().hasSize(Newsroom.sample().size());
        assertThat(Duration.between(START, server.completeAt()))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    }

    @Test
    void replacesACorrectedArticleByItsCorrectionUnderTheSameGuid() {
        now = START.plus(STEP.multipliedBy(23));
        Element before = strike();
        now = server.completeAt();
        Element after = strike();

        assertThat(text(after, "guid")).isEqualTo(text(before, "guid"));
        assertThat(text(after, "pubDate")).isEqualTo(text(before, "pubDate"));
        assertThat(text(after, "content:encoded")).contains("Corrects").isNotEqualTo(text(before, "content:encoded"));
    }

    private Element strike() {
        return items(feed("Gulf Wire Service")).stream()
                .filter(item -> text(item, "guid").equals("gulf-wire-106"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void datesTheLastArticleAtTheStartAndNoneLater() {
        now = server.completeAt();

        List<String> dates = server.feeds().stream()
                .flatMap(feed -> items(feed).stream())
                .map(item -> text(item, "pubDate"))
                .toList();

        assertThat(dates).contains("Fri, 1 May 2026 12:00:00 GMT").contains("Fri, 1 May 2026 00:05:00 GMT");
    }

    @Test
    void keepsTheDatesOverARestartWhenToldTheFirstOpening() {
        now = server.completeAt();
        byte[] before = get(feed("Le Courrier du Levant").url()).body();
        int port = server.port();
        server.close();
        server = start(NewsroomSettings.defaults(() -> now).withPort(port).withLastPublished(START));
        now = server.completeAt();

        assertThat(get(feed("Le Courrier du Levant").url()).body()).isEqualTo(before);
    }

    @Test
    void answersAKnownEtagWithoutABody() {
        String url = feed("Gulf Wire Service").url();
        HttpResponse<byte[]> first = get(url);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> second = get(url, "If-None-Match", etag, "If-Modified-Since", "nonsense");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/rss+xml; charset=utf-8");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("ETag")).contains(etag);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void sendsTheFeedAgainAsSoonAsItHasChanged() {
        String url = feed("Mesopotamia Dispatch").url();
        String etag = get(url).headers().firstValue("ETag").orElseThrow();
        now = START.plus(STEP);

        assertThat(get(url, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void givesALastModifiedOnlyWhenNoOtherChangeCanHaveTheSameDate() {
        String url = feed("Gulf Wire Service").url();
        HttpResponse<byte[]> within = get(url);
        now = START.plusSeconds(1);
        HttpResponse<byte[]> later = get(url);
        String date = later.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(within.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(date).isEqualTo("Fri, 01 May 2026 12:00:00 GMT");
        assertThat(get(url, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        now = server.completeAt();
        assertThat(get(url, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void registersItsFeedsWithIdsThatDoNotDependOnThePort() {
        List<Feed> before = server.feeds();
        server.close();
        server = start(NewsroomSettings.defaults(() -> now));

        assertThat(server.feeds())
                .extracting(Feed::id)
                .isEqualTo(before.stream().map(Feed::id).toList());
        assertThat(before).hasSize(6).allSatisfy(feed -> {
            assertThat(feed.interval()).isEqualTo(Duration.ofSeconds(1));
            assertThat(feed.host()).isEqualTo("127.0.0.1");
            assertThat(feed.labels()).containsExactly("sample");
        });
        assertThat(before).extracting(Feed::language).containsExactly("en", "en", "en", "en", "fr", "ar");
    }

    @Test
    void knowsNothingButItsFeeds() {
        String base = "http://127.0.0.1:" + server.port();

        assertThat(get(base + "/").statusCode()).isEqualTo(404);
        assertThat(get(base + "/feeds/other.xml").statusCode()).isEqualTo(404);
        assertThat(get(base + "/feeds/../feeds").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesOtherMethods() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create(server.feeds().get(0).url()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<Void> response = client.send(post, BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void namesAPortThatIsInUse() {
        NewsroomSettings taken = NewsroomSettings.defaults(() -> now).withPort(server.port());

        assertThatThrownBy(() -> NewsroomServer.start(Newsroom.sample(), taken))
                .isInstanceOf(BindException.class)
                .hasMessage("port " + server.port() + " of 127.0.0.1 is in use");
    }
}
