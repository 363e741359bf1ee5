package dev.wirewatch.dashboard.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a route on a worker thread and turns its outcome into an HTTP response. */
final class RouteHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);

    private final Route route;
    private final MeterRegistry metrics;

    RouteHandler(Route route, MeterRegistry metrics) {
        this.route = route;
        this.metrics = metrics;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        Timer.Sample sample = Timer.start(metrics);
        try {
            exchange.startBlocking();
            send(exchange, route.action().answer(request(exchange)));
        } catch (Problem problem) {
            ProblemWriter.write(exchange, problem);
        } catch (IOException e) {
            LOG.debug("the caller of {} has gone", route.path(), e);
        } catch (RuntimeException e) {
            LOG.error("GET {}?{} failed", exchange.getRequestPath(), exchange.getQueryString(), e);
            ProblemWriter.write(exchange, Problem.internal());
        } finally {
            sample.stop(metrics.timer(
                    "wirewatch.dashboard.requests",
                    "route",
                    route.path(),
                    "status",
                    Integer.toString(exchange.getStatusCode())));
            exchange.endExchange();
        }
    }

    private static Request request(HttpServerExchange exchange) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        return new Request(
                match == null ? Map.of() : match.getParameters(),
                exchange.getQueryParameters(),
                exchange.getQueryString(),
                exchange.getRequestScheme() + "://" + exchange.getHostAndPort(),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)));
    }

    private static void send(HttpServerExchange exchange, Response response) throws IOException {
        exchange.setStatusCode(response.status());
        if (!response.contentType().isEmpty()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
        }
        if (!exchange.getResponseHeaders().contains(Headers.CACHE_CONTROL)) {
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "private, no-cache");
        }
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (response.status() == 304 || exchange.getRequestMethod().equals(Methods.HEAD)) {
            return;
        }
        try (OutputStream out = exchange.getOutputStream()) {
            response.body().write(out);
        }
    }
}
