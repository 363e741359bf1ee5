package dev.wirewatch.dashboard.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.xnio.Options;

/** The server: binds, answers, stops. */
public final class WebServer implements AutoCloseable {
    private static final int REQUESTS_AT_ONCE = 64;
    private static final int REQUESTS_WAITING = 512;
    private static final int BURST = 400;
    private static final int PER_SECOND = 100;

    private final Undertow server;

    private WebServer(Undertow server) {
        this.server = server;
    }

    /**
     * Where the server listens and for whom.
     *
     * @param host name or address to bind to
     * @param port port; 0 takes a free one
     * @param access who may use it
     */
    public record Endpoint(String host, int port, DeskAccess access) {}

    /**
     * Starts answering.
     *
     * @param endpoint where and for whom
     * @param routes what is answered on worker threads
     * @param streams event streams by path, which keep their connections
     * @param otherwise what is answered to a path that no route has
     * @param changes keeps who changed what
     * @param metrics gets the time of each request
     * @throws EndpointException if it cannot or must not be bound; the message names the setting to change
     */
    public static WebServer start(
            Endpoint endpoint,
            List<Route> routes,
            Map<String, HttpHandler> streams,
            Route.Action otherwise,
            ChangeLog changes,
            MeterRegistry metrics) {
        check(endpoint);
        RoutingHandler routing = new RoutingHandler(false);
        AllowedMethods allowed = new AllowedMethods();
        routes.forEach(route -> {
            // Streams are left out of the limit on requests at once: they last.
            HttpHandler limited =
                    new RequestLimitingHandler(REQUESTS_AT_ONCE, REQUESTS_WAITING, compressed(route, changes, metrics));
            routing.add(route.method().name(), route.path(), limited);
            allowed.add(route.method().name(), route.path());
            if (route.method() == HttpMethod.GET) {
                routing.add("HEAD", route.path(), limited);
                allowed.add("HEAD", route.path());
            }
        });
        streams.keySet().forEach(path -> allowed.add("GET", path));
        streams.forEach((path, stream) -> routing.get(path, exchange -> {
            try {
                stream.handleRequest(exchange);
            } catch (Problem problem) {
                ProblemWriter.write(exchange, problem);
            }
        }));
        routing.setFallbackHandler(compressed(Route.read("(none)", otherwise), changes, metrics));
        routing.setInvalidMethodHandler(allowed);
        HttpHandler root = new SecurityHeaders(
                new RateLimit(BURST, PER_SECOND, System::nanoTime, new AccessGuard(endpoint.access(), routing)));
        Undertow server = builder(endpoint).setHandler(root).build();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw cannotBind(endpoint, e);
        }
        return new WebServer(server);
    }

    private static HttpHandler compressed(Route route, ChangeLog changes, MeterRegistry metrics) {
        return new EncodingHandler(
                new RouteHandler(route, changes, metrics),
                new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 50));
    }

    private static Undertow.Builder builder(Endpoint endpoint) {
        return Undertow.builder()
                .addHttpListener(endpoint.port(), endpoint.host())
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setSocketOption(Options.REUSE_ADDRESSES, true)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 64L << 10)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 << 10)
                .setServerOption(UndertowOptions.MAX_HEADERS, 60)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 200)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 10_000)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 2_000);
    }

    private static void check(Endpoint endpoint) {
        try {
            boolean loopback = InetAddress.getByName(endpoint.host()).isLoopbackAddress();
            if (!loopback && !endpoint.access().asks()) {
                throw new EndpointException(
                        "dashboard.host is " + endpoint.host()
                                + ", which others can reach: name who may use it with dashboard.users, dashboard.token or"
                                + " dashboard.proxy.header, or keep 127.0.0.1",
                        null);
            }
        } catch (UnknownHostException e) {
            throw new EndpointException("dashboard.host is unknown: " + endpoint.host(), e);
        }
    }

    private static EndpointException cannotBind(Endpoint endpoint, RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        if (cause instanceof BindException) {
            return new EndpointException(
                    "the dashboard cannot listen on " + endpoint.host() + ":" + endpoint.port() + " ("
                            + cause.getMessage()
                            + "); choose another with dashboard.port (0 takes a free one) or dashboard.host",
                    e);
        }
        return new EndpointException("the dashboard did not start: " + e.getMessage(), e);
    }

    /** The port that is listened on. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
