package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Sends alerts to open connections as they change: server-sent events {@code alert} (a summary), {@code left} (the id of
 * one that has changed and is not, or not any more, among those asked for), {@code withdrawn} (an id) and {@code reset}
 * (what came before means nothing any more: ask again). An event's id is a {@link StreamPosition}; sent back as
 * {@code Last-Event-ID} it makes the stream go on there.
 *
 * <p>One thread reads changes and hands them to every client, so that all see the same order. A client with more than
 * {@value #IN_FLIGHT} events that its connection has not taken is closed: it can come back with its last id, and nobody
 * waits for it.
 */
public final class AlertStream implements AutoCloseable {
    private static final int IN_FLIGHT = 256;
    private static final int CLIENTS = 1_000;
    private static final int BATCH = 1_000;
    private static final long KEEP_ALIVE_MILLIS = 15_000;
    private static final long RETRY_MILLIS = 2_000;

    private final ReadModel model;
    private final AlertParameters parameters;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private final ExecutorService thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread made = new Thread(task, "dashboard-stream");
                made.setDaemon(true);
                return made;
            });

    private StreamPosition sent;

    private final class Client {
        private final ServerSentEventConnection connection;
        private final AlertFilter filter;
        private final AtomicInteger inFlight = new AtomicInteger();

        Client(ServerSentEventConnection connection, AlertFilter filter) {
            this.connection = connection;
            this.filter = filter;
        }

        void send(String event, String data, String id) {
            if (inFlight.incrementAndGet() > IN_FLIGHT) {
                if (clients.remove(this)) {
                    dropped.incrementAndGet();
                }
                org.xnio.IoUtils.safeClose(connection);
                return;
            }
            connection.send(data, event, id, new ServerSentEventConnection.EventCallback() {
                @Override
                public void done(ServerSentEventConnection done, String a, String b, String c) {
                    inFlight.decrementAndGet();
                }

                @Override
                public void failed(
                        ServerSentEventConnection failed, String a, String b, String c, java.io.IOException e) {
                    clients.remove(Client.this);
                }
            });
        }
    }

    /**
     * @param model whose alerts
     * @param clock what relative ranges of time are counted from
     */
    public AlertStream(ReadModel model, InstantSource clock) {
        this.model = model;
        this.parameters = new AlertParameters(clock);
        this.sent = new StreamPosition(model.generation(), model.read(AlertQueries::latest));
    }

    /** Open connections. */
    public int clients() {
        return clients.size();
    }

    /** Connections closed as they did not keep up. */
    public long dropped() {
        return dropped.get();
    }

    /** Says that there may be something new; returns at once. */
    public void wake() {
        if (pending.compareAndSet(false, true)) {
            try {
                thread.execute(this::sendChanges);
            } catch (RejectedExecutionException e) {
                // Closed: there is nobody left to tell.
            }
        }
    }

    /** Answers requests for the stream; parameters are those of the list of alerts, and {@code after} for a position. */
    public HttpHandler handler() {
        ServerSentEventHandler events = new ServerSentEventHandler((connection, lastEventId) -> {
            connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
            connection.sendRetry(RETRY_MILLIS);
            Request request = request(connection.getQueryParameters(), connection.getQueryString());
            Client client = new Client(connection, parameters.filter(request));
            connection.addCloseTask(closed -> clients.remove(client));
            String after = lastEventId != null && !lastEventId.isEmpty()
                    ? lastEventId
                    : request.text("after").orElse("");
            thread.execute(() -> admit(client, after));
        });
        return exchange -> {
            check(exchange);
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            exchange.getResponseHeaders().put(new HttpString("X-Accel-Buffering"), "no");
            events.handleRequest(exchange);
        };
    }

    /** What is wrong with a request is told before the stream begins, as afterwards there is no way to. */
    private void check(HttpServerExchange exchange) {
        Request request = request(exchange.getQueryParameters(), exchange.getQueryString());
        request.allowOnly(AlertParameters.and("after"));
        parameters.filter(request);
        if (clients.size() >= CLIENTS) {
            throw Problem.unavailable(CLIENTS + " streams are open already");
        }
    }

    private static Request request(Map<String, java.util.Deque<String>> query, String queryString) {
        return Request.of(query, queryString);
    }

    /** Sends a new client what it has missed, then lets it have what comes. */
    private void admit(Client client, String after) {
        sendChanges();
        if (!after.isEmpty()) {
            Optional<StreamPosition> position = StreamPosition.parse(after)
                    .filter(parsed -> parsed.generation().equals(sent.generation()) && parsed.seq() <= sent.seq());
            List<Event> missed = position.isPresent() ? changes(position.get().seq()) : List.of();
            if (position.isEmpty() || missed.size() >= IN_FLIGHT) {
                client.send("reset", "{}", sent.text());
            } else {
                deliver(List.of(client), missed);
            }
        }
        if (client.connection.isOpen()) {
            clients.add(client);
        }
    }

    /**
     * A change.
     *
     * @param seq its place
     * @param id the alert's id
     * @param created whether the alert is new
     * @param summary the alert; empty when it was withdrawn
     */
    private record Event(long seq, String id, boolean created, String summary) {}

    private List<Event> changes(long since) {
        return model.read(database -> {
            TreeMap<Long, Event> events = new TreeMap<>();
            AlertQueries.changedSince(database, since, BATCH)
                    .forEach(
                            row -> events.put(row.seq(), new Event(row.seq(), row.id(), row.created(), row.summary())));
            boolean all = events.size() < BATCH;
            AlertQueries.withdrawnSince(database, since).forEach((seq, id) -> {
                if (all || seq < events.lastKey()) {
                    events.put(seq, new Event(seq, id, false, ""));
                }
            });
            return new ArrayList<>(events.values());
        });
    }

    private void sendChanges() {
        pending.set(false);
        if (!sent.generation().equals(model.generation())) {
            sent = new StreamPosition(model.generation(), model.read(AlertQueries::latest));
            clients.forEach(client -> client.send("reset", "{}", sent.text()));
            return;
        }
        List<Event> events = changes(sent.seq());
        while (!events.isEmpty()) {
            List<Event> batch = events;
            deliver(clients, batch);
            sent = new StreamPosition(
                    sent.generation(), batch.get(batch.size() - 1).seq());
            events = changes(sent.seq());
        }
    }

    /** Clients that ask for the same share the question to the read model. */
    private void deliver(Collection<Client> to, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<AlertFilter, List<Client>> byFilter = to.stream().collect(Collectors.groupingBy(client -> client.filter));
        long first = events.get(0).seq();
        long last = events.get(events.size() - 1).seq();
        byFilter.forEach((filter, alike) -> {
            Set<Long> matching = model.read(database -> AlertQueries.matching(database, filter, first - 1, last));
            for (Client client : alike) {
                events.forEach(event -> send(client, event, matching.contains(event.seq())));
            }
        });
    }

    private void send(Client client, Event event, boolean matches) {
        String id = new StreamPosition(sent.generation(), event.seq()).text();
        if (matches) {
            client.send("alert", event.summary(), id);
        } else if (!event.created()) {
            client.send(event.summary().isEmpty() ? "withdrawn" : "left", Answers.json(Map.of("id", event.id())), id);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        clients.forEach(client -> org.xnio.IoUtils.safeClose(client.connection));
    }
}
