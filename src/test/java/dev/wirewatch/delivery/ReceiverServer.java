package dev.wirewatch.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook receiver on loopback that remembers what it was sent and answers as it is told to. */
public final class ReceiverServer implements AutoCloseable {
    /**
     * A request.
     *
     * @param path where to
     * @param headers its headers
     * @param text its body
     */
    public record Received(String path, Headers headers, String text) {
        /** The value of a header. */
        public String header(String name) {
            return headers.getFirst(name);
        }

        /** The raw body. */
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * An answer.
     *
     * @param status the status
     * @param headers its headers
     * @param body its body
     */
    public record Reply(int status, Map<String, String> headers, String body) {
        /** An answer without anything but a status. */
        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }
    }

    /** Decides what to answer. */
    @FunctionalInterface
    public interface Behaviour {
        /** May take its time. */
        Reply answer(Received request) throws InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = request -> Reply.of(204);

    public ReceiverServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        try {
            Reply reply = behaviour.answer(request);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** From now on answers like this. */
    public void answer(Behaviour other) {
        behaviour = other;
    }

    /** Everything that was received, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
