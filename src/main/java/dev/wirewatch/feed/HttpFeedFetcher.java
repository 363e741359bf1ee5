package dev.wirewatch.feed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches with Apache HttpClient's event-driven client: ten thousand slow servers cost ten thousand sockets, not threads.
 *
 * <p>All that the client would do by itself is switched off, because each of it must be seen and bounded here:
 * redirects, retries, cookies, decompression, authentication, connection reuse. Bodies are decoded on threads of their
 * own, so that a decompression bomb does not hold up anybody's bytes.
 */
public final class HttpFeedFetcher implements FeedFetcher {
    private static final int IO_THREADS = 2;
    private static final int DECODER_THREADS = 2;
    private static final int BUFFER = 4 << 10;
    private static final int BREATHER_MILLIS = 50;
    private static final int LONGEST_HEADER_LINE = 16 << 10;
    private static final int MOST_HEADERS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFeedFetcher.class);

    private final HttpSettings settings;
    private final InstantSource clock;
    private final AddressGuard guard;
    private final AddressResolver resolver;
    private final HostSlots slots;
    private final BodyBudget budget;
    private final ResponseReader reader;
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor(new NamedThreads("fetch-dispatch"));
    private final ExecutorService decoders =
            Executors.newFixedThreadPool(DECODER_THREADS, new NamedThreads("fetch-decode"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new NamedThreads("fetch-deadline"));
    private final CloseableHttpAsyncClient client;
    private final Set<FeedFetch> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param settings the bounds
     * @param clock says when responses arrived
     */
    public HttpFeedFetcher(HttpSettings settings, InstantSource clock) {
        this(settings, clock, InetAddress::getAllByName);
    }

    HttpFeedFetcher(HttpSettings settings, InstantSource clock, AddressResolver.Lookup lookup) {
        this.settings = settings;
        this.clock = clock;
        this.guard = new AddressGuard(settings.allowNetworks());
        this.resolver = new AddressResolver(lookup, settings.dnsTimeout(), System::nanoTime);
        this.slots = new HostSlots(settings.perHost(), settings.inFlight(), dispatcher);
        this.budget = new BodyBudget(settings.buffered());
        this.reader = new ResponseReader(new BodyDecoder(settings.bodyMax()));
        this.timer.setRemoveOnCancelPolicy(true);
        this.client = build();
        this.client.start();
    }

    @Override
    public CompletableFuture<FetchResult> fetch(FetchRequest request) {
        FeedFetch fetch = new FeedFetch(this, request);
        running.add(fetch);
        return fetch.start();
    }

    private CloseableHttpAsyncClient build() {
        return HttpAsyncClients.custom()
                .setConnectionManager(connections())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setSoTimeout(timeout(settings.idleTimeout()))
                        .setTcpNoDelay(true)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxLineLength(LONGEST_HEADER_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                // One byte, one char, both ways: validators come back exactly as they were sent.
                .setCharCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.ISO_8859_1)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.idleTimeout()))
                        .setConnectionRequestTimeout(timeout(settings.deadline()))
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setContentCompressionEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .addExecInterceptorLast("cancellable", new CancellableExchanges())
                .setThreadFactory(new NamedThreads("fetch-io"))
                .setIoReactorExceptionCallback(this::reactorFailed)
                .build();
    }

    private void reactorFailed(Exception failure) {
        // Closing at once leaves the client's selectors behind with complaints that concern nobody.
        if (!closed) {
            LOG.error("the HTTP client's reactor failed", failure);
        }
    }

    private PoolingAsyncClientConnectionManager connections() {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                // Who may ask is decided by HostSlots; the pool only must not be the tighter bound, also not for the
                // moment in which a connection is still closing.
                .setMaxConnPerRoute(settings.perHost() * 4)
                .setMaxConnTotal(settings.inFlight() * 2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.idleTimeout()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.connectTimeout()))
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
    }

    private static Timeout timeout(java.time.Duration duration) {
        return Timeout.of(duration);
    }

    /** The last check before a connection: only addresses that were looked up for this name and are permitted. */
    private final class GuardedDns implements DnsResolver {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            List<InetSocketAddress> permitted = resolver.known(host).stream()
                    .filter(address -> guard.permits(host, address, port))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
            if (permitted.isEmpty()) {
                throw new UnknownHostException(host + " has no permitted address");
            }
            return permitted;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host + ": a port is needed to decide");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    HttpSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    AddressGuard guard() {
        return guard;
    }

    AddressResolver resolver() {
        return resolver;
    }

    HostSlots slots() {
        return slots;
    }

    /**
     * Gives a slot back; where the next request waits for it already, a moment later: a server is not done with a request
     * when its last byte has arrived here, and would count three at a time.
     */
    void release(String slot, boolean suspect) {
        if (slots.contended(slot) && !closed) {
            ScheduledFuture<?> unused =
                    timer.schedule(() -> slots.release(slot, suspect), BREATHER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            slots.release(slot, suspect);
        }
    }

    BodyBudget budget() {
        return budget;
    }

    ResponseReader reader() {
        return reader;
    }

    ExecutorService decoders() {
        return decoders;
    }

    ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    CloseableHttpAsyncClient client() {
        return client;
    }

    void forget(FeedFetch fetch) {
        running.remove(fetch);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(fetch -> fetch.abort(FailureCause.OVERLOADED, "shutting down"));
        client.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
        dispatcher.shutdownNow();
        decoders.shutdownNow();
        resolver.close();
    }
}
