package dev.wirewatch.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.DigestSchedule;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.Samples;
import dev.wirewatch.delivery.Secret;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real mail server in the process. */
class MailSinkTest {
    private static final DigestSchedule DAILY =
            new DigestSchedule(DigestSchedule.Every.DAY, LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));
    private static final String HOSTILE =
            "Battery\r\nBcc: victim@example.org\r\n\r\n<script>alert('x')</script> & \u202Eevil";

    private GreenMail server;

    @BeforeEach
    void open() {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        ServerSetup smtps = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        server = new GreenMail(new ServerSetup[] {smtp, smtps});
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void sendsTextAndHtmlToAllReceiversUnderAnIdThatStaysTheSame() throws Exception {
        Message message = digest("Battery arrives", "Convoy leaves");

        Outcome first = send(plain(), message);
        Outcome again = send(plain(), message);

        assertThat(first).isEqualTo(new Outcome.Delivered("the mail server has taken it"));
        assertThat(again).isInstanceOf(Outcome.Delivered.class);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(4);
        assertThat(received[0].getMessageID()).isEqualTo("<digest-id@wirewatch.invalid>");
        assertThat(received[2].getMessageID()).isEqualTo(received[0].getMessageID());
        assertThat(received[0].getSubject())
                .isEqualTo("Wirewatch: 2 alerts, 2 events, 2026-11-21 13:00 +01:00 to 2026-11-21 13:00 +01:00");
        assertThat(part(received[0], 0))
                .contains("WARNING  opened  Battery arrives")
                .contains("https://gulf.example/a0");
        assertThat(part(received[0], 1))
                .contains("<a href=\"https://gulf.example/a0?a=1&amp;b=2\">Battery arrives</a>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void letsNoTitleAddHeadersOrReceiversOrMarkup() throws Exception {
        Outcome outcome = send(plain(), digest(HOSTILE));

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).as("the two receivers only").hasSize(2);
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getSubject())
                .isEqualTo("Wirewatch: warning: Battery Bcc: victim@example.org <script>alert('x')</script> & evil");
        assertThat(part(received, 1))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; evil")
                .doesNotContain("<script>");
    }

    @Test
    void makesALinkOfNothingButWebAddresses() {
        AlertLine line = line("a", "Click me");
        AlertLine script = new AlertLine(
                line.id(),
                line.transition(),
                line.at(),
                line.group(),
                line.rule(),
                line.ruleTitle(),
                line.severity(),
                line.headline(),
                line.entities(),
                line.opened(),
                1,
                1,
                line.labels(),
                line.why(),
                null,
                "javascript:alert(1)");

        String html = new DigestHtml(new Links(null), new Times(DAILY.zone())).of(summary(List.of(script)));

        assertThat(html).contains("Click me").doesNotContain("javascript");
    }

    @Test
    void showsAsManyAlertsAsAReaderReadsAndCountsTheRest() throws Exception {
        send(plain(), digest(java.util.Collections.nCopies(250, "Battery").toArray(String[]::new)));

        assertThat(part(server.getReceivedMessages()[0], 0)).contains("… and 50 more");
        assertThat(part(server.getReceivedMessages()[0], 1)).contains("… and 50 more");
    }

    @Test
    void sendsNothingWhereTlsIsAskedForAndNotToBeHadOrNotToBeTrusted() {
        Channel.Mail starttls = mail(server.getSmtp().getPort(), Channel.Security.STARTTLS, null, null);
        Channel.Mail tls = mail(server.getSmtps().getPort(), Channel.Security.TLS, "desk", new Secret("hunter2"));

        Outcome withoutStarttls = send(starttls, digest("a"));
        Outcome untrusted = send(tls, digest("a"));

        assertThat(withoutStarttls).isInstanceOf(Outcome.Failed.class);
        assertThat(withoutStarttls.summary()).containsIgnoringCase("STARTTLS");
        assertThat(untrusted).isInstanceOf(Outcome.Failed.class);
        assertThat(untrusted.summary()).doesNotContain("hunter2");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenTheServerRefusesTheLoginOrIsNotThere() {
        server.setUser("desk@example.org", "desk", "right");
        Channel.Mail wrong = mail(server.getSmtp().getPort(), Channel.Security.NONE, "desk", new Secret("hunter2"));
        Outcome login = send(wrong, digest("a"));
        int port = server.getSmtp().getPort();
        server.stop();
        Outcome gone = send(mail(port, Channel.Security.NONE, null, null), digest("a"));

        assertThat(login).isEqualTo(new Outcome.Failed("the mail server does not accept user and password", null));
        assertThat(gone).isInstanceOf(Outcome.Failed.class);
    }

    private Channel.Mail plain() {
        return mail(server.getSmtp().getPort(), Channel.Security.NONE, null, null);
    }

    private static Channel.Mail mail(
            int port, Channel.Security security, @Nullable String user, @Nullable Secret password) {
        return new Channel.Mail(
                "127.0.0.1",
                port,
                security,
                user,
                password,
                "Wirewatch <wirewatch@example.org>",
                List.of("desk@example.org", "night@example.org"),
                DAILY,
                Duration.ofSeconds(3));
    }

    private static Outcome send(Channel.Mail mail, Message message) {
        try (MailSink sink = new MailSink(mail, new Links(null), InstantSource.fixed(Samples.NOON))) {
            return sink.send(message);
        }
    }

    private static Message digest(String... headlines) {
        List<AlertLine> lines = new java.util.ArrayList<>();
        for (int i = 0; i < headlines.length; i++) {
            lines.add(line("a" + i, headlines[i]));
        }
        return new Message.Several(summary(lines));
    }

    private static Summary summary(List<AlertLine> lines) {
        return new Summary(
                "digest-id", "mail", Summary.Kind.DIGEST, Samples.NOON, Samples.NOON, lines.size(), lines, 0);
    }

    private static AlertLine line(String name, String headline) {
        return AlertLine.of(
                Samples.alert(name, Severity.WARNING, headline, null), AlertTransition.OPENED, Samples.NOON);
    }

    private static String part(MimeMessage message, int index) throws Exception {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
