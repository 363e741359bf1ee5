package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.ArticleQueries;
import dev.wirewatch.dashboard.readmodel.SearchQuery;
import java.util.List;
import java.util.Set;

/** Articles: search, and one by one. */
final class ArticleResource {
    private static final int LONGEST_PAGE = 100;

    private final Answers answers;

    ArticleResource(Answers answers) {
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                answers.route(
                        "/api/v1/articles",
                        Set.of("q", "cursor", "limit"),
                        (database, request) -> ArticleQueries.search(
                                database,
                                SearchQuery.parse(request.text("q").orElse("")),
                                request.text("cursor").orElse(null),
                                request.number("limit", 30, 1, LONGEST_PAGE))),
                answers.route(
                        "/api/v1/articles/{id}",
                        Set.of(),
                        (database, request) -> ArticleQueries.find(database, request.path("id"))
                                .orElseThrow(() -> Problem.notFound("there is no article of that id"))));
    }
}
