package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.desk.Desks;
import dev.wirewatch.dashboard.engine.Engine;
import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Projection;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.metrics.Telemetry;
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
     * @param telemetry what {@code /metrics} shows
     * @param lane whose alerts
     * @param version the product's version
     * @param clock for the status
     * @param engine what runs beside the dashboard
     * @param desks what the application does for the dashboard
     */
    public static List<Route> routes(
            ReadModel model,
            Projection projection,
            AlertStream stream,
            Telemetry telemetry,
            Lane lane,
            String version,
            InstantSource clock,
            Engine engine,
            Desks desks) {
        Answers answers = new Answers(model);
        StatusResource.About about = new StatusResource.About(version, lane.prefix(), clock.instant());
        List<Route> routes = new ArrayList<>();
        AlertParameters parameters = new AlertParameters(clock);
        routes.addAll(new AlertResource(answers, model, parameters, lane.topic(Dataset.ALERTS)).routes());
        routes.addAll(new MeResource().routes());
        routes.addAll(new AlertExport(model, parameters).routes());
        routes.addAll(new AlertSyndication(answers, parameters).routes());
        routes.addAll(new ArticleResource(answers).routes());
        routes.addAll(new EntityResource(answers).routes());
        routes.addAll(new FeedResource(answers).routes());
        routes.addAll(new FeedDeskResource(desks.feeds()).routes());
        routes.addAll(new EngineResource(engine, projection, model, desks.deliveries()).routes());
        routes.addAll(new ActivityResource(answers, clock, lane.topic(Dataset.DEAD_LETTERS)).routes());
        routes.addAll(new StatusResource(answers, model, projection, stream, about, clock).routes());
        routes.addAll(new MetricsResource(telemetry).routes());
        routes.addAll(new ContractResource().routes());
        HeavyWork work = new HeavyWork();
        routes.addAll(new WatchlistResource(desks.curation().watchlists(), work).routes());
        routes.addAll(new ExperimentResource(desks.curation().experiments(), work, clock).routes());
        routes.addAll(new ShadowResource(desks.curation().shadows(), work).routes());
        routes.add(Route.read("/api/v1/openapi.json", new PageFiles(FILES).file("openapi.json")));
        return routes;
    }
}
