package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.discovery.FeedCheck;
import dev.wirewatch.feed.discovery.FeedDiscovery;
import dev.wirewatch.feed.discovery.Visit;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.model.Feed;
import java.net.URI;
import java.util.List;

/** From an address that somebody has to the feeds behind it, and from a feed to how it is: asked as the poller asks. */
final class FeedFinder {
    private final Settings settings;

    /** @param settings bounds and networks of the fetcher, and how often feeds are polled */
    FeedFinder(Settings settings) {
        this.settings = settings;
    }

    /**
     * Searches behind an address.
     *
     * @param written as people write it; the scheme may be left out
     * @throws UserErrorException if the settings do not fit each other
     */
    FeedDiscovery.Findings find(String written) {
        String address = FeedProbe.address(written);
        try (FeedProbe probe = FeedProbe.open(settings, List.of())) {
            FeedDiscovery discovery = new FeedDiscovery(probe.visitor());
            FeedDiscovery.Findings secure = discovery.find(address);
            // Whoever writes no scheme means the site, also where it is not served over TLS.
            boolean plainly =
                    !written.contains("://") && secure.first().result().status() == null;
            return plainly ? discovery.find(FeedProbe.insecure(address)) : secure;
        }
    }

    /**
     * Asks a feed once and reports.
     *
     * @throws UserErrorException if the settings do not fit each other
     */
    FeedCheck check(FeedRegistration asked) {
        // The sample newsroom may be asked by whoever serves it.
        List<String> alsoAllowed = asked.origin().equals(FeedRegistration.NEWSROOM)
                ? List.of(URI.create(asked.feed().url()).getRawAuthority())
                : List.of();
        try (FeedProbe probe = FeedProbe.open(settings, alsoAllowed)) {
            return report(probe.visitor().visit(asked.feed().url()), asked.feed());
        }
    }

    /** The report on a visit to a feed as it is registered, or would be. */
    FeedCheck report(Visit visit, Feed feed) {
        return FeedCheck.of(visit, feed, PollSettings.of(settings));
    }
}
