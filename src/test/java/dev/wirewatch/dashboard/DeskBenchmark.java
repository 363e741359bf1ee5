package dev.wirewatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.dashboard.readmodel.LargeReadModel;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Severity;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/**
 * How fast the desk answers with a large read model, and how soon many clients of its event stream have an alert. The
 * questions go over HTTP to the dashboard as it is served, one after the other; the alerts go through a topic.
 *
 * <p>{@code mvn -q test-compile exec:exec@desk} runs it. Clients, desk and broker share the machine and the process, so
 * the figures are rather too high than too low.
 */
final class DeskBenchmark {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 5;
    private static final int ALERTS = 200;
    private static final int SILENT = 10;
    private static final int MOST_TO_DROP = 4_000;
    private static final String LONG_HEADLINE = "a long headline ".repeat(500);

    private final PrintStream out;
    private final DashboardFixture desk;
    private int published;

    private DeskBenchmark(PrintStream out, DashboardFixture desk) {
        this.out = out;
        this.desk = desk;
    }

    /** Takes a folder, and how many articles, alerts and clients; a read model that is there already is used again. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                ROUNDS,
                out);
        System.exit(0);
    }

    /** Fills, asks and streams, and prints a table. */
    static void run(Path folder, int articles, int alerts, int clients, int rounds, PrintStream out) throws Exception {
        Files.createDirectories(folder);
        Path file = folder.resolve("desk.sqlite");
        if (!Files.exists(file)) {
            long start = System.nanoTime();
            LargeReadModel.fill(
                    file,
                    articles,
                    alerts,
                    done -> out.printf(Locale.ROOT, "%s after %.0f s%n", done, (System.nanoTime() - start) / 1e9));
        }
        out.printf(
                Locale.ROOT,
                "read model: %,d articles, %,d alerts, %,d MB%n%n",
                articles,
                alerts,
                Files.size(file) >> 20);
        Path broker = Files.createTempDirectory("desk-benchmark");
        try (DashboardFixture desk = new DashboardFixture(broker, file)) {
            DeskBenchmark benchmark = new DeskBenchmark(out, desk);
            benchmark.ask(rounds);
            benchmark.stream(clients, Math.min(ALERTS, 2 * rounds));
        }
    }

    private void ask(int rounds) throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode articles = json.readTree(desk.get("/api/v1/articles?q=").body());
        JsonNode alerts = json.readTree(desk.get("/api/v1/alerts").body());
        out.printf("%-36s %9s %9s %9s %9s%n", "question over HTTP", "p50 ms", "p95 ms", "max ms", "KB");
        int asker = 2;
        for (var question : DeskQuestions.of(
                        articles.at("/hits/0/article/id").asText(),
                        alerts.at("/alerts/0/id").asText())
                .entrySet()) {
            measure(question.getKey(), question.getValue(), rounds, asker++);
        }
    }

    private void measure(String what, IntFunction<String> question, int rounds, int asker) throws IOException {
        double[] millis = new double[rounds];
        long bytes = 0;
        for (int i = -WARM_UP; i < rounds; i++) {
            String path = question.apply(Math.abs(i));
            long start = System.nanoTime();
            bytes = answer(path, asker);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-36s %9.1f %9.1f %9.1f %9.1f%n",
                what,
                share(millis, 0.5),
                share(millis, 0.95),
                millis[rounds - 1],
                bytes / 1024.0);
    }

    private static double share(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Asks on a connection of its own, from an address of its own: the desk limits what one address may ask. */
    private long answer(String path, int asker) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(StreamClients.loopback(asker), 0));
            socket.connect(new InetSocketAddress(StreamClients.loopback(1), desk.port()));
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1:" + desk.port() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] all = socket.getInputStream().readAllBytes();
            String first = new String(all, 0, Math.min(all.length, 20), StandardCharsets.US_ASCII);
            if (!first.contains(" 200 ")) {
                throw new IllegalStateException(path + " is answered with " + new String(all, StandardCharsets.UTF_8));
            }
            return all.length;
        }
    }

    private void stream(int count, int alerts) throws Exception {
        long before = heap();
        try (StreamClients clients = new StreamClients(desk.port(), count, false)) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> desk.streams() == count);
            publishAll(clients, 20, "");
            out.printf(Locale.ROOT, "%n%d clients of the event stream, %d alerts one by one%n", count, alerts);
            report("all clients read", publishAll(clients, alerts, ""));
            out.printf(Locale.ROOT, "heap for a client: %.1f KB%n", Math.max(0, heap() - before) / 1024.0 / count);
            dropSilent(clients, count);
        }
    }

    /** Lets some clients take nothing until they are dropped, and sees what the others notice of it. */
    private void dropSilent(StreamClients clients, int count) throws Exception {
        StreamClients silent = new StreamClients(desk.port(), SILENT, true);
        try (silent) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> desk.streams() == count + SILENT);
            double[] last = new double[MOST_TO_DROP];
            int needed = 0;
            while (desk.droppedStreams() < SILENT && needed < MOST_TO_DROP) {
                last[needed++] = publishOne(clients, LONG_HEADLINE)[1];
            }
            report(SILENT + " more take nothing, 8 KB each", Arrays.copyOf(last, needed));
            out.printf(
                    Locale.ROOT,
                    "dropped: %d of %d silent clients, after %d alerts; no other%n",
                    desk.droppedStreams(),
                    SILENT,
                    needed);
        }
    }

    /** Publishes alerts one by one and gives how long each took to the last client, in milliseconds. */
    private double[] publishAll(StreamClients clients, int alerts, String more) throws Exception {
        double[] last = new double[alerts];
        for (int i = 0; i < alerts; i++) {
            last[i] = publishOne(clients, more)[1];
        }
        return last;
    }

    /** How long an alert took from the broker's word to the first client and to the last, in milliseconds. */
    private double[] publishOne(StreamClients clients, String more) throws Exception {
        clients.expectOne();
        Instant now = Instant.now();
        String name = "s" + published++;
        Alert alert = SampleRecords.alert(
                name, Severity.INFO, now, SampleRecords.article(name, now, more + name, ""), "actor.entity-1");
        desk.send(Dataset.ALERTS, alert.id(), alert);
        long committed = System.nanoTime();
        long[] arrivals = clients.awaitAll();
        return new double[] {(arrivals[0] - committed) / 1e6, (arrivals[arrivals.length - 1] - committed) / 1e6};
    }

    private void report(String what, double[] millis) {
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-36s p50 %.1f ms, p99 %.1f ms, max %.1f ms from commit to the last client%n",
                what,
                share(millis, 0.5),
                share(millis, 0.99),
                millis[millis.length - 1]);
    }

    /** What is in use after a collection. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
