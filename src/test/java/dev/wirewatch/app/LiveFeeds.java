package dev.wirewatch.app;

import dev.wirewatch.feed.ScenarioServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Feeds of several hosts on loopback that publish an item every now and then until they are told to stop, take their time
 * to answer, and note who asked when. An item that has been published stays in its feed. Where there are article pages, some
 * items of each host's first feed have one, and it is marked for full text.
 */
final class LiveFeeds implements AutoCloseable {
    /**
     * A request.
     *
     * @param feed the feed's name
     * @param agent the User-Agent
     * @param start in nanoseconds
     * @param end when the answer had been written
     */
    record Visit(String feed, String agent, long start, long end) {}

    /** A site's pages are asked for one at a time, so there must not be as many of them as of items. */
    private static final int PAGE_EVERY = 5;

    private static final String PAGE =
            "The ferry to the outer islands stays in the harbour of Vellmar for a third day, as the "
                    + "swell has not gone down. The harbour master expects the first crossing on Thursday, and bread is flown in.";

    private final Map<String, ScenarioServer> servers = new LinkedHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long opened = System.nanoTime();
    private final Duration every;
    private final Duration answerTime;
    private final boolean pages;
    private volatile long stopped;

    LiveFeeds(int hosts, int feedsPerHost, Duration every, Duration answerTime) {
        this(hosts, feedsPerHost, every, answerTime, false);
    }

    LiveFeeds(int hosts, int feedsPerHost, Duration every, Duration answerTime, boolean pages) {
        this.pages = pages;
        this.every = every;
        this.answerTime = answerTime;
        for (int host = 0; host < hosts; host++) {
            ScenarioServer server = new ScenarioServer("127.0.7." + (1 + host));
            for (int feed = 0; feed < feedsPerHost; feed++) {
                String name = "h" + host + "f" + feed;
                servers.put(name, server);
                server.on("/" + name, (request, out) -> answer(name, request, out));
            }
        }
    }

    private void answer(String feed, ScenarioServer.Request request, OutputStream out)
            throws IOException, InterruptedException {
        int items = published();
        closed.await(answerTime.toMillis(), TimeUnit.MILLISECONDS);
        String agent = request.header("User-Agent").get(0);
        try {
            if (request.header("If-None-Match").contains("\"" + items + "\"")) {
                out.write("HTTP/1.1 304 Not Modified\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } else {
                out.write(ScenarioServer.ok("ETag: \"" + items + "\"\r\n", document(feed, items))
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
        } finally {
            visits.add(new Visit(feed, agent, request.nanos(), System.nanoTime()));
        }
    }

    private String document(String feed, int items) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>" + feed + "</title>");
        for (int item = items - 1; item >= 0; item--) {
            rss.append("<item><guid isPermaLink=\"false\">%s-%d</guid><title>%s</title>%s</item>"
                    .formatted(feed, item, title(feed, item), link(feed, item)));
        }
        return rss.append("</channel></rss>").toString();
    }

    private boolean hasPages(String feed) {
        return pages && feed.endsWith("f0");
    }

    private boolean hasPage(String feed, int item) {
        return hasPages(feed) && item % PAGE_EVERY == 0;
    }

    /** The link to an item's page, which is there from now on; empty where there are no pages. */
    private String link(String feed, int item) {
        ScenarioServer server = servers.get(feed);
        if (server == null || !hasPage(feed, item)) {
            return "";
        }
        String path = "/" + feed + "/" + item;
        server.on(
                path,
                ScenarioServer.ok(
                        "Content-Type: text/html\r\n",
                        "<html><body><article><h1>%s</h1><p>%s</p></article></body></html>"
                                .formatted(title(feed, item), PAGE)));
        return "<link>" + server.url(path) + "</link>";
    }

    private static String title(String feed, int item) {
        return "Item " + item + " of " + feed;
    }

    /** How many items each feed has by now. */
    private int published() {
        long now = stopped == 0 ? System.nanoTime() : stopped;
        return 1 + (int) ((now - opened) / every.toNanos());
    }

    /** Publishes nothing more. */
    void stop() {
        stopped = System.nanoTime();
    }

    /**
     * The titles of all items published so far, each with how often it is to be announced: once, and once more where the
     * item has a page.
     */
    Map<String, Long> titles() {
        int items = published();
        Map<String, Long> titles = new TreeMap<>();
        for (String feed : servers.keySet()) {
            for (int item = 0; item < items; item++) {
                titles.put(title(feed, item), hasPage(feed, item) ? 2L : 1L);
            }
        }
        return titles;
    }

    List<String> names() {
        return List.copyOf(servers.keySet());
    }

    /** All requests answered so far, in the order of their beginnings. */
    List<Visit> visits() {
        List<Visit> sorted = new ArrayList<>(visits);
        sorted.sort(Comparator.comparing(Visit::start));
        return sorted;
    }

    List<Visit> visits(String feed) {
        return visits().stream().filter(visit -> visit.feed().equals(feed)).toList();
    }

    /** Writes the list of all feeds. */
    Path writeOpml(Path file) throws IOException {
        StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><head><title>live</title></head><body>\n");
        servers.forEach((name, server) -> opml.append("<outline text=\"")
                .append(name)
                .append("\" xmlUrl=\"")
                .append(server.url("/" + name))
                .append(hasPages(name) ? "\" fullText=\"true" : "")
                .append("\"/>\n"));
        return Files.writeString(file, opml.append("</body></opml>\n"));
    }

    @Override
    public void close() {
        closed.countDown();
        servers.values().stream().distinct().forEach(ScenarioServer::close);
    }
}
