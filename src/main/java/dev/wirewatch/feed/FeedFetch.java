package dev.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One fetch from the subscribed address over its redirects to the end: waits for a slot of each host, keeps the deadline,
 * records the trail. Confined to one event at a time by its monitor.
 */
final class FeedFetch {
    private final HttpFeedFetcher fetcher;
    private final FetchRequest request;
    private final CompletableFuture<FetchResult> result = new CompletableFuture<>();
    private final List<Hop> trail = new ArrayList<>();
    private @Nullable HttpExchange current;
    private @Nullable ScheduledFuture<?> deadline;

    FeedFetch(HttpFeedFetcher fetcher, FetchRequest request) {
        this.fetcher = fetcher;
        this.request = request;
        CompletableFuture<?> unused = result.whenComplete((done, failure) -> ended());
    }

    CompletableFuture<FetchResult> start() {
        try {
            visit(FetchAddress.of(request.url(), FailureCause.BAD_ADDRESS));
        } catch (FetchException e) {
            fail(e);
        }
        return result;
    }

    /** Ends the fetch from outside. */
    void abort(FailureCause cause, String detail) {
        fail(new FetchException(cause, detail));
    }

    private void visit(FetchAddress address) throws FetchException {
        if (fetcher.guard().disguised(address.host())) {
            throw new FetchException(FailureCause.ADDRESS_REFUSED, "a disguised address: " + address.host());
        }
        String slot = address.hostAndPort();
        fetcher.slots().acquire(slot, request.suspect(), () -> {
            HttpExchange exchange = begin(address);
            CompletableFuture<?> unused = exchange.response()
                    .whenComplete((raw, failure) -> fetcher.release(slot, request.suspect()))
                    .whenComplete((raw, failure) -> answered(address, raw, failure));
            exchange.run();
        });
    }

    /** The deadline starts with the first request, not while its turn is awaited: waiting is not the server's fault. */
    private synchronized HttpExchange begin(FetchAddress address) {
        HttpExchange exchange = new HttpExchange(fetcher, address, request);
        current = exchange;
        if (result.isDone()) {
            exchange.abort(FailureCause.OVERLOADED, "the fetch has ended");
        } else if (deadline == null) {
            deadline = fetcher.timer()
                    .schedule(
                            () -> abort(
                                    FailureCause.TOO_SLOW,
                                    "not complete after " + fetcher.settings().deadline()),
                            fetcher.settings().deadline().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return exchange;
    }

    private void answered(FetchAddress address, @Nullable RawResponse raw, @Nullable Throwable failure) {
        if (result.isDone()) {
            return;
        }
        try {
            if (raw == null) {
                throw asFetchException(failure);
            }
            String location = ResponseReader.redirect(raw);
            if (location != null) {
                follow(address, raw, location);
            } else if (raw.body().length() == 0) {
                result.complete(read(raw, address));
            } else {
                fetcher.decoders().execute(() -> decode(raw, address));
            }
        } catch (FetchException e) {
            fail(e);
        } catch (RuntimeException e) {
            unforeseen(e);
        }
    }

    private void decode(RawResponse raw, FetchAddress address) {
        try {
            result.complete(read(raw, address));
        } catch (RuntimeException e) {
            unforeseen(e);
        }
    }

    /** Nobody looks at what an event's handler throws: without a result the fetch would hang until its deadline. */
    private void unforeseen(RuntimeException e) {
        fail(new FetchException(FailureCause.BAD_RESPONSE, String.valueOf(e)));
    }

    private void follow(FetchAddress from, RawResponse raw, String location) throws FetchException {
        FetchAddress to = from.resolve(location);
        synchronized (this) {
            trail.add(new Hop(from.toString(), raw.head().getCode(), to.toString()));
            if (trail.size() > request.purpose().redirects(fetcher.settings().redirects())) {
                throw new FetchException(FailureCause.REDIRECT_LOOP, "more than " + (trail.size() - 1) + " redirects");
            }
        }
        visit(to);
    }

    private FetchResult read(RawResponse raw, FetchAddress address) {
        return fetcher.reader()
                .read(raw, address, trail(), request, fetcher.clock().instant());
    }

    private void fail(FetchException e) {
        result.complete(new FetchResult.Failed(fetcher.clock().instant(), trail(), e.failure(), e.detail(), null));
    }

    private synchronized List<Hop> trail() {
        return List.copyOf(trail);
    }

    private synchronized void ended() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (current != null) {
            current.abort(FailureCause.OVERLOADED, "the fetch has ended");
            current.giveBack();
        }
        fetcher.forget(this);
    }

    private static FetchException asFetchException(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof FetchException known
                ? known
                : new FetchException(FailureCause.CONNECTION_LOST, String.valueOf(cause));
    }
}
