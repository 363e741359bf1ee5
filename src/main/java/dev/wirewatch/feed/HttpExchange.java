package dev.wirewatch.feed;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** One request and its response: resolve, check, ask, take in. */
final class HttpExchange {
    private final HttpFeedFetcher fetcher;
    private final FetchAddress address;
    private final FetchRequest request;
    private final ResponseCollector collector;
    private final ComplexCancellable cancellation = new ComplexCancellable();
    private @Nullable Future<RawResponse> running;

    HttpExchange(HttpFeedFetcher fetcher, FetchAddress address, FetchRequest request) {
        this.fetcher = fetcher;
        this.address = address;
        this.request = request;
        this.collector =
                new ResponseCollector(request.purpose().cap(fetcher.settings().bodyMax()), fetcher.budget());
    }

    /** Completes with the response, or exceptionally with a {@link FetchException}. */
    CompletableFuture<RawResponse> response() {
        return collector.response();
    }

    void run() {
        if (response().isDone()) {
            return;
        }
        CompletableFuture<?> unused = fetcher.resolver().resolve(address.host()).whenComplete((addresses, failure) -> {
            if (failure != null) {
                give(new FetchException(FailureCause.UNKNOWN_HOST, AddressResolver.reason(failure)));
            } else {
                sendIfPermitted(addresses);
            }
        });
    }

    private void sendIfPermitted(List<InetAddress> addresses) {
        try {
            if (addresses.stream().noneMatch(this::permitted)) {
                give(new FetchException(FailureCause.ADDRESS_REFUSED, refused(addresses)));
            } else {
                send();
            }
        } catch (RuntimeException e) {
            // Left alone it would end in a future that nobody looks at, and the fetch would wait for its deadline.
            give(new FetchException(FailureCause.BAD_ADDRESS, "cannot be asked: " + e));
        }
    }

    private boolean permitted(InetAddress candidate) {
        return fetcher.guard().permits(address.host(), candidate, address.port());
    }

    private String refused(List<InetAddress> addresses) {
        return address.hostAndPort() + " is " + addresses.get(0).getHostAddress();
    }

    private void give(FetchException failure) {
        response().completeExceptionally(failure);
    }

    private synchronized void send() {
        if (response().isDone()) {
            return;
        }
        HttpHost host = new HttpHost(address.scheme(), address.host(), address.port());
        running = fetcher.client()
                .execute(
                        new BasicRequestProducer(message(host), null),
                        collector,
                        null,
                        CancellableExchanges.context(cancellation),
                        new Ending());
        // Aborting what has already answered closes its connection before a body that nobody wants has come over it.
        CompletableFuture<?> unused = response().whenComplete((raw, failure) -> cancel());
    }

    private HttpRequest message(HttpHost host) {
        BasicHttpRequest message = new BasicHttpRequest("GET", host, address.path());
        message.addHeader("User-Agent", fetcher.settings().userAgent());
        message.addHeader("Accept", request.purpose().accept());
        message.addHeader("Accept-Encoding", "gzip");
        if (request.purpose() == FetchPurpose.FEED) {
            message.addHeader("A-IM", "feed");
        }
        if (request.etag() != null) {
            message.addHeader("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            message.addHeader("If-Modified-Since", request.lastModified());
        }
        // A feed's next poll is minutes away, so a connection kept open would only burden both sides.
        message.addHeader("Connection", "close");
        return message;
    }

    /** To be called once the fetch is over. */
    void giveBack() {
        collector.giveBack();
    }

    void abort(FailureCause cause, String detail) {
        give(new FetchException(cause, detail));
    }

    private synchronized void cancel() {
        Future<?> exchange = running;
        if (exchange != null) {
            exchange.cancel(true);
        }
        cancellation.cancel();
    }

    private final class Ending implements FutureCallback<RawResponse> {
        @Override
        public void completed(RawResponse result) {
            response().complete(result);
        }

        @Override
        public void failed(Exception cause) {
            collector.failed(cause);
        }

        @Override
        public void cancelled() {
            give(new FetchException(FailureCause.CONNECTION_LOST, "the exchange was cancelled"));
        }
    }
}
