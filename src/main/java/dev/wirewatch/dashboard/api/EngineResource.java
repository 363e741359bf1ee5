package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.desk.DeliveryDesk;
import dev.wirewatch.dashboard.engine.Engine;
import dev.wirewatch.dashboard.engine.EngineException;
import dev.wirewatch.dashboard.engine.Progress;
import dev.wirewatch.dashboard.engine.Stores;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Projection;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.KafkaUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What runs beside the dashboard: lag per topology, sizes of topics and stores, versions, deliveries. */
final class EngineResource {
    private final Engine engine;
    private final Projection projection;
    private final ReadModel model;
    private final @Nullable DeliveryDesk deliveries;

    /** @param deliveries null if nobody knows how they do */
    EngineResource(Engine engine, Projection projection, ReadModel model, @Nullable DeliveryDesk deliveries) {
        this.engine = engine;
        this.projection = projection;
        this.model = model;
        this.deliveries = deliveries;
    }

    /**
     * How large everything is.
     *
     * @param readModel bytes of the read model's files
     * @param kafka topics and stores on the brokers
     */
    record Sizes(long readModel, Stores kafka) {}

    /** @param targets how each does; empty if none is configured */
    record Deliveries(List<DeliveryDesk.State> targets) {}

    List<Route> routes() {
        return List.of(
                route("/api/v1/status/topologies", this::progress),
                route("/api/v1/status/stores", () -> new Sizes(bytes(model.file()), engine.stores())),
                route("/api/v1/status/versions", engine::versions),
                route(
                        "/api/v1/status/deliveries",
                        () -> new Deliveries(deliveries == null ? List.of() : deliveries.targets())));
    }

    private static Route route(String path, Supplier<Object> answer) {
        return Route.read(path, (Request request) -> {
            request.allowOnly(Set.of());
            try {
                return Response.of(Answers.JSON, Answers.json(answer.get()));
            } catch (EngineException | KafkaUnavailableException e) {
                throw Problem.unavailable(String.valueOf(e.getMessage()));
            }
        });
    }

    /** The dashboard notes how far it is in its own file, not at the broker. */
    private Progress progress() {
        Progress others = engine.progress();
        List<Progress.Topology> all = new ArrayList<>(others.topologies());
        TreeMap<String, Long> behind = new TreeMap<>(projection.lag());
        all.add(new Progress.Topology(
                "dashboard",
                1,
                behind.values().stream().mapToLong(Long::longValue).sum(),
                behind));
        return new Progress(others.at(), all);
    }

    private static long bytes(Path file) {
        long sum = 0;
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path part = Path.of(file + suffix);
            try {
                sum += Files.exists(part) ? Files.size(part) : 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }
}
