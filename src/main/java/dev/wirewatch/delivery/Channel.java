package dev.wirewatch.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a target is reached. */
public sealed interface Channel {

    /** What it is and where it leads, for people; shows no secret. */
    String description();

    /** What a request to a webhook looks like. */
    enum Shape {
        /** The event as it is on the topic, in an envelope with type and time. */
        JSON,
        /** A message with text and blocks, as incoming webhooks of Slack and those compatible with it take. */
        SLACK,
        /** An array of alerts for {@code POST /api/v2/alerts} of Prometheus Alertmanager. */
        ALERTMANAGER
    }

    /**
     * An HTTP endpoint that takes each event in a POST request.
     *
     * @param address http or https; may be secret in everything but scheme and host
     * @param shape what the body looks like
     * @param headers further request headers, their values secret
     * @param signingKeys each signs every request, the current one first; empty for none
     * @param timeout longest time for a whole request
     */
    record Webhook(
            URI address, Shape shape, SortedMap<String, Secret> headers, List<SigningKey> signingKeys, Duration timeout)
            implements Channel {
        public Webhook {
            headers = new TreeMap<>(headers);
            signingKeys = List.copyOf(signingKeys);
        }

        @Override
        public String description() {
            return "webhook " + shape.name().toLowerCase(java.util.Locale.ROOT) + " at " + address.getScheme() + "://"
                    + address.getRawAuthority();
        }

        @Override
        public String toString() {
            return description();
        }
    }

    /** How a connection to a mail server is kept from being read by others. */
    enum Security {
        /** Begins in clear and must change to TLS (RFC 3207) before anything is sent. */
        STARTTLS,
        /** TLS from the beginning (RFC 8314). */
        TLS,
        /** None at all. */
        NONE
    }

    /**
     * A digest by mail.
     *
     * @param host SMTP server
     * @param port its port
     * @param security TLS or not
     * @param user for authentication; null for none
     * @param password for authentication; null for none
     * @param from sender, as in {@code Wirewatch <desk@example.org>}
     * @param to receivers
     * @param schedule when it goes out
     * @param timeout longest wait for the server at each step
     */
    record Mail(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable Secret password,
            String from,
            List<String> to,
            DigestSchedule schedule,
            Duration timeout)
            implements Channel {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String description() {
            return "mail to " + String.join(", ", to) + " by " + host + ":" + port + ", " + schedule;
        }
    }

    /** The headers as they are sent, for the one place that needs them. */
    static Map<String, String> revealed(Map<String, Secret> headers) {
        Map<String, String> revealed = new TreeMap<>();
        headers.forEach((name, value) -> revealed.put(name, value.reveal()));
        return revealed;
    }
}
