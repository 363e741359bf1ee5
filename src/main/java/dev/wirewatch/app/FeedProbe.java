package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.feed.HttpFeedFetcher;
import dev.wirewatch.feed.HttpSettings;
import dev.wirewatch.feed.discovery.FeedVisitor;
import java.time.InstantSource;
import java.util.List;

/** Asks addresses as the poller would: the same fetcher with the same bounds, guard and User-Agent. */
final class FeedProbe implements AutoCloseable {
    private static final String HTTPS = "https://";

    private final HttpFeedFetcher fetcher;

    private FeedProbe(HttpFeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Opens it.
     *
     * @param alsoAllowed networks that may be asked besides those of the settings
     * @throws UserErrorException if the settings do not fit each other
     */
    static FeedProbe open(Settings settings, List<String> alsoAllowed) {
        try {
            HttpSettings http = HttpSettings.of(settings, Version.text()).allowing(alsoAllowed);
            return new FeedProbe(new HttpFeedFetcher(http, InstantSource.system()));
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: the settings under ingest do not fit: " + e.getMessage());
        }
    }

    FeedVisitor visitor() {
        return new FeedVisitor(fetcher, InstantSource.system());
    }

    /** An address as people write it, with a scheme. */
    static String address(String written) {
        String address = written.strip();
        return address.contains("://") ? address : HTTPS + address;
    }

    /** The same address without TLS. */
    static String insecure(String address) {
        return address.replaceFirst("^" + HTTPS, "http://");
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
