package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed as registered on the {@code feeds} topic.
 *
 * @param id {@link Ids#of} its address, the topic's key; stays the same when the feed moves
 * @param url the address as subscribed, absolute http or https
 * @param title how people call it
 * @param group the OPML folder it is in, folders joined by {@code /}; null at the top
 * @param publisher who publishes it; null means its title
 * @param language BCP 47 tag of its articles when they declare none; null if unknown
 * @param tier 1 (agency or primary source) to 3 (aggregator); weight for severity
 * @param interval its own poll interval; null for the configured one
 * @param fullText whether the article pages are to be fetched
 * @param paused whether polling is suspended
 * @param labels free labels for rules and views
 * @param watch whether an operational alert is raised when it turns silent or dead; null leaves it to the tier: feeds of
 *     tier 1 are watched, others are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feed(
        String id,
        String url,
        String title,
        @Nullable String group,
        @Nullable String publisher,
        @Nullable String language,
        int tier,
        @Nullable Duration interval,
        boolean fullText,
        boolean paused,
        List<String> labels,
        @Nullable Boolean watch) {

    /** A feed that is watched if its tier says so. */
    public Feed(
            String id,
            String url,
            String title,
            @Nullable String group,
            @Nullable String publisher,
            @Nullable String language,
            int tier,
            @Nullable Duration interval,
            boolean fullText,
            boolean paused,
            List<String> labels) {
        this(id, url, title, group, publisher, language, tier, interval, fullText, paused, labels, null);
    }

    public Feed {
        Ids.require(id, "feed id");
        Objects.requireNonNull(title, "title");
        host(url);
        if (tier < 1 || tier > 3) {
            throw new IllegalArgumentException("tier must be 1, 2 or 3, is " + tier);
        }
        if (interval != null && (interval.isZero() || interval.isNegative())) {
            throw new IllegalArgumentException("interval must be positive, is " + interval);
        }
        labels = Lists.orEmpty(labels);
    }

    /** The id of the feed at an address as subscribed. */
    public static String id(String url) {
        return Ids.of("feed", url);
    }

    /** The host that is polled, lower case. */
    public String host() {
        return host(url);
    }

    /** Whether somebody wants to know when it turns silent or dead. */
    public boolean watched() {
        return watch == null ? tier == 1 : watch;
    }

    /** The same registration with polling suspended or not. */
    public Feed withPaused(boolean suspended) {
        return new Feed(id, url, title, group, publisher, language, tier, interval, fullText, suspended, labels, watch);
    }

    private static String host(@Nullable String url) {
        URI uri = URI.create(Objects.requireNonNull(url, "url"));
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("a feed's url must start with http:// or https://, is: " + url);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("a feed's url must name a host, is: " + url);
        }
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
