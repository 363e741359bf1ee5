package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts: list, counts, histogram, one by one. */
final class AlertResource {
    private static final int LONGEST_PAGE = 500;

    private final Answers answers;
    private final ReadModel model;
    private final String topic;

    /** @param topic full name of the alerts topic */
    AlertResource(Answers answers, ReadModel model, String topic) {
        this.answers = answers;
        this.model = model;
        this.topic = topic;
    }

    /**
     * A page of alerts.
     *
     * @param alerts summaries, latest change first
     * @param next cursor of the next page; null at the end
     * @param total how many the filter leaves
     * @param position where an event stream goes on after this page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(@JsonRawValue String alerts, @Nullable String next, long total, String position) {}

    /**
     * An alert with where its record stands.
     *
     * @param topic the topic
     * @param partition its partition
     * @param offset its offset
     * @param alert the record's value
     */
    record Stored(
            String topic,
            int partition,
            long offset,
            @JsonRawValue String alert) {}

    List<Route> routes() {
        return List.of(
                answers.route("/api/v1/alerts", AlertParameters.and("cursor", "limit"), this::page),
                answers.route(
                        "/api/v1/alerts/facets",
                        AlertParameters.NAMES,
                        (database, request) -> AlertQueries.facets(database, AlertParameters.filter(request))),
                answers.route(
                        "/api/v1/alerts/histogram",
                        AlertParameters.and("buckets"),
                        (database, request) -> AlertQueries.histogram(
                                database, AlertParameters.filter(request), request.number("buckets", 80, 1, 500))),
                answers.route("/api/v1/alerts/{id}", Set.of(), this::one));
    }

    private Page page(Database database, Request request) {
        AlertFilter filter = AlertParameters.filter(request);
        int limit = request.number("limit", 50, 1, LONGEST_PAGE);
        List<AlertQueries.Row> rows =
                AlertQueries.page(database, filter, request.text("cursor").orElse(null), limit + 1);
        List<AlertQueries.Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page(
                shown.stream().map(AlertQueries.Row::summary).collect(Collectors.joining(",", "[", "]")),
                rows.size() > limit ? shown.get(limit - 1).cursor() : null,
                AlertQueries.total(database, filter),
                new StreamPosition(model.generation(), AlertQueries.latest(database)).text());
    }

    private Stored one(Database database, Request request) {
        AlertQueries.Stored stored = AlertQueries.find(database, request.path("id"))
                .orElseThrow(() -> Problem.notFound("there is no alert of that id, or it was withdrawn"));
        return new Stored(topic, stored.partition(), stored.offset(), stored.alert());
    }
}
