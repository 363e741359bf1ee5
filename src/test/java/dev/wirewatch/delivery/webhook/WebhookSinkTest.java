package dev.wirewatch.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.ReceiverServer;
import dev.wirewatch.delivery.Samples;
import dev.wirewatch.delivery.Secret;
import dev.wirewatch.delivery.SigningKey;
import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.model.Severity;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSinkTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration IMPATIENT = Duration.ofMillis(700);
    private static final Event EVENT = Samples.opened("a", Severity.WARNING);
    private static final Message MESSAGE = new Message.Single(EVENT.deliveryTo("desk"), EVENT);

    @TempDir
    private Path directory;

    private ReceiverServer receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new ReceiverServer();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void postsTheEventAsItIsOnTheTopicInAnEnvelopeWithIdTimeSignatureAndTheOperatorsHeaders() throws Exception {
        SigningKey key = SigningKey.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Channel.Webhook webhook = new Channel.Webhook(
                receiver.address("/in?x=1"),
                Channel.Shape.JSON,
                new TreeMap<>(Map.of("Authorization", new Secret("Bearer abc"))),
                List.of(key),
                TIMEOUT);

        Outcome outcome = send(webhook, MESSAGE);

        assertThat(outcome).isEqualTo(new Outcome.Delivered("HTTP 204"));
        ReceiverServer.Received request = receiver.received().get(0);
        assertThat(request.path()).isEqualTo("/in?x=1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer abc");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.header("webhook-id")).isEqualTo(MESSAGE.id());
        assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(Samples.NOON.getEpochSecond()));
        assertThat(request.header("webhook-signature"))
                .isEqualTo(Signature.of(List.of(key), MESSAGE.id(), Samples.NOON, request.body()));
        assertThat(Body.JSON.readTree(request.body()).path("type").asText()).isEqualTo("alert.opened");
        assertThat(Body.JSON.readTree(request.body()).path("data")).isEqualTo(EVENT.data());
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered",
        "202, Delivered",
        "301, Failed",
        "400, Refused",
        "401, Failed",
        "404, Failed",
        "408, Failed",
        "410, Gone",
        "413, Refused",
        "422, Refused",
        "429, Failed",
        "500, Failed",
        "503, Failed"
    })
    void tellsFromTheStatusWhatBecomesOfTheEvent(int status, String outcome) {
        receiver.answer(request -> ReceiverServer.Reply.of(status));

        assertThat(send(plain(receiver.address("/")), MESSAGE).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void doesNotFollowRedirects() {
        receiver.answer(request -> new ReceiverServer.Reply(
                307, Map.of("Location", receiver.address("/elsewhere").toString()), ""));

        Outcome outcome = send(plain(receiver.address("/")), MESSAGE);

        assertThat(outcome.summary()).contains("redirects are not followed");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void readsRetryAfterAsSecondsAndAsDate() {
        receiver.answer(request -> new ReceiverServer.Reply(503, Map.of("Retry-After", "120"), "busy"));
        Outcome seconds = send(plain(receiver.address("/")), MESSAGE);
        receiver.answer(request ->
                new ReceiverServer.Reply(503, Map.of("Retry-After", "Sat, 21 Nov 2026 13:00:00 GMT"), "busy"));
        Outcome date = send(plain(receiver.address("/")), MESSAGE);
        receiver.answer(request -> new ReceiverServer.Reply(503, Map.of("Retry-After", "soon"), "busy"));
        Outcome neither = send(plain(receiver.address("/")), MESSAGE);

        assertThat(seconds).isEqualTo(new Outcome.Failed("HTTP 503: busy", Samples.NOON.plusSeconds(120)));
        assertThat(date).isEqualTo(new Outcome.Failed("HTTP 503: busy", Samples.NOON.plusSeconds(3_600)));
        assertThat(neither).isEqualTo(new Outcome.Failed("HTTP 503: busy", null));
    }

    @Test
    void givesUpOnAReceiverThatHangsOrAnswersAByteAtATime() {
        CountDownLatch never = new CountDownLatch(1);
        try (ScenarioServer server = new ScenarioServer()) {
            server.on("/hangs", (request, out) -> never.await(60, TimeUnit.SECONDS));
            server.on("/drips", (request, out) -> {
                for (byte each : "HTTP/1.1 200 OK\r\nX-Slow: yes, very very very slow indeed"
                        .getBytes(StandardCharsets.US_ASCII)) {
                    out.write(each);
                    out.flush();
                    if (never.await(100, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            });
            for (String path : List.of("/hangs", "/drips")) {
                long began = System.nanoTime();
                Outcome outcome = send(webhook(URI.create(server.url(path)), IMPATIENT), MESSAGE);

                assertThat(outcome).as(path).isEqualTo(new Outcome.Failed("no complete answer within 0.7 s", null));
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            }
            never.countDown();
        }
    }

    @Test
    void readsAnAnswerWithoutEndUpToALimit() {
        AtomicInteger written = new AtomicInteger();
        try (ScenarioServer server = new ScenarioServer()) {
            server.on("/", (request, out) -> {
                out.write("HTTP/1.1 500 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] page = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
                while (written.addAndGet(page.length) < 1 << 30) {
                    out.write(page);
                }
            });

            Outcome outcome = send(plain(URI.create(server.url("/"))), MESSAGE);

            assertThat(outcome.summary()).startsWith("failed: HTTP 500: xxx").hasSizeLessThan(250);
            assertThat(written.get()).isLessThan(64 << 20);
        }
    }

    @Test
    void saysWhatIsWrongWithoutTheSecretsOfTheAddress() throws Exception {
        URI closed = receiver.address("/services/T00/B00/xoxb-secret");
        receiver.close();

        Outcome refused = send(plain(closed), MESSAGE);
        Outcome unknown = send(plain(URI.create("http://no-such-host.invalid/xoxb-secret")), MESSAGE);

        assertThat(refused).isInstanceOf(Outcome.Failed.class);
        assertThat(unknown.summary()).isEqualTo("failed: unknown host no-such-host.invalid");
        assertThat(refused.summary() + unknown.summary() + plain(closed)).doesNotContain("xoxb-secret");
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        AtomicInteger requests = new AtomicInteger();
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/", exchange -> requests.incrementAndGet());
        server.start();
        try {
            Outcome outcome = send(
                    plain(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/")), MESSAGE);

            assertThat(outcome.summary()).startsWith("failed: no trusted TLS connection");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void breaksAnAttemptOffWhenItIsClosed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        receiver.answer(request -> {
            never.await(20, TimeUnit.SECONDS);
            return ReceiverServer.Reply.of(204);
        });
        Channel.Webhook patient = new Channel.Webhook(
                receiver.address("/"), Channel.Shape.JSON, new TreeMap<>(), List.of(), Duration.ofSeconds(30));
        WebhookSink sink = new WebhookSink(patient, new Links(null), "test", InstantSource.fixed(Samples.NOON));
        Thread closer = new Thread(() -> {
            Awaitility.await().until(() -> !receiver.received().isEmpty());
            sink.close();
        });
        closer.start();

        Outcome outcome = sink.send(MESSAGE);

        closer.join();
        never.countDown();
        assertThat(outcome).isEqualTo(new Outcome.BrokenOff());
    }

    private static Channel.Webhook plain(URI address) {
        return webhook(address, TIMEOUT);
    }

    private static Channel.Webhook webhook(URI address, Duration timeout) {
        return new Channel.Webhook(address, Channel.Shape.JSON, new TreeMap<>(), List.of(), timeout);
    }

    private static Outcome send(Channel.Webhook webhook, Message message) {
        try (WebhookSink sink = new WebhookSink(webhook, new Links(null), "test", InstantSource.fixed(Samples.NOON))) {
            return sink.send(message);
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path store = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "k",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
