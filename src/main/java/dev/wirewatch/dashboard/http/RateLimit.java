package dev.wirewatch.dashboard.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A token bucket for each caller's address: a burst is answered, a flood is not. */
final class RateLimit implements HttpHandler {
    /** A page has dozens of files, which cost next to nothing: opening page after page must not look like a flood. */
    private static final double ASSET_PRICE = 0.05;

    private static final String ASSETS = "/assets/";
    private static final int ADDRESSES = 10_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int burst;
    private final int perSecond;
    private final LongSupplier nanos;
    private final HttpHandler next;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Bucket(double tokens, long at) {}

    /**
     * @param burst requests that are answered at once
     * @param perSecond requests a second after that
     * @param nanos a clock of nanoseconds, as in {@link System#nanoTime}
     * @param next gets what is within the limit
     */
    RateLimit(int burst, int perSecond, LongSupplier nanos, HttpHandler next) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        double price = exchange.getRequestPath().startsWith(ASSETS) ? ASSET_PRICE : 1;
        if (allows(exchange.getSourceAddress().getAddress().getHostAddress(), price)) {
            next.handleRequest(exchange);
        } else {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            ProblemWriter.write(exchange, Problem.tooManyRequests());
        }
    }

    /**
     * Whether another request of an address is within the limit.
     *
     * @param price what it counts, 1 for a question to the read model
     */
    synchronized boolean allows(String address, double price) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(burst, now));
        double tokens = Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS_PER_SECOND * perSecond);
        buckets.put(address, new Bucket(tokens < price ? tokens : tokens - price, now));
        return tokens >= price;
    }
}
