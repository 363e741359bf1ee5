package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Choice;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.FeedQueries;
import dev.wirewatch.kafka.RegisteredFeed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Feeds: who is registered, the health and the ledger of each. */
final class FeedResource {
    private final Answers answers;

    FeedResource(Answers answers) {
        this.answers = answers;
    }

    /** @param feeds as the command {@code feeds list --format json} prints them, by title */
    record Feeds(List<ObjectNode> feeds) {}

    List<Route> routes() {
        return List.of(
                answers.route("/api/v1/feeds", Set.of("status", "failed", "group"), FeedResource::list),
                answers.route(
                        "/api/v1/feeds/{id}",
                        Set.of(),
                        (database, request) -> FeedQueries.find(database, request.path("id"))
                                .orElseThrow(() -> Problem.notFound("there is no feed of that id"))
                                .json()));
    }

    private static Feeds list(Database database, Request request) {
        Choice<String> status = Choice.of(request.texts("status"));
        boolean failed = request.text("failed").map(FeedResource::flag).orElse(false);
        Optional<String> group = request.text("group");
        return new Feeds(FeedQueries.all(database).stream()
                .filter(feed -> !failed || feed.failed())
                .filter(feed -> status.included().isEmpty() || status.included().contains(feed.status()))
                .filter(feed -> !status.excluded().contains(feed.status()))
                .filter(feed -> group.map(feed.registration()::in).orElse(true))
                .map(RegisteredFeed::json)
                .toList());
    }

    private static boolean flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.badRequest("failed must be true or false");
        }
        return value.equals("true");
    }
}
