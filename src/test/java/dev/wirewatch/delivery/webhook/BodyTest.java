package dev.wirewatch.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Samples;
import dev.wirewatch.delivery.Secret;
import dev.wirewatch.delivery.SigningKey;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What requests look like for each kind of receiver, and how they are signed. */
class BodyTest {
    private static final Instant NOW = Samples.NOON.plusSeconds(5);
    private static final Links NO_PAGE = new Links(null);
    private static final String HOSTILE = "Breaking <!channel> & <http://evil.example|click>\u0007\n*now*";

    @Test
    void signsTheExampleOfTheStandardAsTheStandardDoes() {
        SigningKey key = SigningKey.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        String signature = Signature.of(
                List.of(key),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithTheKeyBeforeTooWhileReceiversChange() {
        SigningKey current = SigningKey.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        SigningKey before = SigningKey.of(new Secret("whsec_" + "A".repeat(32)));

        String both = Signature.of(List.of(current, before), "id", NOW, new byte[] {1});

        assertThat(both)
                .isEqualTo(Signature.of(List.of(current), "id", NOW, new byte[] {1}) + " "
                        + Signature.of(List.of(before), "id", NOW, new byte[] {1}));
    }

    @Test
    void refusesAKeyThatIsNoneWithoutShowingIt() {
        assertThatThrownBy(() -> SigningKey.of(new Secret("hunter2")))
                .hasMessageContaining("whsec_")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> SigningKey.of(new Secret("whsec_c2hvcnQ=")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNoTitleMentionOrLinkAnybodyInSlack() throws Exception {
        Event event = Samples.event("a", 1, AlertTransition.OPENED, Severity.CRITICAL, Samples.NOON, HOSTILE);

        JsonNode post = body(Channel.Shape.SLACK, NO_PAGE, new Message.Single("id", event));

        assertThat(post.path("text").asText())
                .isEqualTo("critical opened: Breaking &lt;!channel&gt; &amp; &lt;http://evil.example|click&gt; *now*");
        assertThat(post.path("blocks").get(0).path("text").path("text").asText())
                .isEqualTo("*critical* opened  <https://gulf.example/a?a=1&amp;b=2|Breaking &lt;!channel&gt; &amp; "
                        + "&lt;http://evil.example|click&gt; *now*>");
        assertThat(post.path("blocks")
                        .get(2)
                        .path("elements")
                        .get(0)
                        .path("text")
                        .asText())
                .contains("Air defence &lt;brought&gt; · state.x + system.y · 1 article, 1 independent source");
    }

    @Test
    void keepsSummariesWithinSlacksLimits() throws Exception {
        JsonNode post = body(Channel.Shape.SLACK, NO_PAGE, new Message.Several(summary(300, "long ".repeat(2_000))));

        assertThat(post.path("blocks").size()).isLessThanOrEqualTo(50);
        post.path("blocks")
                .forEach(block -> assertThat(block.toString().length()).isLessThan(3_200));
        assertThat(post.path("blocks").toString()).contains("… and 260 more");
    }

    @Test
    void linksToTheDashboardIfThereIsOne() throws Exception {
        Event event = Samples.opened("a", Severity.INFO);

        JsonNode post = body(Channel.Shape.SLACK, new Links("https://desk.example/"), new Message.Single("id", event));

        assertThat(post.toString()).contains("<https://desk.example/alerts/" + Ids.of("alert", "a") + "|");
    }

    @Test
    void postsAnOpenAlertToAlertmanagerWithItsEndAhead() throws Exception {
        JsonNode posted = body(
                Channel.Shape.ALERTMANAGER, NO_PAGE, new Message.Single("id", Samples.opened("a", Severity.WARNING)));

        assertThat(posted).hasSize(1);
        JsonNode alert = posted.get(0);
        assertThat(alert.path("labels").toString())
                .isEqualTo(
                        "{\"alertname\":\"rule-a\",\"desk_1\":\"yes\",\"group\":\"state.x+system.y\",\"severity\":\"warning\",\"source\":\"wirewatch\",\"theme\":\"defence\"}");
        assertThat(alert.path("annotations").path("summary").asText()).isEqualTo("Battery arrives at a");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(Instant.parse(alert.path("endsAt").asText())).isAfter(NOW.plus(Duration.ofMinutes(5)));
        assertThat(alert.path("generatorURL").asText()).isEqualTo("https://gulf.example/a?a=1&b=2");
    }

    @Test
    void endsAClosedAlertAtAlertmanagerAndWhatStoodUnderAnotherSeverity() throws Exception {
        Instant closed = Samples.NOON.plusSeconds(3);

        JsonNode posted = body(
                Channel.Shape.ALERTMANAGER,
                NO_PAGE,
                new Message.Single(
                        "id", Samples.event("a", 4, AlertTransition.CLOSED, Severity.CRITICAL, closed, "over")));

        assertThat(posted)
                .hasSize(3)
                .allSatisfy(alert -> assertThat(alert.path("endsAt").asText()).isEqualTo(closed.toString()));
        assertThat(posted.findValuesAsText("severity")).containsExactly("critical", "info", "warning");
    }

    @Test
    void goesOnUnderTheSameLabelsWhenAnotherAlertTakesItsPlace() throws Exception {
        JsonNode before =
                body(Channel.Shape.ALERTMANAGER, NO_PAGE, new Message.Single("1", Samples.opened("a", Severity.INFO)));
        JsonNode after = body(
                Channel.Shape.ALERTMANAGER,
                NO_PAGE,
                new Message.Single(
                        "2", Samples.event("b", 3, AlertTransition.UPDATED, Severity.INFO, Samples.NOON, "b")));

        assertThat(after.get(0).path("labels")).isEqualTo(before.get(0).path("labels"));
    }

    @Test
    void writesTheSameJsonAtEachAttempt() {
        Message message = new Message.Several(summary(3, "x"));

        assertThat(new JsonBody().bytes(message, NOW)).isEqualTo(new JsonBody().bytes(message, NOW.plusSeconds(60)));
    }

    private static Summary summary(int alerts, String headline) {
        List<AlertLine> lines = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            lines.add(AlertLine.of(
                    Samples.alert("n" + i, Severity.INFO, headline, null), AlertTransition.OPENED, Samples.NOON));
        }
        return new Summary("id", "desk", Summary.Kind.QUIET_HOURS, Samples.NOON, Samples.NOON, alerts, lines, 0);
    }

    private static JsonNode body(Channel.Shape shape, Links links, Message message) throws IOException {
        return Body.JSON.readTree(Body.of(shape, links).bytes(message, NOW));
    }
}
