package dev.wirewatch.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that prints what a test hands it, so that something happens when the test is ready for it. */
final class WireFeed implements AutoCloseable {
    private final HttpServer server;
    private final List<String> items = new CopyOnWriteArrayList<>();

    WireFeed() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A list of feeds that holds this one, polled every second. */
    String opml() {
        return """
                <opml version="2.0"><head><title>Tests</title></head><body>
                <outline type="rss" text="Late wire" title="Late wire" publisher="Late wire" language="en" tier="1"
                    interval="1s" watch="off" xmlUrl="http://127.0.0.1:%d/late.xml"/>
                </body></opml>
                """.formatted(port());
    }

    /** Prints an article, dated now. Neither text may hold markup. */
    void publish(String title, String text) {
        String published =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
        items.add("<item><title>%s</title><link>https://late.example/%d</link><pubDate>%s</pubDate>"
                        .formatted(title, items.size(), published)
                + "<description>%s</description></item>".formatted(text));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] feed = ("<rss version=\"2.0\"><channel><title>Late wire</title><link>https://late.example/</link>"
                            + "<description>Of the tests</description>" + String.join("", items) + "</channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
