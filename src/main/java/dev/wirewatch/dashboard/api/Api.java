package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Projection;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every route of the interface. */
public final class Api {
    /** Where the event stream is. */
    public static final String STREAM = "/api/v1/alerts/stream";

    private static final String FILES = "dev/wirewatch/dashboard/";

    private Api() {}

    /**
     * The routes, the event stream's aside.
     *
     * @param model what is asked
     * @param projection what keeps it up to date
     * @param stream the event stream
     * @param metrics what {@code /metrics} shows
     * @param lane whose alerts
     * @param version the product's version
     * @param clock for the status
     */
    public static List<Route> routes(
            ReadModel model,
            Projection projection,
            AlertStream stream,
            PrometheusMeterRegistry metrics,
            Lane lane,
            String version,
            InstantSource clock) {
        Answers answers = new Answers(model);
        StatusResource.About about = new StatusResource.About(version, lane.prefix(), clock.instant());
        List<Route> routes = new ArrayList<>();
        routes.addAll(new AlertResource(answers, model, lane.topic(Dataset.ALERTS)).routes());
        routes.addAll(new MeResource().routes());
        routes.addAll(new AlertExport(model).routes());
        routes.addAll(new AlertSyndication(answers).routes());
        routes.addAll(new ArticleResource(answers).routes());
        routes.addAll(new EntityResource(answers).routes());
        routes.addAll(new FeedResource(answers).routes());
        routes.addAll(new StatusResource(answers, model, projection, stream, about, clock).routes());
        routes.add(Route.read(
                "/metrics", request -> Response.of("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())));
        routes.add(Route.read("/api/v1/openapi.json", new PageFiles(FILES).file("openapi.json")));
        return routes;
    }
}
