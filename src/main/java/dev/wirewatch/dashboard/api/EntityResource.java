package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.EntityQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entities: names, volumes, one in detail. */
final class EntityResource {
    private static final Set<String> PERIOD = Set.of("from", "to");
    /** More lines in one chart than this cannot be told apart. */
    private static final int COMPARED = 6;

    private static final Duration LONGEST = Duration.ofDays(5 * 366);
    private static final Duration DEFAULT = Duration.ofDays(7);

    private final Answers answers;

    EntityResource(Answers answers) {
        this.answers = answers;
    }

    private static EntityQueries.Comparison compare(Database database, Request request) {
        List<String> ids = request.texts("entity").stream().distinct().toList();
        if (ids.size() > COMPARED) {
            throw Problem.badRequest("entity may be given " + COMPARED + " times at most");
        }
        Period period = period(database, request);
        return EntityQueries.compare(database, ids, period.from(), period.to());
    }

    private record Period(Instant from, Instant to) {}

    List<Route> routes() {
        return List.of(
                answers.route("/api/v1/entities", PERIOD, (database, request) -> {
                    Period period = period(database, request);
                    return EntityQueries.overview(database, period.from(), period.to());
                }),
                answers.route(
                        "/api/v1/entity-names",
                        Set.of(),
                        (database, request) -> Map.of("entities", EntityQueries.names(database))),
                answers.route("/api/v1/entity-comparison", Set.of("entity", "from", "to"), EntityResource::compare),
                answers.route("/api/v1/entities/{id}", PERIOD, (database, request) -> {
                    Period period = period(database, request);
                    return EntityQueries.detail(database, request.path("id"), period.from(), period.to())
                            .orElseThrow(() -> Problem.notFound("there is no entity of that id"));
                }));
    }

    /** The stretch of time that is asked for; without an end it ends with the newest article. */
    private static Period period(Database database, Request request) {
        Instant to = request.time("to")
                .orElseGet(() -> EntityQueries.extent(database)
                        .map(extent -> extent.get(1).plusSeconds(1))
                        .orElse(Instant.EPOCH.plus(DEFAULT)));
        Instant from = request.time("from").orElse(to.minus(DEFAULT));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("from must be before to, by five years at most");
        }
        return new Period(from, to);
    }
}
