package dev.wirewatch.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback whose answers are written byte by byte, so that it can be as wrong as the real ones are. */
public final class ScenarioServer implements AutoCloseable {
    /** One request as it came in. */
    public record Request(String method, String path, List<String> lines, long nanos) {
        /** Values of a header; names are compared without regard to case. */
        public List<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return lines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** Thrown by an answer to have the connection reset instead of closed. */
    public static final class ResetException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Answers a request; the connection is closed afterwards. */
    public interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private final Set<Socket> answering = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    public ScenarioServer() {
        this("127.0.0.1");
    }

    public ScenarioServer(String address) {
        try {
            socket = new ServerSocket(0, 1000, InetAddress.getAllByName(address)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url(String path) {
        String address = socket.getInetAddress().getHostAddress();
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port() + path;
    }

    public ScenarioServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Always the same bytes, head and body, ISO-8859-1; lines of the head end as written. */
    public ScenarioServer on(String path, String response) {
        return on(path, (request, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The most connections that clients have held open at one time; one that the client gave up counts no more. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length
                + "\r\n\r\n" + body;
    }

    public static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connected.removeIf(this::left);
                connected.add(connection);
                mostAtOnce.accumulateAndGet(connected.size(), Math::max);
                threads.execute(() -> serve(connection));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream()) {
            List<String> lines = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                lines.add(line);
            }
            if (lines.isEmpty()) {
                return;
            }
            String[] start = lines.get(0).split(" ");
            Request request = new Request(start[0], start[1], lines.subList(1, lines.size()), System.nanoTime());
            requests.add(request);
            Answer answer = answers.get(request.path());
            if (answer == null) {
                out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } else {
                answering.add(connection);
                answer(answer, request, out, connection);
            }
            out.flush();
        } catch (IOException e) {
            // The client has gone, which is what several scenarios are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answering.remove(connection);
            connected.remove(connection);
        }
    }

    /** Whether the client has closed a connection whose answer is still being made; nothing more is read from those. */
    private boolean left(Socket connection) {
        if (!answering.contains(connection)) {
            return false;
        }
        try {
            connection.setSoTimeout(1);
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void answer(Answer answer, Request request, OutputStream out, Socket connection)
            throws IOException, InterruptedException {
        try {
            answer.write(request, out);
        } catch (ResetException e) {
            // Without lingering, closing sends RST instead of FIN.
            connection.setSoLinger(true, 0);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
