package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.RegisteredFeed;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions about feeds. */
public final class FeedQueries {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private FeedQueries() {}

    /** Every feed that is registered or has been polled, by title. */
    public static List<RegisteredFeed> all(Database database) {
        Map<String, RegisteredFeed> feeds = new HashMap<>();
        read(database, feeds, "", "");
        return sorted(feeds.values());
    }

    /** A feed by its id. */
    public static Optional<RegisteredFeed> find(Database database, String id) {
        Map<String, RegisteredFeed> feeds = new HashMap<>();
        read(database, feeds, " WHERE feed = ?", " WHERE id = ?", id);
        return feeds.values().stream().findFirst();
    }

    private static void read(
            Database database, Map<String, RegisteredFeed> feeds, String registered, String polled, Object... id) {
        database.each(
                "SELECT record, origin FROM registrations" + registered + " ORDER BY partition",
                row -> {
                    Feed feed = value(row.getString(1), Feed.class);
                    feeds.put(feed.id(), new RegisteredFeed(FeedRegistration.of(feed, row.getString(2)), null));
                },
                id);
        database.each(
                "SELECT record FROM feeds" + polled,
                row -> {
                    FeedHealth health = value(row.getString(1), FeedHealth.class);
                    RegisteredFeed known = feeds.get(health.feed());
                    (known == null ? unregistered(health) : Optional.of(known.registration()))
                            .ifPresent(feed -> feeds.put(health.feed(), new RegisteredFeed(feed, health)));
                },
                id);
    }

    /**
     * What is known of a feed whose registration has ended, or has not been read yet; empty if its address is none that a
     * feed can have, as one record that somebody else wrote must not keep all other feeds from being shown.
     */
    private static Optional<FeedRegistration> unregistered(FeedHealth health) {
        try {
            Feed feed = new Feed(
                    health.feed(), health.url(), health.title(), null, null, null, 2, null, false, false, List.of());
            return Optional.of(FeedRegistration.of(feed, ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<RegisteredFeed> sorted(Collection<RegisteredFeed> feeds) {
        return feeds.stream()
                .sorted(Comparator.comparing(
                                (RegisteredFeed each) ->
                                        each.registration().feed().title(),
                                String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(each -> each.registration().feed().id()))
                .toList();
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new ReadModelException("a row that was written cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
