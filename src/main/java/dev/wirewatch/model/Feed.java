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
        List<String> labels) {

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

    /** The host that is polled, lower case: what the {@code feeds} topic is partitioned by. */
    public String host() {
        return host(url);
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
