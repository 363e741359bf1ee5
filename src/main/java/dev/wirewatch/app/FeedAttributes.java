package dev.wirewatch.app;

import dev.wirewatch.dashboard.desk.FeedDesk;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said about a feed when it is registered. */
final class FeedAttributes {
    private static final int DEFAULT_TIER = 2;

    @Option(names = "--title", paramLabel = "TEXT", description = "How people call it. Default: what it calls itself.")
    private @Nullable String title;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Its group; groups of groups are joined by /, as in Agencies/Europe.")
    private @Nullable String group;

    @Option(
            names = "--publisher",
            paramLabel = "TEXT",
            description =
                    "Who publishes it; feeds of one publisher corroborate nothing to each other. Default: its title.")
    private @Nullable String publisher;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "BCP 47 tag of articles that declare no language. Default: what the feed declares.")
    private @Nullable String language;

    @Option(
            names = "--tier",
            paramLabel = "N",
            description =
                    "1 agency or primary source, 2 newspaper or broadcaster, 3 commentary or aggregator. Default: 2")
    private int tier = DEFAULT_TIER;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Its own poll interval, as in 5m or 1h. Default: ingest.interval")
    private @Nullable Duration interval;

    @Option(names = "--full-text", description = "Whether the article pages are fetched too.")
    private boolean fullText;

    @Option(
            names = "--watch",
            negatable = true,
            description =
                    "Whether an alert is raised when it turns silent or dead; --no-watch for never. Default: feeds of tier 1 are watched.")
    private @Nullable Boolean watch;

    @Option(
            names = "--label",
            paramLabel = "TEXT",
            split = ",",
            description = "A label for rules and views; may be given more than once.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--paused", description = "Registers it without polling it; see feeds resume.")
    private boolean paused;

    /**
     * The feed to register.
     *
     * @param url its address
     * @param itsTitle what it calls itself; possibly empty
     * @param itsLanguage what it declares; null if nothing
     * @throws UserErrorException if an attribute is not allowed
     */
    Feed feed(String url, String itsTitle, @Nullable String itsLanguage) {
        return FeedBook.feed(
                new FeedDesk.Wanted(
                        url, title, group, publisher, language, tier, interval, fullText, paused, labels, watch),
                itsTitle,
                itsLanguage);
    }
}
