package dev.wirewatch.app;

import dev.wirewatch.feed.LoopbackServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many feeds for a benchmark, ten to a host. Each begins with three items; nine of ten send validators and answer 304 while
 * nothing is new. While the farm is lively, one poll in twenty finds a new item.
 */
final class FeedFarm implements LoopbackServer.Responder {
    private static final int FEEDS_PER_HOST = 10;
    private static final int FIRST_ITEMS = 3;
    private static final int MOST_ITEMS = 8;
    private static final int POLLS_PER_ITEM = 20;
    private static final String TEXT =
            "Officials said on record what the day had brought, and what was still to come. ";

    private final int[] newest;
    private final long[] asked;
    private final int[] polls;
    private final AtomicInteger once = new AtomicInteger();
    private final AtomicInteger twice = new AtomicInteger();
    private volatile boolean lively;
    private volatile double shortestGap = Double.MAX_VALUE;
    private volatile double longestGap;

    FeedFarm(int feeds) {
        newest = new int[feeds];
        Arrays.fill(newest, FIRST_ITEMS);
        asked = new long[feeds];
        polls = new int[feeds];
    }

    /** Writes the list of all feeds. */
    void writeOpml(Path file, int port) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("<opml version=\"2.0\"><head><title>benchmark</title></head><body>\n");
            for (int i = 0; i < newest.length; i++) {
                out.write("<outline text=\"Feed %d\" xmlUrl=\"http://%s:%d/%d\"/>%n"
                        .formatted(i, LoopbackServer.host(i / FEEDS_PER_HOST), port, i));
            }
            out.write("</body></opml>\n");
        }
    }

    /** Begins to publish, or ends it. */
    void setLively(boolean on) {
        lively = on;
    }

    /** How many feeds have been asked at least so many times, one or two. */
    int askedAtLeast(int times) {
        return times == 1 ? once.get() : twice.get();
    }

    /** Forgets when feeds were asked. */
    void forgetGaps() {
        Arrays.fill(asked, 0);
        shortestGap = Double.MAX_VALUE;
        longestGap = 0;
    }

    /** The shortest and the longest time in seconds between two requests of a feed; empty if none was asked twice. */
    double[] gaps() {
        return longestGap == 0 ? new double[0] : new double[] {shortestGap, longestGap};
    }

    @Override
    public byte @Nullable [] answer(String path, @Nullable String validator) {
        int feed = Integer.parseInt(path.substring(1));
        int poll = ++polls[feed];
        once.addAndGet(poll == 1 ? 1 : 0);
        twice.addAndGet(poll == 2 ? 1 : 0);
        note(feed);
        if (lively && (feed + poll) % POLLS_PER_ITEM == 0) {
            newest[feed]++;
        }
        boolean validates = feed % 10 != 9;
        String etag = "\"" + newest[feed] + "\"";
        if (validates && etag.equals(validator)) {
            return ("HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
                + (validates ? "ETag: " + etag + "\r\n" : "") + "\r\n";
        return (head + document(feed)).getBytes(StandardCharsets.US_ASCII);
    }

    private void note(int feed) {
        long now = System.nanoTime();
        if (asked[feed] != 0) {
            double gap = (now - asked[feed]) / 1e9;
            shortestGap = Math.min(shortestGap, gap);
            longestGap = Math.max(longestGap, gap);
        }
        asked[feed] = now;
    }

    private String document(int feed) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed " + feed + "</title>");
        for (int item = newest[feed]; item > Math.max(0, newest[feed] - MOST_ITEMS); item--) {
            rss.append("<item><guid isPermaLink=\"false\">%d-%d</guid><title>Item %d of feed %d</title><description>"
                            .formatted(feed, item, item, feed))
                    .append(TEXT.repeat(4))
                    .append("</description></item>");
        }
        return rss.append("</channel></rss>").toString();
    }
}
