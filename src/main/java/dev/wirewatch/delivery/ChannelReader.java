package dev.wirewatch.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how a target is reached. */
final class ChannelReader {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(30);
    /** What we say ourselves in every request. */
    private static final Set<String> OURS = Set.of(
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection",
            "host",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    private final SourceDocument document;
    private final SecretReader secrets;
    private final List<Problem> problems;

    ChannelReader(SourceDocument document, SecretReader secrets, List<Problem> problems) {
        this.document = document;
        this.secrets = secrets;
        this.problems = problems;
    }

    /** The channel of a target; null if it cannot be used, which is a problem. */
    @Nullable
    Channel read(String at, JsonNode target) {
        return target.has("webhook")
                ? webhook(at + ".webhook", target.path("webhook"))
                : mail(at + ".email", target.path("email"));
    }

    private @Nullable Channel webhook(String at, JsonNode node) {
        URI address = address(at + ".url", node.path("url"));
        SortedMap<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.path("headers").properties().forEach(header -> {
            String path = at + ".headers." + header.getKey();
            if (OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                problem(path, "is set by Wirewatch itself");
            }
            Secret value = secrets.read(path, header.getValue());
            if (value != null && value.reveal().chars().anyMatch(Character::isISOControl)) {
                problem(path, "has control characters in it");
            } else if (value != null) {
                headers.put(header.getKey(), value);
            }
        });
        List<SigningKey> keys = new ArrayList<>();
        for (String name : List.of("secret", "previous-secret")) {
            addKey(at + "." + name, node.path(name), keys);
        }
        if (node.has("previous-secret") && !node.has("secret")) {
            problem(at + ".previous-secret", "needs a secret beside it that comes after it");
        }
        Duration timeout = timeout(at, node, WEBHOOK_TIMEOUT);
        Channel.Shape shape =
                Channel.Shape.valueOf(node.path("shape").asText("json").toUpperCase(Locale.ROOT));
        return address == null ? null : new Channel.Webhook(address, shape, headers, keys, timeout);
    }

    private void addKey(String at, JsonNode node, List<SigningKey> keys) {
        Secret secret = secrets.read(at, node);
        if (secret != null) {
            try {
                keys.add(SigningKey.of(secret));
            } catch (IllegalArgumentException e) {
                problem(at, String.valueOf(e.getMessage()));
            }
        }
    }

    private @Nullable URI address(String at, JsonNode node) {
        Secret text = secrets.read(at, node);
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text.reveal().strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
                problem(at, "must be an http or https address with a host");
            } else if (address.getRawUserInfo() != null) {
                problem(at, "must not hold a user or password; use headers: {Authorization: {env: NAME}}");
            } else if (address.getRawFragment() != null) {
                problem(at, "must not hold a fragment (#): it is never sent");
            } else {
                return address;
            }
        } catch (URISyntaxException e) {
            // Without its message, which quotes the address.
            problem(at, "must be an http or https address");
        }
        return null;
    }

    private @Nullable Channel mail(String at, JsonNode node) {
        Channel.Security security = Channel.Security.valueOf(
                node.path("security").asText("starttls").toUpperCase(Locale.ROOT));
        String user = node.path("user").isTextual() ? node.path("user").asText() : null;
        Secret password = node.has("password") ? secrets.read(at + ".password", node.path("password")) : null;
        if ((user == null) == node.has("password")) {
            problem(at, "user and password belong together");
        }
        if (security == Channel.Security.NONE && node.has("password")) {
            problem(at + ".security", "none would send the password in clear; use starttls or tls");
        }
        List<String> to = new ArrayList<>();
        for (int i = 0; i < node.path("to").size(); i++) {
            String receiver = node.path("to").get(i).asText();
            requireMailbox(at + ".to[" + i + "]", receiver);
            to.add(receiver);
        }
        String from = node.path("from").asText();
        requireMailbox(at + ".from", from);
        DigestSchedule schedule = new DigestSchedule(
                DigestSchedule.Every.valueOf(node.path("every").asText("day").toUpperCase(Locale.ROOT)),
                LocalTime.parse(node.path("at").asText("07:00")),
                new QuietHoursReader(document, problems).zone(at + ".zone", node.path("zone")));
        return new Channel.Mail(
                node.path("host").asText(),
                node.path("port").asInt(port(security)),
                security,
                user,
                password,
                from,
                to,
                schedule,
                timeout(at, node, MAIL_TIMEOUT));
    }

    private static int port(Channel.Security security) {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    private void requireMailbox(String at, String text) {
        if (!Mailbox.isOne(text)) {
            problem(at, "must be one mail address, as in desk@example.org or Desk <desk@example.org>");
        }
    }

    private Duration timeout(String at, JsonNode node, Duration otherwise) {
        Duration timeout = Durations.read(node.path("timeout"), otherwise);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            problem(at + ".timeout", "must be at most " + LONGEST_TIMEOUT.toSeconds() + "s");
        }
        return timeout;
    }

    private void problem(String path, String message) {
        problems.add(document.problem(path, message));
    }
}
