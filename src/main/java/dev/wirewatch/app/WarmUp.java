package dev.wirewatch.app;

import dev.wirewatch.feed.parse.FeedDocument;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.feed.parse.UnparseableFeedException;
import dev.wirewatch.kafka.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * Loads what the first poll will need (the broker's classes, the parser's tables) on the second core while the first one
 * checks the configuration: the first alert comes seconds earlier. It starts nothing and leaves nothing behind.
 */
final class WarmUp {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Warm-up</title><link>https://wirewatch.example/</link><item>
            <title>Nothing</title><link>/1</link><pubDate>Tue, 10 Mar 2026 16:12:00 GMT</pubDate>
            <description>&lt;p&gt;Nothing happened.&lt;/p&gt;</description></item></channel></rss>
            """;

    private WarmUp() {}

    /** Begins in the background. */
    static void begin() {
        Thread thread = new Thread(WarmUp::run, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        EmbeddedKafka.loadClasses();
        try {
            new FeedParser().parse(new FeedDocument(FEED.getBytes(StandardCharsets.UTF_8), null, null));
        } catch (UnparseableFeedException e) {
            // A field would set up the log on the thread that begins this: that is work of the background too.
            LoggerFactory.getLogger(WarmUp.class).warn("the warm-up feed cannot be parsed", e);
        }
    }
}
