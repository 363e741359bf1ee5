package dev.wirewatch.newsroom;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves the sample newsroom: one RSS feed for each outlet, on loopback only, with validators.
 *
 * <p>Nothing runs between requests: what a feed holds follows from the clock. A server that is started again releases the
 * same articles in the same order from its own start.
 */
public final class NewsroomServer implements AutoCloseable {
    private static final String PATH = "/feeds/";
    private static final String EXTENSION = ".xml";
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final int THREADS = 4;
    /** Requests that wait for a thread; more are not answered. */
    private static final int WAITING = 64;

    private final Newsroom newsroom;
    private final NewsroomSettings settings;
    private final ReleaseSchedule schedule;
    private final Duration shift;
    private final HttpServer server;
    private final ExecutorService threads;

    private NewsroomServer(Newsroom newsroom, NewsroomSettings settings, HttpServer server, Instant start) {
        this.newsroom = newsroom;
        this.settings = settings;
        this.server = server;
        this.schedule = new ReleaseSchedule(start, settings.stepInterval());
        this.shift = newsroom.shiftTo(settings.lastPublished() == null ? start : settings.lastPublished());
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), runnable -> {
                    Thread thread = new Thread(runnable, "newsroom");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Opens the newsroom; its first articles are out when this returns.
     *
     * @throws BindException if the port is in use
     * @throws IOException if it cannot be served for another reason
     */
    public static NewsroomServer start(Newsroom newsroom, NewsroomSettings settings) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port());
        HttpServer http;
        try {
            http = HttpServer.create(address, WAITING);
        } catch (BindException e) {
            BindException named = new BindException("port " + settings.port() + " of 127.0.0.1 is in use");
            named.initCause(e);
            throw named;
        }
        NewsroomServer server =
                new NewsroomServer(newsroom, settings, http, settings.clock().instant());
        http.createContext("/", server::handle);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** The port it is served on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** When the last article comes out. */
    public Instant completeAt() {
        return schedule.releaseOf(newsroom.lastStep());
    }

    /**
     * The feeds, to be registered: polled every second, labelled {@code sample}. Their ids depend on the outlet only, so
     * that a newsroom on another port is the same feeds, moved.
     */
    public List<Feed> feeds() {
        return newsroom.outlets().stream()
                .map(outlet -> new Feed(
                        Ids.of("newsroom", outlet.outlet()),
                        address(outlet.outlet()),
                        outlet.publisher(),
                        "Sample newsroom",
                        outlet.publisher(),
                        outlet.language(),
                        outlet.tier(),
                        POLL_INTERVAL,
                        false,
                        false,
                        List.of("sample"),
                        // It falls silent when all its articles are out, which is no news to anybody.
                        false))
                .toList();
    }

    private String address(String outlet) {
        return "http://127.0.0.1:" + port() + PATH + outlet + EXTENSION;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean feed = path.startsWith(PATH) && path.endsWith(EXTENSION);
            String outlet = feed ? path.substring(PATH.length(), path.length() - EXTENSION.length()) : "";
            if (!newsroom.has(outlet)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            } else {
                send(exchange, outlet);
            }
        }
    }

    private void send(HttpExchange exchange, String outlet) throws IOException {
        Instant now = settings.clock().instant();
        OutletFeed feed = feed(outlet, now);
        Headers response = exchange.getResponseHeaders();
        response.set("ETag", feed.etag());
        if (feed.datedForCertain(now)) {
            response.set("Last-Modified", httpDate(feed.lastModified()));
        }
        Headers request = exchange.getRequestHeaders();
        String noneMatch = String.join(",", request.getOrDefault("If-None-Match", List.of()));
        if (feed.known(noneMatch, time(request.getFirst("If-Modified-Since")))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        response.set("Content-Type", "application/rss+xml; charset=utf-8");
        byte[] body = feed.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private OutletFeed feed(String outlet, Instant now) {
        List<NewsroomArticle> articles = newsroom.published(outlet, schedule.stepAt(now));
        NewsroomArticle about = newsroom.outlets().stream()
                .filter(article -> article.outlet().equals(outlet))
                .findFirst()
                .orElseThrow();
        int lastStep = articles.stream().mapToInt(NewsroomArticle::step).max().orElse(0);
        return OutletFeed.of(RssWriter.write(about, address(outlet), articles, shift), schedule.releaseOf(lastStep));
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(time.atOffset(ZoneOffset.UTC));
    }

    private static Instant time(@Nullable String httpDate) {
        if (httpDate == null) {
            return Instant.MIN;
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate));
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    /** Stops serving; connections in use are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
