package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.metrics.Telemetry;
import java.util.List;

/** Metrics, and the list that says what they mean. */
public final class MetricsResource {
    private final Telemetry telemetry;

    /** @param telemetry what is shown */
    public MetricsResource(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.read("/metrics", request -> {
                    Telemetry.Exposition exposed =
                            telemetry.expose(request.header("Accept").orElse(""));
                    return Response.of(exposed.contentType(), exposed.text());
                }),
                Route.read("/api/v1/metrics.json", new PageFiles("dev/wirewatch/").file("metrics.json")));
    }
}
