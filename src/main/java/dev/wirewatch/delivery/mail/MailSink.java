package dev.wirewatch.delivery.mail;

import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.Secret;
import dev.wirewatch.delivery.Sink;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.delivery.Texts;
import dev.wirewatch.model.Alert;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends digests by SMTP. The {@code Message-ID} is made of the delivery's id: a digest that is sent again because its
 * acknowledgement was lost carries the same one, and mail systems may drop it. TLS is required where it is asked for, and
 * the server's certificate must be that of its name (RFC 8314, section 5; RFC 7817).
 */
public final class MailSink implements Sink {
    /** A digest shows this many alerts and counts the rest. */
    static final int ALERTS_SHOWN = 200;

    private static final int REASON_SHOWN = 160;
    private static final int SUBJECT_LIMIT = 200;

    private final Channel.Mail mail;
    private final Session session;
    private final InstantSource clock;
    private final DigestText text;
    private final DigestHtml html;
    private final Times times;
    private volatile @Nullable Transport underWay;
    private volatile boolean closed;

    /**
     * @param mail where and how
     * @param links addresses in messages
     * @param clock for dates
     */
    public MailSink(Channel.Mail mail, Links links, InstantSource clock) {
        this.mail = mail;
        this.clock = clock;
        this.session = Session.getInstance(properties(mail));
        this.times = new Times(mail.schedule().zone());
        this.text = new DigestText(links, times);
        this.html = new DigestHtml(links, times);
    }

    private static Properties properties(Channel.Mail mail) {
        String timeout = Long.toString(mail.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(mail.user() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.security() == Channel.Security.TLS));
        boolean starttls = mail.security() == Channel.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        // Some of the receivers refused is no reason to send the others the same again and again.
        properties.put("mail.smtp.sendpartial", "true");
        return properties;
    }

    @Override
    public Outcome send(Message message) {
        Secret password = mail.password();
        try (Transport transport = session.getTransport("smtp")) {
            underWay = transport;
            if (closed) {
                return new Outcome.BrokenOff();
            }
            transport.connect(mail.host(), mail.port(), mail.user(), password == null ? null : password.reveal());
            MimeMessage mime = mime(message);
            transport.sendMessage(mime, mime.getAllRecipients());
            return new Outcome.Delivered("the mail server has taken it");
        } catch (SendFailedException e) {
            int reached = e.getValidSentAddresses() == null ? 0 : e.getValidSentAddresses().length;
            return reached > 0
                    ? new Outcome.Delivered("the mail server has taken it for " + reached + " of "
                            + mail.to().size() + " receivers: " + shown(e))
                    : failed("refused: " + shown(e));
        } catch (AuthenticationFailedException e) {
            // Without the server's answer, which may repeat what it was told.
            return failed("the mail server does not accept user and password");
        } catch (MessagingException e) {
            return failed(shown(e));
        } finally {
            underWay = null;
        }
    }

    private Outcome failed(String reason) {
        return closed ? new Outcome.BrokenOff() : new Outcome.Failed(reason, null);
    }

    private static String shown(MessagingException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Texts.cut(cause.getClass().getSimpleName() + ": " + Texts.line("" + cause.getMessage()), REASON_SHOWN);
    }

    private MimeMessage mime(Message message) throws MessagingException {
        Summary summary = summary(message);
        MimeMessage mime = new Identified(session, "<" + message.id() + "@wirewatch.invalid>");
        mime.setFrom(new InternetAddress(mail.from()));
        for (String receiver : mail.to()) {
            mime.addRecipient(RecipientType.TO, new InternetAddress(receiver));
        }
        String subject = Texts.cut("Wirewatch: " + Texts.line(subject(summary)), SUBJECT_LIMIT);
        mime.setSubject(subject, StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(clock.instant()));
        // So that holiday notices do not answer (RFC 3834, section 5).
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setContent(alternatives(summary));
        mime.saveChanges();
        return mime;
    }

    private String subject(Summary summary) {
        if (summary.alerts().size() != 1) {
            return DigestText.title(summary, times);
        }
        AlertLine alert = summary.alerts().get(0);
        return alert.severity().name().toLowerCase(Locale.ROOT) + ": " + alert.headline();
    }

    private MimeMultipart alternatives(Summary summary) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.of(summary), StandardCharsets.UTF_8.name());
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html.of(summary), StandardCharsets.UTF_8.name(), "html");
        // Readers show the last that they can (RFC 2046, section 5.1.4).
        return new MimeMultipart("alternative", plain, rich);
    }

    private static Summary summary(Message message) {
        if (message instanceof Message.Several several) {
            return several.summary();
        }
        Event event = ((Message.Single) message).event();
        Alert alert = event.subject();
        List<AlertLine> lines = alert == null
                ? List.of()
                : List.of(AlertLine.of(alert, event.transition(), event.step().at()));
        return new Summary(
                message.id(),
                "",
                Summary.Kind.DIGEST,
                event.step().at(),
                event.step().at(),
                1,
                lines,
                0);
    }

    /** A message with a Message-ID of ours; the library would make a new one each time (RFC 5322, section 3.6.4). */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public void close() {
        closed = true;
        Transport transport = underWay;
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It was being closed anyway.
                return;
            }
        }
    }
}
