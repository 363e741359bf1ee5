package dev.wirewatch.delivery.webhook;

import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.Sink;
import dev.wirewatch.delivery.Texts;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages to an HTTP endpoint. Any 2xx is success (Standard Webhooks 1.0.0, "Delivery and retries"); redirects
 * count as failures, since a signed body must not go where a receiver points. A request ends at its timeout whatever the
 * receiver does, also when it answers a byte at a time.
 */
public final class WebhookSink implements Sink {
    /** Statuses that speak of this very body: it would be refused another time too. */
    private static final Set<Integer> CONTENT_REFUSED = Set.of(400, 413, 415, 422);

    private static final int GONE = 410;
    private static final int ANSWER_LIMIT = 16 << 10;
    private static final int ANSWER_SHOWN = 160;

    private final Channel.Webhook webhook;
    private final Body body;
    private final String userAgent;
    private final InstantSource clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-deadline");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable HttpPost underWay;
    private volatile boolean closed;

    /**
     * @param webhook where and how
     * @param links addresses in messages
     * @param version Wirewatch's, for the User-Agent
     * @param clock for timestamps
     */
    public WebhookSink(Channel.Webhook webhook, Links links, String version, InstantSource clock) {
        this.webhook = webhook;
        this.body = Body.of(webhook.shape(), links);
        this.userAgent = "Wirewatch/" + version;
        this.clock = clock;
        Timeout timeout = Timeout.of(webhook.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public Outcome send(Message message) {
        Instant now = clock.instant();
        HttpPost post = request(message, now);
        underWay = post;
        if (closed) {
            return new Outcome.BrokenOff();
        }
        ScheduledFuture<?> deadline =
                deadlines.schedule(post::abort, webhook.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(post, response -> outcome(response, now));
        } catch (IOException e) {
            return closed ? new Outcome.BrokenOff() : new Outcome.Failed(explained(e, post.isAborted()), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // The client refuses an address that it cannot make a request of, and is closed while it works.
            return closed
                    ? new Outcome.BrokenOff()
                    : new Outcome.Failed(
                            "no request could be made: " + e.getClass().getSimpleName(), null);
        } finally {
            deadline.cancel(false);
            underWay = null;
        }
    }

    private HttpPost request(Message message, Instant now) {
        byte[] bytes = body.bytes(message, now);
        HttpPost post = new HttpPost(webhook.address());
        post.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        post.setHeader("User-Agent", userAgent);
        post.setHeader(Signature.ID_HEADER, message.id());
        post.setHeader(Signature.TIMESTAMP_HEADER, Long.toString(now.getEpochSecond()));
        if (!webhook.signingKeys().isEmpty()) {
            post.setHeader(Signature.SIGNATURE_HEADER, Signature.of(webhook.signingKeys(), message.id(), now, bytes));
        }
        Channel.revealed(webhook.headers()).forEach(post::setHeader);
        return post;
    }

    private Outcome outcome(ClassicHttpResponse response, Instant now) throws IOException {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            discard(response);
            return new Outcome.Delivered("HTTP " + status);
        }
        String reason = "HTTP " + status + said(response);
        if (status == GONE) {
            return new Outcome.Gone(reason);
        }
        if (CONTENT_REFUSED.contains(status)) {
            return new Outcome.Refused(reason);
        }
        if (status >= 300 && status < 400) {
            reason = "HTTP " + status + ": redirects are not followed; name the final address";
        }
        return new Outcome.Failed(reason, RetryAfter.of(header(response, "Retry-After"), now));
    }

    /** Reads a short answer so that the connection can be used again; a longer one costs it. */
    private static void discard(ClassicHttpResponse response) throws IOException {
        start(response, ANSWER_LIMIT);
    }

    private static String said(ClassicHttpResponse response) {
        try {
            String text = Texts.line(new String(start(response, ANSWER_LIMIT), StandardCharsets.UTF_8));
            return text.isEmpty() ? "" : ": " + Texts.cut(text, ANSWER_SHOWN);
        } catch (IOException e) {
            // The status says enough.
            return "";
        }
    }

    private static byte[] start(ClassicHttpResponse response, int limit) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        byte[] start = entity.getContent().readNBytes(limit);
        if (start.length == limit) {
            response.close();
        }
        return start;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        try {
            Header header = response.getHeader(name);
            return header == null ? null : header.getValue();
        } catch (HttpException e) {
            // More than one of a header that may be there once: as good as none.
            return null;
        }
    }

    private String explained(IOException failure, boolean aborted) {
        String seconds = webhook.timeout().toMillis() / 1000.0 + " s";
        if (aborted || failure instanceof SocketTimeoutException) {
            return "no complete answer within " + seconds;
        }
        if (failure instanceof UnknownHostException) {
            return "unknown host " + webhook.address().getHost();
        }
        if (failure instanceof SSLException) {
            return "no trusted TLS connection: " + Texts.cut(Texts.line("" + failure.getMessage()), ANSWER_SHOWN);
        }
        // Messages of the client name host and port, never path, query or headers.
        return failure.getClass().getSimpleName() + ": "
                + Texts.cut(Texts.line("" + failure.getMessage()), ANSWER_SHOWN);
    }

    @Override
    public void close() {
        closed = true;
        HttpPost post = underWay;
        if (post != null) {
            post.abort();
        }
        deadlines.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
