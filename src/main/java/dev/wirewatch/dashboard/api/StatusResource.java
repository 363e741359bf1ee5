package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Projection;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.dashboard.readmodel.StatusQueries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the dashboard itself is. */
final class StatusResource {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Answers answers;
    private final ReadModel model;
    private final Projection projection;
    private final AlertStream stream;
    private final About about;
    private final InstantSource clock;

    /**
     * What runs.
     *
     * @param version the product's version
     * @param lane the lane that is shown
     * @param started when
     */
    record About(String version, String lane, Instant started) {}

    StatusResource(
            Answers answers,
            ReadModel model,
            Projection projection,
            AlertStream stream,
            About about,
            InstantSource clock) {
        this.answers = answers;
        this.model = model;
        this.projection = projection;
        this.stream = stream;
        this.about = about;
        this.clock = clock;
    }

    /**
     * How it is.
     *
     * @param about what runs
     * @param now the server's clock
     * @param caughtUp whether the end of every topic has been reached since the start
     * @param trouble why the read model does not proceed; empty when it does
     * @param lag records not yet taken over, by topic
     * @param unreadable records passed over since the start
     * @param streams open event streams
     * @param droppedStreams event streams closed since the start as they did not keep up
     * @param java the runtime
     * @param schema version of the read model's schema
     * @param contents what there is
     */
    record Status(
            About about,
            Instant now,
            boolean caughtUp,
            String trouble,
            Map<String, Long> lag,
            long unreadable,
            int streams,
            long droppedStreams,
            String java,
            int schema,
            StatusQueries.Contents contents) {}

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/status", this::status),
                Route.read("/livez", request -> Response.of(TEXT, "ok\n")),
                Route.read("/readyz", this::ready));
    }

    private Response status(Request request) {
        request.allowOnly(Set.of());
        Status status = new Status(
                about,
                clock.instant(),
                projection.caughtUp(),
                projection.trouble(),
                projection.lag(),
                projection.unreadable(),
                stream.clients(),
                stream.dropped(),
                Runtime.version().toString(),
                ReadModel.SCHEMA_VERSION,
                answers.read(request, (database, ignored) -> StatusQueries.contents(database)));
        return Response.of(Answers.JSON, Answers.json(status));
    }

    private Response ready(Request request) {
        if (!projection.trouble().isEmpty()) {
            throw Problem.unavailable("the read model does not proceed: " + projection.trouble());
        }
        if (!projection.caughtUp()) {
            throw Problem.unavailable("the read model " + model.file().getFileName() + " is being filled");
        }
        return Response.of(TEXT, "ok\n");
    }
}
