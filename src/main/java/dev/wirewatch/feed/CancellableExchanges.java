package dev.wirewatch.feed;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what cancels an exchange over its connection apart from what cancels leasing and connecting.
 *
 * <p>The HTTP client keeps both in one place. Each step hands over to the next and notes only then how it is cancelled
 * itself, so a thread that was interrupted in between overwrites what the exchange has noted on another one. Cancelling
 * such an exchange then does nothing, and its connection stays open for as long as the server sends a byte now and then.
 */
final class CancellableExchanges implements AsyncExecChainHandler {
    private static final String CANCELLATION = CancellableExchanges.class.getName();

    /**
     * A context for one exchange.
     *
     * @param cancellation cancels the exchange over its connection, at once or as soon as there is one
     */
    static HttpClientContext context(ComplexCancellable cancellation) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(CANCELLATION, cancellation);
        return context;
    }

    @Override
    public void execute(
            HttpRequest request,
            @Nullable AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        ComplexCancellable cancellation = scope.clientContext.getAttribute(CANCELLATION, ComplexCancellable.class);
        AsyncExecChain.Scope own = new AsyncExecChain.Scope(
                scope.exchangeId,
                scope.route,
                scope.originalRequest,
                cancellation,
                scope.clientContext,
                scope.execRuntime,
                scope.scheduler,
                scope.execCount);
        chain.proceed(request, entity, own, callback);
    }
}
