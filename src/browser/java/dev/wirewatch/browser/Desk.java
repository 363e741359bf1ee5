package dev.wirewatch.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.app.WirewatchProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The packaged product with its sample newsroom and one more feed, and a browser to look at it. */
public final class Desk implements AutoCloseable {
    private static final String LISTENS = "the dashboard listens at ";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Follows to the alert that has taken the place of one, as the newsroom's do while it goes on. */
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private final Path folder;
    private final WireFeed wire;
    private final WirewatchProcess product;
    private final Chromium chromium;
    private final String address;

    /** Starts all of it. */
    Desk() throws IOException {
        folder = Files.createTempDirectory("desk");
        wire = new WireFeed();
        Path feeds = Files.writeString(folder.resolve("feeds.opml"), wire.opml());
        product = WirewatchProcess.start(
                folder,
                Map.of(
                        "WIREWATCH_DATA_DIR", "data",
                        "WIREWATCH_BROKER_PORT", Integer.toString(freePort()),
                        "WIREWATCH_NEWSROOM_PORT", "0",
                        "WIREWATCH_DASHBOARD_PORT", "0",
                        "WIREWATCH_FEEDS", feeds.toString(),
                        "WIREWATCH_INGEST_MIN_INTERVAL", "1s",
                        "WIREWATCH_INGEST_ALLOW_NETWORKS", "127.0.0.1:" + wire.port()),
                "run");
        chromium = new Chromium();
        product.awaitNotice(LISTENS);
        address = product.err().stream()
                .filter(line -> line.contains(LISTENS))
                .map(line -> line.substring(line.indexOf("http"), line.lastIndexOf('/')))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A window that shows a page as a desk's screen would. */
    public WatchedPage open(String path) {
        return chromium.open(address).go(path);
    }

    /** A window that has gone nowhere yet. */
    public WatchedPage open(Look look) {
        return chromium.open(address, look);
    }

    /** Prints an article in a feed that the product polls every second. */
    public void publish(String title, String text) {
        wire.publish(title, text);
    }

    /** The JSON under a path of the interface. */
    public JsonNode get(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is answered under a path. */
    public String text(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the newsroom has raised so many alerts. */
    public void awaitAlerts(int least) {
        Awaitility.await("alerts of the sample newsroom")
                .atMost(Duration.ofMinutes(2))
                .until(() -> get("/api/v1/alerts").path("total").asInt() >= least);
    }

    /** Waits until an article fits a search. */
    public void awaitArticle(String query) {
        Awaitility.await("an article that fits " + query)
                .atMost(Duration.ofMinutes(2))
                .until(() -> get("/api/v1/articles?q=" + query).path("total").asInt() > 0);
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        product.close();
        wire.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
