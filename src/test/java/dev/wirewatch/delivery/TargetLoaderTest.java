package dev.wirewatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetLoaderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KEY", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "BAD_KEY", "hunter2",
            "HOOK", "https://hooks.example/services/T0/xoxb-secret",
            "BAD_HOOK", "ftp://xoxb secret",
            "LINES", "a\nInjected: yes",
            "BLANK", " ");

    @TempDir
    private Path directory;

    @Test
    void readsAWebhookWithAllThatCanBeSaidOfIt() throws Exception {
        Files.writeString(directory.resolve("desk.token"), "Bearer abc \nsecond line\n");
        DeliveryPlan plan = load("""
                dashboard: https://desk.example/
                targets:
                  - id: desk
                    webhook:
                      url: {env: HOOK}
                      shape: slack
                      secret: {env: KEY}
                      headers: {Authorization: {file: desk.token}, X-Desk: one}
                      timeout: 3s
                    when:
                      transitions: [opened, reopened]
                      severity: warning
                      rules: [air-defence]
                      entities: [state.iran]
                      labels: {theme: defence}
                    rate: 30/m
                    retry: {first: 1s, longest: 1m, give-up: 2h}
                    quiet-hours: {from: "22:00", to: "06:30", days: [mon, fri], zone: Europe/Berlin, pass: nothing}
                """);

        Target target = plan.target("desk").orElseThrow();
        Channel.Webhook webhook = (Channel.Webhook) target.channel();
        assertThat(webhook.address()).hasToString("https://hooks.example/services/T0/xoxb-secret");
        assertThat(webhook.shape()).isEqualTo(Channel.Shape.SLACK);
        assertThat(Channel.revealed(webhook.headers())).containsEntry("Authorization", "Bearer abc");
        assertThat(webhook.signingKeys()).hasSize(1);
        assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(target.filter())
                .isEqualTo(new EventFilter(
                        Set.of(AlertTransition.OPENED, AlertTransition.REOPENED),
                        Severity.WARNING,
                        Set.of("air-defence"),
                        Set.of("state.iran"),
                        Map.of("theme", "defence")));
        assertThat(target.rate()).isEqualTo(new Rate(30, Duration.ofMinutes(1)));
        assertThat(target.retry())
                .isEqualTo(new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(2)));
        assertThat(target.quiet())
                .isEqualTo(new QuietHours(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 30),
                        null));
        assertThat(plan.links().alert("x")).isEqualTo("https://desk.example/alerts/x");
    }

    @Test
    void readsAMailDigestAndTakesDefaults() throws Exception {
        DeliveryPlan plan = load("""
                targets:
                  - id: mail
                    email: {host: smtp.example.org, user: w, password: {env: BAD_KEY}, from: W <w@example.org>, to: [a@example.org]}
                """);

        Target target = plan.targets().get(0);
        Channel.Mail mail = (Channel.Mail) target.channel();
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.security()).isEqualTo(Channel.Security.STARTTLS);
        assertThat(target.digest()).hasToString("daily at 07:00 Z");
        assertThat(target.filter()).isEqualTo(EventFilter.DEFAULT);
        assertThat(target.retry()).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void printsNoSecret() throws Exception {
        DeliveryPlan plan = load("""
                targets:
                  - id: a
                    webhook: {url: {env: HOOK}, secret: {env: KEY}, headers: {Authorization: hunter2}}
                  - id: b
                    email: {host: h, user: w, password: {env: BAD_KEY}, from: w@example.org, to: [a@example.org]}
                """);

        assertThat(plan.toString()
                        + plan.targets().get(0).channel().description()
                        + plan.targets().get(1).channel().description())
                .contains("https://hooks.example")
                .doesNotContain("xoxb-secret")
                .doesNotContain("hunter2")
                .doesNotContain("MfKQ9r8");
    }

    @Test
    void namesTargetsWithoutTheirSecretsBeingThere() throws Exception {
        SourceDocument document = SourceDocument.parse("delivery.yaml", """
                targets:
                  - id: desk
                    webhook: {url: {env: NOT_SET_HERE}, shape: slack, secret: {file: not-there.key}}
                  - id: morning
                    email: {host: smtp.example, user: w, password: {env: NOT_SET_HERE}, from: w@example.org, to: [a@example.org]}
                """);

        assertThat(TargetLoader.names(document))
                .containsExactly(entry("desk", "webhook slack"), entry("morning", "mail by smtp.example"));
        assertThatThrownBy(() -> TargetLoader.names(SourceDocument.parse("delivery.yaml", "targets: [{id: a}]\n")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("delivery.yaml:1: targets[0]");
    }

    @Test
    void acceptsTheShippedFileAndTheExamplesInItsComments() throws Exception {
        String shipped = Files.readString(Path.of("config/delivery.yaml"));
        assertThat(load(shipped).targets()).isEmpty();
        Files.writeString(directory.resolve("desk.token"), "t");
        Files.writeString(directory.resolve("smtp.password"), "p");
        String examples = "targets:\n"
                + shipped.substring(shipped.indexOf("# targets:"))
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceFirst("^# ?", ""))
                        .collect(Collectors.joining("\n"));

        DeliveryPlan plan = TargetLoader.load(
                SourceDocument.parse("delivery.yaml", examples),
                directory,
                Map.of("DESK_WEBHOOK_SECRET", ENVIRONMENT.get("KEY"), "SLACK_WEBHOOK", ENVIRONMENT.get("HOOK")));

        assertThat(plan.targets())
                .extracting(Target::id)
                .containsExactly("desk", "newsroom-channel", "on-call", "morning-mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook: {url: 'ftp://x'} | 4: targets[0].webhook.url: must be an http or https address",
                "webhook: {url: {env: BAD_HOOK}} | 4: targets[0].webhook.url: must be an http or https address",
                "webhook: {url: 'https://a:b@x/'} | 4: targets[0].webhook.url: must not hold a user or password",
                "webhook: {url: {env: NOWHERE}} | 4: targets[0].webhook.url: the environment variable NOWHERE is empty or not there",
                "webhook: {url: {env: BLANK}} | 4: targets[0].webhook.url: the environment variable BLANK is empty",
                "webhook: {url: {file: none.txt}} | none.txt cannot be read",
                "webhook: {url: 'http://x', secret: {env: BAD_KEY}} | secret: must be whsec_",
                "webhook: {url: 'http://x', secret: hunter2} | 4: targets[0].webhook.secret:",
                "webhook: {url: 'http://x', previous-secret: {env: KEY}} | needs a secret beside it",
                "webhook: {url: 'http://x', headers: {X-A: {env: LINES}}} | has control characters",
                "webhook: {url: 'http://x', headers: {Webhook-Id: mine}} | is set by Wirewatch itself",
                "webhook: {url: 'http://x', timeout: 2m} | must be at most 60s",
                "webhook: {url: 'http://x', shape: teams} | 4: targets[0].webhook.shape:",
                "webhook: {url: 'http://x'}, rate: fast | 4: targets[0].rate:",
                "webhook: {url: 'http://x'}, when: {transition: [opened]} | 4: targets[0].when.transition",
                "webhook: {url: 'http://x'}, retry: {first: 1h, longest: 1m} | first must be the shortest",
                "webhook: {url: 'http://x'}, quiet-hours: {from: '22:00', to: '22:00'} | would have no end",
                "webhook: {url: 'http://x'}, quiet-hours: {from: '22:00', to: '25:00'} | 4: targets[0].quiet-hours.to:",
                "webhook: {url: 'http://x'}, quiet-hours: {from: '22:00', to: '06:00', zone: Mars/Base} | unknown time zone Mars/Base",
                "email: {host: h, from: 'a@b.example', to: ['x@y.example, z@y.example']} | must be one mail address",
                "email: {host: h, from: 'nobody', to: ['x@y.example']} | email.from: must be one mail address",
                "email: {host: h, from: 'a@b.example', to: ['x@y.example'], user: w} | user and password belong together",
                "email: {host: h, from: 'a@b.example', to: ['x@y.example'], user: w, password: {env: KEY}, security: none} | would send the password in clear",
                "email: {host: h, from: 'a@b.example', to: ['x@y.example']}, quiet-hours: {from: '22:00', to: '06:00'} | quiet hours are for webhooks",
                "rate: 1/s | 3: targets[0]"
            })
    void refusesWhatCannotBeRightWithFileLineAndKey(String body, String message) {
        String text = "# made by a test\ntargets:\n  - {id: desk,\n     " + body + "}\n";

        assertThatThrownBy(() -> load(text))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("delivery.yaml:")
                .hasMessageContaining(message.strip())
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("xoxb");
    }

    @Test
    void refusesTwoTargetsOfOneId() {
        assertThatThrownBy(() -> load(
                        "targets:\n  - {id: a, webhook: {url: 'http://x'}}\n  - {id: a, webhook: {url: 'http://y'}}\n"))
                .hasMessageContaining("delivery.yaml:3: targets[1].id: the id a is already used in line 2");
    }

    private DeliveryPlan load(String text) throws InvalidDocumentException {
        return TargetLoader.load(SourceDocument.parse("delivery.yaml", text), directory, ENVIRONMENT);
    }
}
