package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.Test;

class CancellableExchangesTest {
    private static final HttpHost HOST = new HttpHost("http", "127.0.0.1", 80);

    private final ComplexCancellable cancellation = new ComplexCancellable();
    private final ComplexCancellable clients = new ComplexCancellable();
    private final AtomicInteger ended = new AtomicInteger();
    private final BasicHttpRequest request = new BasicHttpRequest("GET", HOST, "/");
    private final AsyncExecChain.Scope scope = new AsyncExecChain.Scope(
            "1",
            new HttpRoute(HOST),
            request,
            clients,
            CancellableExchanges.context(cancellation),
            untouched(AsyncExecRuntime.class),
            (asked, entity, own, callback, delay) -> {},
            new AtomicInteger(1));

    /** A part of the client that is no business of the class under test. */
    private static <T> T untouched(Class<T> part) {
        return part.cast(
                Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** The exchange begins on the thread of the connection and notes how it is ended. */
    private void begin() throws Exception {
        new CancellableExchanges()
                .execute(
                        request,
                        null,
                        scope,
                        (asked, entity, own, callback) ->
                                own.cancellableDependency.setDependency(() -> ended.incrementAndGet() > 0),
                        untouched(AsyncExecCallback.class));
    }

    @Test
    void endsAnExchangeWhoseConnectionWasNotedTooLate() throws Exception {
        begin();
        clients.setDependency(() -> false);

        clients.cancel();
        cancellation.cancel();

        assertThat(ended).hasValue(1);
    }

    @Test
    void endsAnExchangeThatBeginsAfterItsCancellation() throws Exception {
        cancellation.cancel();

        begin();

        assertThat(ended).hasValue(1);
    }
}
