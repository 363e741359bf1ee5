package dev.wirewatch.feed;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one response, within bounds. Its future completes with the head alone where the body is of no interest, with
 * what there is of a body whose transfer broke off, and exceptionally with a {@link FetchException} otherwise.
 */
final class ResponseCollector implements AsyncResponseConsumer<RawResponse> {
    private static final int FIRST_CAPACITY = 8 << 10;

    private final BodyCap cap;
    private final BodyBudget budget;
    private final CompletableFuture<RawResponse> response = new CompletableFuture<>();
    private volatile @Nullable HttpResponse head;
    private @Nullable FutureCallback<RawResponse> callback;
    private byte[] buffer = new byte[0];
    private int length;
    private final AtomicLong taken = new AtomicLong();

    ResponseCollector(BodyCap cap, BodyBudget budget) {
        this.cap = cap;
        this.budget = budget;
    }

    CompletableFuture<RawResponse> response() {
        return response;
    }

    @Override
    public void consumeResponse(
            HttpResponse received,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<RawResponse> resultCallback)
            throws IOException {
        if (response.isDone()) {
            throw new IOException("nobody waits for this answer");
        }
        head = received;
        callback = resultCallback;
        if (entity == null || !wanted(received.getCode())) {
            finish(false);
        } else if (entity.getContentLength() > cap.bytes() && !cap.truncates()) {
            throw new TooLargeException("the server announces " + entity.getContentLength() + " bytes");
        }
    }

    private static boolean wanted(int status) {
        return status == 200 || status == 203 || status == 206 || status == 226;
    }

    @Override
    public void informationResponse(HttpResponse information, HttpContext context) {
        // 1xx responses announce nothing that a feed client needs.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) throws IOException {
        if (response.isDone()) {
            // Answered by the head alone, or given up: what still comes must not come any longer.
            throw new IOException("nobody waits for this body");
        }
        boolean tooMuch = source.remaining() > cap.bytes() - length;
        if (tooMuch && !cap.truncates()) {
            throw new TooLargeException("more than " + cap.bytes() + " bytes");
        }
        int more = Math.min(source.remaining(), cap.bytes() - length);
        if (length + more > buffer.length) {
            grow(length + more);
        }
        source.get(buffer, length, more);
        length += more;
        if (tooMuch) {
            finish(true);
        }
    }

    private void grow(int needed) throws IOException {
        int capacity = Math.max(needed, Math.min(cap.bytes(), Math.max(FIRST_CAPACITY, buffer.length * 2)));
        int growth = capacity - buffer.length;
        if (!budget.take(growth)) {
            throw new OverloadedException();
        }
        taken.addAndGet(growth);
        buffer = Arrays.copyOf(buffer, capacity);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        finish(false);
    }

    private void finish(boolean cutShort) {
        HttpResponse received = head;
        if (received == null) {
            return;
        }
        RawResponse raw = new RawResponse(
                received, new Body(buffer.length == length ? buffer : Arrays.copyOf(buffer, length), cutShort));
        response.complete(raw);
        FutureCallback<RawResponse> waiting = callback;
        callback = null;
        if (waiting != null) {
            waiting.completed(raw);
        }
    }

    @Override
    public void failed(Exception cause) {
        if (head != null && length > 0 && (transferBroke(cause) || completeButForTheEnd(cause))) {
            finish(true);
        } else {
            response.completeExceptionally(failure(cause, head != null));
        }
    }

    /** A server that announces more than it has, and then waits for us to go away. */
    private boolean completeButForTheEnd(Exception cause) {
        return cause instanceof SocketTimeoutException && DocumentEnd.isReached(buffer, length);
    }

    private static boolean transferBroke(Exception cause) {
        return !(cause instanceof TooLargeException
                || cause instanceof OverloadedException
                || cause instanceof SocketTimeoutException
                || cause instanceof SSLException);
    }

    static FetchException failure(Exception cause, boolean headArrived) {
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String detail = words.length() <= 300 ? words : words.substring(0, 300) + "…";
        if (cause instanceof TooLargeException) {
            return new FetchException(FailureCause.TOO_LARGE, detail);
        }
        if (cause instanceof OverloadedException) {
            return new FetchException(FailureCause.OVERLOADED, detail);
        }
        if (cause instanceof ConnectTimeoutException
                || cause instanceof HttpHostConnectException
                || cause instanceof java.net.ConnectException
                || cause instanceof java.net.NoRouteToHostException) {
            return new FetchException(FailureCause.NO_CONNECTION, detail);
        }
        if (cause instanceof SocketTimeoutException) {
            return new FetchException(headArrived ? FailureCause.TOO_SLOW : FailureCause.NO_ANSWER, detail);
        }
        if (cause instanceof SSLException) {
            return new FetchException(FailureCause.TLS, detail);
        }
        if (cause instanceof HttpException || cause instanceof MessageConstraintException) {
            return new FetchException(FailureCause.BAD_RESPONSE, detail);
        }
        return new FetchException(FailureCause.CONNECTION_LOST, detail);
    }

    @Override
    public void releaseResources() {
        // Comes before the failure that it belongs to, and the bytes taken in so far may still be of use.
    }

    /** Gives back what the body has taken of the budget; to be called once the body has been decoded or dropped. */
    void giveBack() {
        budget.giveBack(taken.getAndSet(0));
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    private static final class OverloadedException extends IOException {
        private static final long serialVersionUID = 1L;

        OverloadedException() {
            super("too many bodies are being received at once");
        }
    }
}
