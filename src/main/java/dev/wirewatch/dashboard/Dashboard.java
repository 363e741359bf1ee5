package dev.wirewatch.dashboard;

import dev.wirewatch.dashboard.api.AlertStream;
import dev.wirewatch.dashboard.api.Api;
import dev.wirewatch.dashboard.api.DeskRoutes;
import dev.wirewatch.dashboard.api.StixResource;
import dev.wirewatch.dashboard.desk.Desks;
import dev.wirewatch.dashboard.engine.Engine;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.http.WebServer;
import dev.wirewatch.dashboard.readmodel.Projection;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.SavedViews;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.metrics.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The dashboard of a lane, running: started whole or not at all, closed in the reverse order. */
public final class Dashboard implements AutoCloseable {
    private static final int READERS = 4;
    private static final String PAGES = "dev/wirewatch/dashboard/pages/";
    private static final List<String> VIEWS = List.of(
            "/",
            "/alerts/{id}",
            "/mutes",
            "/search",
            "/articles/{id}",
            "/entities",
            "/entities/{id}",
            "/feeds",
            "/watchlist",
            "/replay",
            "/status");

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Set<String> operations = new TreeSet<>();
    private int port;

    private Dashboard() {}

    /**
     * Starts following the topics and answering requests. The lane's topics must exist.
     *
     * @param settings where and how
     * @param connection the cluster
     * @param lane whose topics
     * @param version the product's version, for the status page
     * @param clock for the status page
     * @param desks what the application does for the dashboard
     * @throws dev.wirewatch.dashboard.http.EndpointException if it cannot be bound as configured
     * @throws dev.wirewatch.dashboard.readmodel.ReadModelException if the read model's file cannot be used
     * @throws dev.wirewatch.kafka.KafkaUnavailableException if the topics cannot be described
     */
    public static Dashboard start(
            DashboardSettings settings,
            KafkaConnection connection,
            Lane lane,
            String version,
            InstantSource clock,
            Desks desks) {
        Dashboard dashboard = new Dashboard();
        return dashboard.started(
                settings, connection, lane, version, clock, desks, dashboard.part(Telemetry.start(version, clock)));
    }

    /** The same in a process that has metrics of its own, which the dashboard then shows with its own. */
    public static Dashboard start(
            DashboardSettings settings,
            KafkaConnection connection,
            Lane lane,
            String version,
            InstantSource clock,
            Desks desks,
            Telemetry telemetry) {
        return new Dashboard().started(settings, connection, lane, version, clock, desks, telemetry);
    }

    private Dashboard started(
            DashboardSettings settings,
            KafkaConnection connection,
            Lane lane,
            String version,
            InstantSource clock,
            Desks desks,
            Telemetry telemetry) {
        try {
            startParts(settings, connection, lane, version, clock, desks, telemetry);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts(
            DashboardSettings settings,
            KafkaConnection connection,
            Lane lane,
            String version,
            InstantSource clock,
            Desks desks,
            Telemetry telemetry) {
        part(desks.curation().experiments());
        ReadModel model = part(ReadModel.open(settings.file(), READERS));
        Projection projection =
                part(Projection.start(model, connection, lane, settings.retention(), settings.bytes(), clock));
        AlertStream stream = part(new AlertStream(model, clock));
        projection.onCommit(stream::wake);
        projection.measuredBy(telemetry);
        expose(telemetry.registry(), model, projection, stream);
        Engine engine = part(new Engine(connection, lane, clock));
        List<Route> routes =
                new ArrayList<>(Api.routes(model, projection, stream, telemetry, lane, version, clock, engine, desks));
        routes.addAll(
                DeskRoutes.of(model, new AlertDesk(connection, lane, clock), new SavedViews(connection, lane), clock));
        routes.addAll(new StixResource(model, new WatchlistTopic(connection, lane)).routes());
        routes.forEach(route -> operations.add(route.method() + " " + route.path()));
        operations.add(HttpMethod.GET + " " + Api.STREAM);
        PageFiles files = new PageFiles(PAGES);
        routes.addAll(files.assets());
        Route.Action shell = files.file("index.html");
        VIEWS.forEach(view -> routes.add(Route.read(view, shell)));
        WebServer server = part(WebServer.start(
                new WebServer.Endpoint(settings.host(), settings.port(), settings.access()),
                routes,
                Map.of(Api.STREAM, stream.handler()),
                Dashboard::nothingThere,
                new ChangeTopic(connection, lane, clock),
                telemetry.registry()));
        port = server.port();
    }

    private static Response nothingThere(Request request) {
        throw Problem.notFound("there is nothing under this path; the interface is described by /api/v1/openapi.json");
    }

    private static void expose(MeterRegistry metrics, ReadModel model, Projection projection, AlertStream stream) {
        metrics.gauge("wirewatch.dashboard.lag.records", projection, Dashboard::lag);
        metrics.gauge("wirewatch.dashboard.unreadable.records", projection, Projection::unreadable);
        metrics.gauge("wirewatch.dashboard.commits", model, ReadModel::commits);
        metrics.gauge("wirewatch.dashboard.streams", stream, AlertStream::clients);
        metrics.gauge("wirewatch.dashboard.streams.dropped", stream, AlertStream::dropped);
    }

    private static double lag(Projection projection) {
        return projection.lag().values().stream().mapToLong(Long::longValue).sum();
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /** What the description of the interface must list: methods and paths, as in {@code GET /metrics}. */
    Set<String> operations() {
        return operations;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(Dashboard.class).warn("closing the dashboard", e);
            }
        }
    }
}
