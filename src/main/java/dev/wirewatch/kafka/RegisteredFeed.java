package dev.wirewatch.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered feed and how it is, as command and dashboard show it.
 *
 * @param registration the feed with who registered it
 * @param health after its latest poll; null if it has not been polled
 */
public record RegisteredFeed(
        FeedRegistration registration, @Nullable FeedHealth health) {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final Set<FeedCondition> WELL = Set.of(FeedCondition.OK, FeedCondition.MOVED, FeedCondition.EMPTY);

    /** {@code paused}, {@code waiting} before the first poll, or the condition as in {@code rate-limited}. */
    public String status() {
        if (registration.feed().paused()) {
            return "paused";
        }
        return health == null
                ? "waiting"
                : health.condition().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is to be polled and is not well. */
    public boolean failed() {
        return health != null && !registration.feed().paused() && !WELL.contains(health.condition());
    }

    /** All of it as one object: id, status, whether it has failed, who registered it, the registration, the health. */
    public ObjectNode json() {
        Feed feed = registration.feed();
        ObjectNode all = JSON.createObjectNode();
        all.put("feed", feed.id());
        all.put("status", status());
        all.put("failed", failed());
        all.put("origin", registration.origin());
        all.put("watched", feed.watched());
        ObjectNode registered = JSON.valueToTree(feed);
        registered.remove("id");
        all.setAll(registered);
        if (health != null) {
            all.setAll((ObjectNode) JSON.valueToTree(health));
            // The health has the title of the latest poll; the registration may have changed since.
            all.put("title", feed.title());
        }
        return all;
    }
}
