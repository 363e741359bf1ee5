package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.api.MetricsResource;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.dashboard.http.EndpointException;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.dashboard.http.WebServer;
import dev.wirewatch.metrics.Telemetry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Metrics and probes of a process, whatever its roles: {@code /metrics}, {@code /livez}, {@code /readyz}. */
final class MetricsServer implements AutoCloseable {
    private final WebServer server;
    private final String host;

    private MetricsServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts it if the settings say where.
     *
     * @param trouble what does not run as it should, in words; empty if everything does
     * @throws UserErrorException if it cannot or must not listen there
     */
    static Optional<MetricsServer> startIfWanted(Settings settings, Telemetry telemetry, Supplier<String> trouble) {
        String listen = settings.text(SettingKey.METRICS_LISTEN);
        if (listen.isEmpty()) {
            return Optional.empty();
        }
        int colon = listen.lastIndexOf(':');
        String host = listen.substring(0, Math.max(0, colon));
        String port = listen.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new UserErrorException(
                    "wirewatch: metrics.listen must be host:port, as in 127.0.0.1:9464, is " + listen);
        }
        String token = settings.text(SettingKey.METRICS_TOKEN);
        DeskAccess access = access(host, token);
        try {
            WebServer server = WebServer.start(
                    new WebServer.Endpoint(host, Integer.parseInt(port), access),
                    routes(telemetry, trouble),
                    Map.of(),
                    request -> {
                        throw Problem.notFound("there are /metrics, /livez and /readyz");
                    },
                    (caller, method, path, status, note) -> {}, // There is nothing to change.
                    telemetry.registry());
            return Optional.of(new MetricsServer(server, host));
        } catch (EndpointException e) {
            throw new UserErrorException("wirewatch: metrics cannot be served at " + listen
                    + "; choose another address with metrics.listen (port 0 takes a free one): " + e.getMessage());
        }
    }

    private static DeskAccess access(String host, String token) {
        try {
            if (token.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new UserErrorException("wirewatch: metrics.listen is on " + host
                        + ", which others can reach: set metrics.token to a secret that they must present, or"
                        + " keep 127.0.0.1");
            }
            return token.isEmpty() ? DeskAccess.UNASKED : DeskAccess.shared(SecretDigest.parse(token));
        } catch (UnknownHostException e) {
            throw new UserErrorException("wirewatch: the host of metrics.listen is unknown: " + host);
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: metrics.token " + e.getMessage());
        }
    }

    private static List<Route> routes(Telemetry telemetry, Supplier<String> trouble) {
        List<Route> routes = new ArrayList<>(new MetricsResource(telemetry).routes());
        routes.add(Route.read("/livez", request -> Response.of("text/plain; charset=utf-8", "ok\n")));
        routes.add(Route.read("/readyz", request -> {
            String what = trouble.get();
            if (!what.isEmpty()) {
                throw Problem.unavailable(what);
            }
            return Response.of("text/plain; charset=utf-8", "ok\n");
        }));
        return routes;
    }

    /** Where metrics are. */
    String address() {
        return "http://" + host + ":" + server.port() + "/metrics";
    }

    @Override
    public void close() {
        server.close();
    }
}
