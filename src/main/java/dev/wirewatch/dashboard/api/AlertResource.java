package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertGroups;
import dev.wirewatch.dashboard.readmodel.AlertHistogram;
import dev.wirewatch.dashboard.readmodel.AlertHistory;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.AlertSearch;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.dashboard.readmodel.SearchQuery;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts: list, counts, histogram, groups, search, one by one with its history. */
final class AlertResource {
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_SEARCH = 100;

    private static final String ONE = "/api/v1/alerts/";

    private final Answers answers;
    private final ReadModel model;
    private final AlertParameters parameters;
    private final String topic;

    /** @param topic full name of the alerts topic */
    AlertResource(Answers answers, ReadModel model, AlertParameters parameters, String topic) {
        this.answers = answers;
        this.model = model;
        this.parameters = parameters;
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

    /** @param events steps in the life of an alert, oldest first */
    record Events(@JsonRawValue String events) {}

    List<Route> routes() {
        return List.of(
                answers.route("/api/v1/alerts", AlertParameters.and("cursor", "limit"), this::page),
                answers.route(
                        "/api/v1/alerts/facets",
                        AlertParameters.NAMES,
                        (database, request) -> AlertQueries.facets(database, parameters.filter(request))),
                answers.route(
                        "/api/v1/alerts/histogram",
                        AlertParameters.and("buckets"),
                        (database, request) -> AlertHistogram.of(
                                database, parameters.filterOverTime(request), request.number("buckets", 80, 1, 500))),
                answers.route(
                        "/api/v1/alerts/groups",
                        AlertParameters.and("by"),
                        (database, request) -> AlertGroups.of(
                                database,
                                parameters.filter(request),
                                Request.constant("by", request.text("by").orElse("rule"), AlertGroups.By.class))),
                answers.route(
                        "/api/v1/alerts/search",
                        Set.of("q", "cursor", "limit"),
                        (database, request) -> AlertSearch.search(
                                database,
                                SearchQuery.parse(request.text("q").orElse("")),
                                request.text("cursor").orElse(null),
                                request.number("limit", 30, 1, LONGEST_SEARCH))),
                Route.read(ONE + "{id}", this::one),
                answers.route(
                        ONE + "{id}/events",
                        Set.of(),
                        (database, request) -> new Events(
                                "[" + String.join(",", AlertHistory.of(database, request.path("id"))) + "]")));
    }

    private Page page(Database database, Request request) {
        AlertFilter filter = parameters.filter(request);
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

    /** The alert; of one that another has taken the place of, where that is. */
    private Response one(Request request) {
        request.allowOnly(Set.of());
        String id = request.path("id");
        return answers.unlessKnown(
                request,
                () -> answers.read(
                        request,
                        (database, ignored) -> AlertQueries.find(database, id)
                                .map(found -> Response.of(
                                        Answers.JSON,
                                        Answers.json(
                                                new Stored(topic, found.partition(), found.offset(), found.alert()))))
                                .or(() -> AlertHistory.successor(database, id).map(AlertResource::elsewhere))
                                .orElseThrow(
                                        () -> Problem.notFound("there is no alert of that id, or it was withdrawn"))));
    }

    private static Response elsewhere(String successor) {
        return Response.of(Answers.JSON, "").withStatus(308).with("Location", ONE + successor);
    }
}
