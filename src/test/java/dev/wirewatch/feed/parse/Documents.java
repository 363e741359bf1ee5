package dev.wirewatch.feed.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Test documents, read from {@code src/test/resources/feeds} or written in the test. */
final class Documents {
    private Documents() {}

    static ParsedFeed parse(String resource) throws UnparseableFeedException {
        return new FeedParser().parse(new FeedDocument(bytes(resource), null, null));
    }

    static ParsedFeed parseAt(String base, String resource) throws UnparseableFeedException {
        return new FeedParser().parse(new FeedDocument(bytes(resource), null, URI.create(base)));
    }

    static ParsedFeed parseText(String text) throws UnparseableFeedException {
        return new FeedParser().parse(new FeedDocument(text.getBytes(StandardCharsets.UTF_8), null, null));
    }

    /** An RSS document around the markup of its items. */
    static ParsedFeed rss(String items) throws UnparseableFeedException {
        return parseText("<rss version=\"2.0\"><channel><title>Test</title>" + items + "</channel></rss>");
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream("/feeds/" + resource))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
