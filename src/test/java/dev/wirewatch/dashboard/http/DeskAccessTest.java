package dev.wirewatch.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskAccessTest {
    private static final String ALICE = "alices-long-secret";
    private static final String BOB = "bobs-longer-secret";
    private static final DeskUser READER = user("alice", DeskRole.READER, ALICE);
    private static final DeskUser EDITOR = user("bob", DeskRole.EDITOR, BOB);
    private static final DeskAccess USERS = new DeskAccess(List.of(READER, EDITOR), null, null, DeskRole.EDITOR);

    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    private final Deque<WebServer> servers = new ArrayDeque<>();

    record Thing(String name) {
        @JsonCreator
        Thing(@JsonProperty("name") String name) {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a thing needs a name");
            }
            this.name = name;
        }
    }

    private static DeskUser user(String name, DeskRole role, String secret) {
        return new DeskUser(new Caller(name, role), SecretDigest.of(secret));
    }

    private void start(DeskAccess access) {
        List<Route> routes = List.of(
                Route.read(
                        "/who",
                        request -> Response.of(
                                "text/plain",
                                request.caller().name() + " " + request.caller().role())),
                Route.ask("/preview", request -> Response.of("text/plain", request.body())),
                Route.change(
                                HttpMethod.PUT,
                                "/things/{id}",
                                request -> Response.noContent()
                                        .noting("named "
                                                + request.json(Thing.class).name()))
                        .withBody(100),
                Route.change(HttpMethod.DELETE, "/things/{id}", request -> {
                    throw Problem.conflict("it has changed");
                }));
        servers.push(WebServer.start(
                new WebServer.Endpoint("127.0.0.1", 0, access),
                routes,
                Map.of(),
                request -> {
                    throw Problem.notFound("nothing");
                },
                (caller, method, path, status, note) ->
                        changes.add(caller.name() + " " + method + " " + path + " " + status + " " + note),
                new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        servers.forEach(WebServer::close);
    }

    @Test
    void knowsUsersByTheirSecrets() throws Exception {
        start(USERS);

        assertThat(ask("GET /who")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Basic");
        assertThat(ask("GET /who", basic("alice", ALICE))).endsWith("alice READER");
        assertThat(ask("GET /who", basic("bob", BOB))).endsWith("bob EDITOR");
        assertThat(ask("GET /who", "Authorization: Bearer " + BOB)).endsWith("bob EDITOR");
        assertThat(ask("GET /who", basic("alice", BOB))).startsWith("HTTP/1.1 401");
        assertThat(ask("GET /who", basic("alice", ""))).startsWith("HTTP/1.1 401");
        assertThat(ask("GET /who", "Authorization: Basic %%%")).startsWith("HTTP/1.1 401");
        assertThat(ask("GET /who", "Authorization: Bearer")).startsWith("HTTP/1.1 401");
    }

    @Test
    void letsThoseWhoShareASecretNameThemselvesButNotAsSomebodyElse() throws Exception {
        start(new DeskAccess(List.of(READER), SecretDigest.of(BOB), null, DeskRole.READER));

        assertThat(ask("GET /who", basic("carol", BOB))).endsWith("carol EDITOR");
        assertThat(ask("GET /who", "Authorization: Bearer " + BOB)).endsWith("desk EDITOR");
        assertThat(ask("GET /who", basic("alice", BOB))).endsWith("desk EDITOR");
        assertThat(ask("GET /who", basic("x".repeat(101), BOB))).startsWith("HTTP/1.1 401");
    }

    @Test
    void believesAProxyOnItsOwnAddressOnly() throws Exception {
        start(new DeskAccess(
                List.of(),
                null,
                new TrustedProxy("X-Forwarded-User", Set.of("127.0.0.1"), Set.of("bob")),
                DeskRole.EDITOR));

        assertThat(ask("GET /who", "X-Forwarded-User: alice")).endsWith("alice READER");
        assertThat(ask("GET /who", "X-Forwarded-User: bob")).endsWith("bob EDITOR");
        assertThat(ask("GET /who", "X-Forwarded-User: bob", "X-Forwarded-User: alice"))
                .startsWith("HTTP/1.1 401");
        assertThat(ask("GET /who")).startsWith("HTTP/1.1 401");

        start(new DeskAccess(
                List.of(),
                null,
                new TrustedProxy("X-Forwarded-User", Set.of("10.0.0.1"), Set.of("*")),
                DeskRole.EDITOR));
        assertThat(ask("GET /who", "X-Forwarded-User: bob")).startsWith("HTTP/1.1 401");
    }

    @Test
    void letsEditorsChangeThingsAndKeepsWhoChangedWhat() throws Exception {
        start(USERS);
        String bob = basic("bob", BOB);
        String json = "Content-Type: application/json";

        assertThat(put("{\"name\": \"x\"}", bob, json, "Wirewatch-Request: 1")).startsWith("HTTP/1.1 204");
        assertThat(put("{\"name\": \"x\"}", basic("alice", ALICE), json, "Wirewatch-Request: 1"))
                .startsWith("HTTP/1.1 403")
                .contains("role editor");
        assertThat(ask("DELETE /things/1", bob, "Wirewatch-Request: 1")).startsWith("HTTP/1.1 409");
        assertThat(changes)
                .containsExactly(
                        "bob PUT /things/1 204 named x",
                        "alice PUT /things/1 403 alice may look but not change anything; that takes the role editor",
                        "bob DELETE /things/1 409 it has changed");
    }

    @Test
    void refusesWhatAPageOfAnotherSiteCouldSend() throws Exception {
        start(DeskAccess.UNASKED);
        String json = "Content-Type: application/json";
        String ours = "Wirewatch-Request: 1";
        String body = "{\"name\": \"x\"}";

        assertThat(put(body, json)).startsWith("HTTP/1.1 403").contains("Wirewatch-Request");
        assertThat(put(body, json, ours, "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
        assertThat(put(body, json, ours, "Sec-Fetch-Site: same-site")).startsWith("HTTP/1.1 403");
        assertThat(put(body, json, ours, "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(put(body, json, ours, "Origin: null")).startsWith("HTTP/1.1 403");
        assertThat(put(body, json, ours, "Sec-Fetch-Site: same-origin", "Origin: http://127.0.0.1:" + port()))
                .startsWith("HTTP/1.1 204");
        assertThat(ask("POST /preview")).startsWith("HTTP/1.1 403");
        assertThat(ask("OPTIONS /things/1", "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("Access-Control");
    }

    @Test
    void refusesBodiesThatItDoesNotUnderstandAndSaysWhere() throws Exception {
        start(DeskAccess.UNASKED);
        String json = "Content-Type: application/json";
        String ours = "Wirewatch-Request: 1";

        assertThat(put("{\"name\": \"x\"}", ours)).startsWith("HTTP/1.1 415").contains("application/json");
        assertThat(put("{\"name\": \"x\",\n \"neme\": 1}", ours, json))
                .startsWith("HTTP/1.1 400")
                .contains("line 2");
        assertThat(put("{\"name\": \"x\", \"name\": \"y\"}", ours, json)).startsWith("HTTP/1.1 400");
        assertThat(put("{}", ours, json)).startsWith("HTTP/1.1 422").contains("a thing needs a name");
        assertThat(put("null", ours, json)).startsWith("HTTP/1.1 400");
        assertThat(put("{\"name\": \"" + "x".repeat(100) + "\"}", ours, json))
                .startsWith("HTTP/1.1 413")
                .contains("100 bytes");
    }

    @Test
    void givesThoseWhoAreNotAskedTheRoleThatIsSet() throws Exception {
        start(new DeskAccess(List.of(), null, null, DeskRole.READER));

        assertThat(ask("GET /who")).endsWith("desk READER");
        assertThat(put("{\"name\": \"x\"}", "Content-Type: application/json", "Wirewatch-Request: 1"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void readsDigestsAndRefusesShortSecretsWithoutRepeatingThem() {
        start(DeskAccess.UNASKED);
        SecretDigest digest = SecretDigest.of(ALICE);

        assertThat(SecretDigest.parse(digest.text()).matches(ALICE)).isTrue();
        assertThat(SecretDigest.parse(ALICE).matches(ALICE)).isTrue();
        assertThat(digest.toString() + READER).doesNotContain(ALICE).doesNotContain(digest.text());
        for (String wrong : List.of("hunter2", "sha256:hunter2")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SecretDigest.parse(wrong))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
        }
    }

    private int port() {
        return servers.getFirst().port();
    }

    private static String basic(String name, String secret) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private String put(String body, String... headers) throws Exception {
        return exchange("PUT /things/1", body, headers);
    }

    private String ask(String start, String... headers) throws Exception {
        return exchange(start, "", headers);
    }

    /** Written by hand: the client of the JDK refuses to send some of these headers. */
    private String exchange(String start, String body, String... headers) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            StringBuilder request = new StringBuilder(start + " HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:")
                    .append(port())
                    .append("\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            request.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
