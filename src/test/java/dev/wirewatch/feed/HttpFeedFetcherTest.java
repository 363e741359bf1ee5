package dev.wirewatch.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFeedFetcherTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String FEED = "<rss><channel><title>T</title></channel></rss>";

    private final ScenarioServer server = new ScenarioServer();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private HttpFeedFetcher fetcher = fetcher(Duration.ofSeconds(5), List.of("127.0.0.1"));

    @AfterEach
    void close() {
        testIsOver.countDown();
        fetcher.close();
        server.close();
    }

    private static HttpFeedFetcher fetcher(Duration deadline, List<String> allow) {
        return new HttpFeedFetcher(settings(deadline, allow), () -> NOW);
    }

    private static HttpSettings settings(Duration deadline, List<String> allow) {
        return new HttpSettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                deadline,
                100_000,
                10_000_000,
                2,
                200,
                10,
                Duration.ofSeconds(2),
                allow,
                "1.2.3",
                "https://example.org/bot");
    }

    private FetchResult fetch(FetchRequest request) {
        return fetcher.fetch(request).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private FetchResult fetch(String path) {
        return fetch(FetchRequest.of(server.url(path)));
    }

    private FetchResult.Fetched fetched(String path) {
        FetchResult result = fetch(path);
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        return (FetchResult.Fetched) result;
    }

    private FetchResult.Failed failed(String path) {
        FetchResult result = fetch(path);
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return (FetchResult.Failed) result;
    }

    @Test
    void asksPlainlyAndSaysWhoItIs() { // T01 to T07, C08
        server.on("/feed?x=1&y=%20z", ScenarioServer.ok("Set-Cookie: a=b\r\n", FEED));

        fetch("/feed?x=1&y=%20z");
        fetch("/feed?x=1&y=%20z");

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/feed?x=1&y=%20z");
            assertThat(request.header("User-Agent")).containsExactly("Wirewatch/1.2.3 (+https://example.org/bot)");
            assertThat(request.header("Accept-Encoding")).containsExactly("gzip");
            assertThat(request.header("Accept").get(0)).contains("application/rss+xml", "application/atom+xml");
            assertThat(request.header("A-IM")).containsExactly("feed");
            assertThat(request.header("Host")).containsExactly("127.0.0.1:" + server.port());
            assertThat(request.lines())
                    .noneMatch(
                            line -> line.matches("(?i)(cookie|referer|if-none-match|if-modified-since|upgrade|te):.*"));
        });
    }

    @Test
    void takesValidatorsByteForByteAndSendsThemBackSo() { // C01, C02, C03
        String etag = "W/\"a\u00e9\u0085-gzip\" x";
        String date = "Sat,  07 Nov 2026 9:00:00 +0000";
        server.on("/feed", ScenarioServer.ok("ETag:  " + etag + " \r\nLast-Modified: " + date + "\r\n", FEED));

        FetchResult.Fetched result = fetched("/feed");
        fetch(new FetchRequest(
                server.url("/feed"), result.head().etag(), result.head().lastModified(), false));

        assertThat(result.head().etag()).isEqualTo(etag);
        ScenarioServer.Request second = server.requests().get(1);
        assertThat(second.header("If-None-Match")).containsExactly(etag);
        assertThat(second.header("If-Modified-Since")).containsExactly(date);
    }

    @Test
    void readsNotModifiedWithItsHeaders() { // C06, P04
        server.on("/feed", "HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\nCache-Control: max-age=60\r\n\r\n");

        FetchResult result = fetch(new FetchRequest(server.url("/feed"), "\"1\"", null, false));

        assertThat(result).isInstanceOfSatisfying(FetchResult.NotModified.class, unchanged -> {
            assertThat(unchanged.head().etag()).isEqualTo("\"2\"");
            assertThat(unchanged.head().freshFor()).isEqualTo(Duration.ofMinutes(1));
            assertThat(unchanged.at()).isEqualTo(NOW);
        });
    }

    @Test
    void doesNotBelieveNotModifiedWithoutHavingAsked() {
        server.on("/feed", "HTTP/1.1 304 Not Modified\r\n\r\n");

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.UNEXPECTED_STATUS);
    }

    @Test
    void inflatesGzip() { // A02
        server.on("/feed", (request, out) -> {
            byte[] zipped = ScenarioServer.gzip(FEED.getBytes(UTF_8));
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            out.write(zipped);
        });

        FetchResult.Fetched result = fetched("/feed");

        assertThat(new String(result.body().bytes(), UTF_8)).isEqualTo(FEED);
        assertThat(result.body().cutShort()).isFalse();
    }

    @Test
    void keepsWhatCameOfATruncatedGzipBody() {
        String large = FEED.repeat(500);
        server.on("/feed", (request, out) -> {
            byte[] zipped = ScenarioServer.gzip(large.getBytes(UTF_8));
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(ISO_8859_1));
            out.write(zipped, 0, zipped.length - 12);
        });

        FetchResult.Fetched result = fetched("/feed");

        assertThat(result.body().cutShort()).isTrue();
        assertThat(new String(result.body().bytes(), UTF_8)).startsWith(FEED);
    }

    @Test
    void keepsABodyThatIsShorterThanAnnounced() { // A06
        server.on("/feed", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + FEED);

        FetchResult.Fetched result = fetched("/feed");

        assertThat(new String(result.body().bytes(), UTF_8)).isEqualTo(FEED);
        assertThat(result.body().cutShort()).isTrue();
    }

    @Test
    void keepsACompleteDocumentWhoseServerWaitsForUsToGoAway() { // A06
        server.on("/feed", (request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + FEED).getBytes(ISO_8859_1));
            out.flush();
            testIsOver.await();
        });

        Body body = fetched("/feed").body();

        assertThat(body.bytes()).asString(UTF_8).isEqualTo(FEED);
        assertThat(body.cutShort()).isTrue();
    }

    @Test
    void keepsABodyThatIsLongerThanAnnounced() { // A07
        server.on("/feed", "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + FEED);

        assertThat(new String(fetched("/feed").body().bytes(), UTF_8)).isEqualTo(FEED.substring(0, 30));
    }

    @Test
    void followsAChainOfRedirectsWithTheValidators() { // R04, R05, A09
        server.on("/a/start", ScenarioServer.redirect(301, "next?q=1#frag"))
                .on("/a/next?q=1", ScenarioServer.redirect(302, "../b"))
                .on("/b", ScenarioServer.redirect(308, "//127.0.0.1:" + server.port() + "/c"))
                .on("/c", ScenarioServer.ok("", FEED));

        FetchResult result = fetch(new FetchRequest(server.url("/a/start"), "\"1\"", "yesterday", false));

        assertThat(result.trail())
                .extracting(Hop::status, Hop::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(301, server.url("/a/next?q=1")),
                        org.assertj.core.groups.Tuple.tuple(302, server.url("/b")),
                        org.assertj.core.groups.Tuple.tuple(308, server.url("/c")));
        assertThat(((FetchResult.Fetched) result).url()).isEqualTo(server.url("/c"));
        assertThat(server.requests()).hasSize(4).allSatisfy(request -> {
            assertThat(request.header("If-None-Match")).containsExactly("\"1\"");
            assertThat(request.header("If-Modified-Since")).containsExactly("yesterday");
            assertThat(request.header("Referer")).isEmpty();
        });
    }

    @Test
    void endsARedirectLoopAfterTenHops() { // R06
        server.on("/loop", ScenarioServer.redirect(302, "/loop"));

        assertThat(failed("/loop").cause()).isEqualTo(FailureCause.REDIRECT_LOOP);
        assertThat(server.requests()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://example.org/", "gopher://x/", "http://", "javascript:alert(1)"})
    void refusesRedirectsToAnythingButHttp(String location) { // R09
        server.on("/feed", ScenarioServer.redirect(301, location));

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.BAD_REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/x",
                "http://localhost.localdomain.invalid.:PORT/x",
                "http://[::1]:PORT/x",
                "http://[::ffff:127.0.0.1]:PORT/x",
                "http://[::ffff:7f00:1]:PORT/x",
                "http://[::127.0.0.1]:PORT/x",
                "http://[64:ff9b::127.0.0.1]:PORT/x",
                "http://2130706433:PORT/x",
                "http://0x7f000001:PORT/x",
                "http://0177.0.0.1:PORT/x",
                "http://127.1:PORT/x",
                "http://0x7f.1:PORT/x",
                "http://10.0.0.1:PORT/x",
                "http://169.254.169.254/latest/meta-data",
                "http://192.168.1.1/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://0:0:0:0:0:0:0:1:PORT/x",
                "http://::1/x",
                "http://[::1/x",
                "http://1:2:3/x",
                "http://0.0.0.0:PORT/x"
            })
    void refusesRedirectsIntoPrivateNetworks(String location) { // R08
        server.on("/feed", ScenarioServer.redirect(302, location.replace("PORT", "" + server.port())))
                .on("/x", ScenarioServer.ok("", FEED));

        FetchResult.Failed result = failed("/feed");

        assertThat(result.cause())
                .isIn(FailureCause.ADDRESS_REFUSED, FailureCause.UNKNOWN_HOST, FailureCause.BAD_REDIRECT);
        assertThat(server.requests("/x")).isEmpty();
    }

    @Test
    void connectsOnlyToPermittedAddressesOfAName() throws Exception {
        fetcher.close();
        InetAddress good = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress bad = InetAddress.getByAddress(new byte[] {127, 0, 0, 9});
        fetcher = new HttpFeedFetcher(
                settings(Duration.ofSeconds(5), List.of("127.0.0.1")),
                () -> NOW,
                host -> host.equals("mixed.example") ? new InetAddress[] {bad, good} : new InetAddress[] {bad});
        server.on("/feed", ScenarioServer.ok("", FEED));

        FetchResult mixed = fetch(FetchRequest.of("http://mixed.example:" + server.port() + "/feed"));
        FetchResult rebound = fetch(FetchRequest.of("http://rebound.example:" + server.port() + "/feed"));

        assertThat(mixed).isInstanceOf(FetchResult.Fetched.class);
        assertThat(rebound)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(FailureCause.ADDRESS_REFUSED));
    }

    @Test
    void givesUpOnANameThatDoesNotResolveInTime() {
        fetcher.close();
        fetcher = new HttpFeedFetcher(settings(Duration.ofSeconds(30), List.of()), () -> NOW, host -> {
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });

        FetchResult result = fetch(FetchRequest.of("http://slow-dns.example/feed"));

        assertThat(((FetchResult.Failed) result).cause()).isEqualTo(FailureCause.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "403, FORBIDDEN",
        "401, FORBIDDEN",
        "400, CLIENT_ERROR",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "301, UNEXPECTED_STATUS",
        "299, UNEXPECTED_STATUS"
    })
    void namesTheCauseOfAFailure(int status, FailureCause cause) { // E05, E06, E07
        server.on("/feed", "HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nno");

        FetchResult.Failed result = failed("/feed");

        assertThat(result.cause()).isEqualTo(cause);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void tellsGoneFromFailed() { // E08
        server.on("/feed", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");

        assertThat(fetch("/feed")).isInstanceOf(FetchResult.Gone.class);
    }

    @Test
    void readsRetryAfterInSecondsAndAsADate() { // E01, E02, E03
        server.on("/seconds", "HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n")
                .on(
                        "/date",
                        "HTTP/1.1 503 X\r\nDate: Fri, 20 Nov 2026 11:00:00 GMT\r\nRetry-After: Fri, 20 Nov 2026 11:00:09 GMT\r\nContent-Length: 0\r\n\r\n")
                .on("/none", "HTTP/1.1 429 X\r\nContent-Length: 0\r\n\r\n")
                .on("/nonsense", "HTTP/1.1 429 X\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n");

        assertThat(retryAfter("/seconds")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter("/date")).isEqualTo(Duration.ofSeconds(9));
        assertThat(retryAfter("/none")).isNull();
        assertThat(retryAfter("/nonsense")).isNull();
    }

    private @Nullable Duration retryAfter(String path) {
        return ((FetchResult.RateLimited) fetch(path)).head().retryAfter();
    }

    @Test
    void cutsOffAnEndlessBody() { // H01
        server.on("/feed", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n<rss>".getBytes(ISO_8859_1));
            while (true) {
                out.write("x".repeat(1000).getBytes(ISO_8859_1));
            }
        });

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.TOO_LARGE);
    }

    @Test
    void doesNotBeginWithABodyThatIsAnnouncedTooLarge() { // H05
        server.on("/feed", "HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n<rss>");

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.TOO_LARGE);
    }

    @Test
    void cutsOffADecompressionBomb() { // H04
        server.on("/feed", (request, out) -> {
            byte[] bomb = ScenarioServer.gzip(new byte[20_000_000]);
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(ISO_8859_1));
            out.write(bomb);
        });

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.TOO_LARGE);
    }

    @Test
    void givesUpOnABodyThatDrips() { // H02
        fetcher.close();
        fetcher = fetcher(Duration.ofSeconds(1), List.of("127.0.0.1"));
        server.on("/feed", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            while (!testIsOver.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        });

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.TOO_SLOW);
    }

    @Test
    void givesUpWithoutResponseHeaders() { // H03
        server.on("/feed", (request, out) -> testIsOver.await());

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.NO_ANSWER);
    }

    @Test
    void givesUpOnHeadersThatDrip() { // H03
        fetcher.close();
        fetcher = fetcher(Duration.ofSeconds(1), List.of("127.0.0.1"));
        server.on("/feed", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(ISO_8859_1));
            while (!testIsOver.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        });

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.TOO_SLOW);
    }

    @Test
    void refusesHugeHeaders() { // H04
        server.on("/line", ScenarioServer.ok("X: " + "y".repeat(100_000) + "\r\n", FEED))
                .on("/count", ScenarioServer.ok("X: y\r\n".repeat(5000), FEED));

        assertThat(failed("/line").cause()).isEqualTo(FailureCause.BAD_RESPONSE);
        assertThat(failed("/count").cause()).isEqualTo(FailureCause.BAD_RESPONSE);
    }

    @Test
    void namesAResetAndARefusedConnection() { // E09
        server.on("/reset", (request, out) -> {});
        int closed;
        try (ScenarioServer other = new ScenarioServer()) {
            closed = other.port();
        }

        assertThat(failed("/reset").cause()).isEqualTo(FailureCause.CONNECTION_LOST);
        FetchResult refused = fetch(FetchRequest.of("http://127.0.0.1:" + closed + "/"));
        assertThat(((FetchResult.Failed) refused).cause()).isEqualTo(FailureCause.NO_CONNECTION);
    }

    @Test
    void answersGarbageWithACause() {
        server.on("/garbage", "SSH-2.0-OpenSSH_9.6\r\n\r\n");

        assertThat(failed("/garbage").cause()).isEqualTo(FailureCause.BAD_RESPONSE);
    }

    @Test
    void takesDeltasOfFeeds() { // A33
        server.on("/feed", "HTTP/1.1 226 IM Used\r\nIM: feed\r\nETag: \"2\"\r\nContent-Length: 3\r\n\r\nabc");

        FetchResult.Fetched result =
                (FetchResult.Fetched) fetch(new FetchRequest(server.url("/feed"), "\"1\"", null, false));

        assertThat(result.delta()).isTrue();
        assertThat(result.head().etag()).isEqualTo("\"2\"");
    }

    @Test
    void asksOneHostForTwoThingsAtATime() { // P13
        server.on("/slow", (request, out) -> {
            testIsOver.await(200, TimeUnit.MILLISECONDS);
            out.write(ScenarioServer.ok("", FEED).getBytes(ISO_8859_1));
        });

        List<CompletableFuture<FetchResult>> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(fetcher.fetch(FetchRequest.of(server.url("/slow"))));
        }

        assertThat(eight)
                .allSatisfy(each -> assertThat(each.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Fetched.class));
        assertThat(server.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void doesNotLetASlowHostDelayAnother() { // H04
        fetcher.close();
        fetcher = fetcher(Duration.ofMinutes(1), List.of("127.0.0.0/8"));
        try (ScenarioServer other = new ScenarioServer("127.0.0.5")) {
            server.on("/hang", (request, out) -> testIsOver.await());
            other.on("/feed", ScenarioServer.ok("", FEED));
            for (int i = 0; i < 50; i++) {
                CompletableFuture<?> unused = fetcher.fetch(FetchRequest.of(server.url("/hang")));
            }

            FetchResult result = fetch(FetchRequest.of(other.url("/feed")));

            assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        }
    }

    @Test
    void boundsItsThreadsAndConnectionsWhenHostsAndNamesAreSlow() {
        fetcher.close();
        fetcher = new HttpFeedFetcher(settings(Duration.ofMinutes(1), List.of("127.0.0.0/8")), () -> NOW, host -> {
            if (host.endsWith(".example")) {
                try {
                    testIsOver.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return InetAddress.getAllByName(host);
        });
        long before = threads();
        try (ScenarioServer slow = new ScenarioServer("0.0.0.0");
                ScenarioServer good = new ScenarioServer("127.0.0.5")) {
            slow.on("/hang", (request, out) -> testIsOver.await());
            good.on("/feed", ScenarioServer.ok("", FEED));
            askSlowOnes(0, 80, slow.port());
            CompletableFuture<FetchResult> asked = fetcher.fetch(FetchRequest.of(good.url("/feed")));
            assertThat(asked.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(FetchResult.Fetched.class);

            askSlowOnes(80, 1_000, slow.port());

            assertThat(threads() - before).isLessThan(90);
            assertThat(slow.mostAtOnce()).isLessThanOrEqualTo(200);
        }
    }

    private void askSlowOnes(int from, int to, int port) {
        for (int i = from; i < to; i++) {
            String host = "127.0." + (10 + i / 200) + "." + (1 + i % 200);
            CompletableFuture<?> unusedName = fetcher.fetch(FetchRequest.of("http://dead" + i + ".example/"));
            CompletableFuture<?> unusedHost = fetcher.fetch(FetchRequest.of("http://" + host + ":" + port + "/hang"));
        }
    }

    /** Threads of a fetcher: those that wait for requests, decode, resolve. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fetch-")
                        || thread.getName().startsWith("resolve"))
                .count();
    }

    @Test
    void doesNotLetAHostsSlowFeedsDelayItsHealthyOnes() { // H04
        server.on("/hang", (request, out) -> testIsOver.await()).on("/feed", ScenarioServer.ok("", FEED));
        for (int i = 0; i < 10; i++) {
            CompletableFuture<?> unused = fetcher.fetch(new FetchRequest(server.url("/hang"), null, null, true));
        }

        assertThat(fetch("/feed")).isInstanceOf(FetchResult.Fetched.class);
    }

    @Test
    void abortsAFetchThatIsCancelled() throws Exception {
        CountDownLatch clientHasGone = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        server.on("/feed", (request, out) -> {
            asked.countDown();
            try {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                while (!testIsOver.await(5, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (java.io.IOException e) {
                clientHasGone.countDown();
            }
        });

        CompletableFuture<FetchResult> fetch = fetcher.fetch(FetchRequest.of(server.url("/feed")));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        fetch.cancel(true);

        assertThat(clientHasGone.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotReadTheBodyOfAnErrorPage() throws Exception {
        CountDownLatch clientHasGone = new CountDownLatch(1);
        server.on("/feed", (request, out) -> {
            out.write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(ISO_8859_1));
            try {
                while (!testIsOver.await(5, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (java.io.IOException e) {
                clientHasGone.countDown();
            }
        });

        assertThat(failed("/feed").cause()).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(clientHasGone.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsAllFetchesWhenItIsClosed() {
        server.on("/hang", (request, out) -> testIsOver.await());
        CompletableFuture<FetchResult> hanging = fetcher.fetch(FetchRequest.of(server.url("/hang")));

        fetcher.close();

        FetchResult result = hanging.orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(((FetchResult.Failed) result).cause()).isEqualTo(FailureCause.OVERLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "ftp://example.org/", "http:///x", "http://exa mple.org/", "http://%zz/"})
    void saysSoWhenAnAddressCannotBeAsked(String address) {
        FetchResult result = fetch(FetchRequest.of(address));

        assertThat(((FetchResult.Failed) result).cause()).isEqualTo(FailureCause.BAD_ADDRESS);
    }

    @Test
    void escapesWhatMustBeEscaped() {
        server.on("/f%C3%BCr%20alle?q=%7Bx%7D", ScenarioServer.ok("", FEED));

        assertThat(fetch("/für alle?q={x}")).isInstanceOf(FetchResult.Fetched.class);
    }
}
