package dev.wirewatch.dashboard.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a route on a worker thread and turns its outcome into an HTTP response. */
final class RouteHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);
    /** Bodies up to so many times the largest one are read to their end, so that who sends one hears why it is not taken. */
    private static final int HEARD = 2;

    private final Route route;
    private final ChangeLog changes;
    private final MeterRegistry metrics;

    RouteHandler(Route route, ChangeLog changes, MeterRegistry metrics) {
        this.route = route;
        this.changes = changes;
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
            exchange.setMaxEntitySize(HEARD * route.largestBody());
            exchange.startBlocking();
            send(exchange, answer(exchange));
        } catch (Problem problem) {
            ProblemWriter.write(exchange, problem);
        } catch (IOException e) {
            LOG.debug("the caller of {} has gone", route.path(), e);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {}?{} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestPath(),
                    exchange.getQueryString(),
                    e);
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

    private Response answer(HttpServerExchange exchange) throws IOException {
        if (route.needs() == DeskRole.READER) {
            return permitted(exchange);
        }
        try {
            Response response = permitted(exchange);
            keep(exchange, response.status(), response.note());
            return response;
        } catch (Problem problem) {
            keep(exchange, problem.status(), problem.detail());
            throw problem;
        } catch (RuntimeException e) {
            keep(exchange, Problem.internal().status(), Problem.internal().detail());
            throw e;
        }
    }

    private Response permitted(HttpServerExchange exchange) throws IOException {
        Caller caller = AccessGuard.caller(exchange);
        if (caller.role().compareTo(route.needs()) < 0) {
            throw Problem.forbidden(caller.name() + " may look but not change anything; that takes the role editor");
        }
        if (route.method() != HttpMethod.GET) {
            CrossSiteGuard.check(exchange);
        }
        return route.action().answer(request(exchange, caller));
    }

    private void keep(HttpServerExchange exchange, int status, @Nullable String note) {
        changes.record(AccessGuard.caller(exchange), route.method(), exchange.getRequestPath(), status, note);
    }

    private byte[] body(HttpServerExchange exchange) throws IOException {
        if (route.method() == HttpMethod.GET) {
            return new byte[0];
        }
        try {
            InputStream in = exchange.getInputStream();
            byte[] body = in.readNBytes(Math.toIntExact(route.largestBody()) + 1);
            if (body.length > route.largestBody()) {
                in.transferTo(OutputStream.nullOutputStream());
                throw Problem.tooLarge(route.largestBody());
            }
            return body;
        } catch (RequestTooBigException e) {
            throw Problem.tooLarge(route.largestBody());
        }
    }

    private Request request(HttpServerExchange exchange, Caller caller) throws IOException {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        return new Request(
                match == null ? Map.of() : match.getParameters(),
                exchange.getQueryParameters(),
                exchange.getQueryString(),
                exchange.getRequestScheme() + "://" + exchange.getHostAndPort(),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                caller,
                body(exchange));
    }

    private static void send(HttpServerExchange exchange, Response response) throws IOException {
        if (exchange.isResponseStarted()) {
            throw new IOException("the connection was closed while the answer was made");
        }
        exchange.setStatusCode(response.status());
        if (!response.contentType().isEmpty()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
        }
        if (!exchange.getResponseHeaders().contains(Headers.CACHE_CONTROL)) {
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "private, no-cache");
        }
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (response.status() == 304
                || response.status() == 204
                || exchange.getRequestMethod().equals(Methods.HEAD)) {
            return;
        }
        try (OutputStream out = exchange.getOutputStream()) {
            response.body().write(out);
        }
    }
}
