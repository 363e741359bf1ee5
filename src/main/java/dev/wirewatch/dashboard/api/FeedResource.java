package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.FeedQueries;
import java.util.List;
import java.util.Set;

/** Feeds: the health of each. */
final class FeedResource {
    private final Answers answers;

    FeedResource(Answers answers) {
        this.answers = answers;
    }

    /** @param feeds values of the feed-health topic, by title */
    record Feeds(@JsonRawValue String feeds) {}

    List<Route> routes() {
        return List.of(answers.route(
                "/api/v1/feeds",
                Set.of(),
                (database, request) -> new Feeds("[" + String.join(",", FeedQueries.all(database)) + "]")));
    }
}
