package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.page.PageFetcher;
import dev.wirewatch.feed.parse.FeedParser;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches and parses for all tasks of a process. No feed is under way twice at once, also while a task is handed from one
 * thread to another.
 */
public final class PollWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollWorkers.class);

    private record Underway(Mailbox mailbox, CompletableFuture<FetchResult> fetch) {}

    private final FeedFetcher fetcher;
    private final BodyReader reader;
    private final int pending;
    private final long pendingBytes;
    private final ExecutorService parsers;
    private final PageWorkers pages;
    private final Map<String, Underway> underway = new ConcurrentHashMap<>();
    private final AtomicInteger suspects = new AtomicInteger();
    private final Backlog backlog = new Backlog();

    /**
     * @param fetcher closed with this
     * @param settings the bounds
     */
    public PollWorkers(FeedFetcher fetcher, IngestSettings settings) {
        this(fetcher, new FeedParser()::parse, settings, parserThreads(settings.parserThreads()));
    }

    PollWorkers(FeedFetcher fetcher, BodyReader.Parser parser, IngestSettings settings, ExecutorService parsers) {
        this.fetcher = fetcher;
        this.reader = new BodyReader(parser, settings.deadLetterBytes());
        this.pending = settings.pending();
        this.pendingBytes = settings.pendingBytes();
        this.parsers = parsers;
        this.pages = new PageWorkers(new PageFetcher(fetcher, new OneAtATime(parsers)));
    }

    /** Those who read article pages, with the same fetcher and on one of the same threads. */
    PageWorkers pages() {
        return pages;
    }

    private static ExecutorService parserThreads(int threads) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "parse-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A mailbox for a task. */
    Mailbox mailbox() {
        return new Mailbox(backlog);
    }

    /**
     * Whether another poll can be taken on.
     *
     * @param suspect whether it is one that was costly the last time: those get at most half of the room, so that they
     *     cannot keep the healthy feeds waiting
     */
    boolean room(boolean suspect) {
        return underway.size() + backlog.polls() < pending
                && backlog.bytes() < pendingBytes
                && (!suspect || suspects.get() < Math.max(1, pending / 2));
    }

    /**
     * Begins a poll.
     *
     * @return false if the feed is under way already, for a task that has lost it
     */
    boolean submit(PollTicket ticket, Mailbox mailbox) {
        CompletableFuture<FetchResult> fetch = new CompletableFuture<>();
        if (underway.putIfAbsent(ticket.feed(), new Underway(mailbox, fetch)) != null) {
            return false;
        }
        suspects.addAndGet(ticket.request().suspect() ? 1 : 0);
        CompletableFuture<FetchResult> asked = fetcher.fetch(ticket.request());
        CompletableFuture<?> unusedAbort = fetch.whenComplete((none, cancelled) -> asked.cancel(true));
        CompletableFuture<?> unusedAnswer = asked.whenComplete((result, failure) -> fetched(ticket, mailbox, result));
        return true;
    }

    private void fetched(PollTicket ticket, Mailbox mailbox, FetchResult result) {
        if (result instanceof FetchResult.Fetched body) {
            int length = body.body().length();
            backlog.addBytes(length);
            try {
                parsers.execute(() -> {
                    try {
                        finish(
                                ticket,
                                mailbox,
                                new FinishedPoll(
                                        ticket.feed(), ticket.archive(), body, reader.read(body, ticket.bodyHash())));
                    } finally {
                        backlog.removeBytes(length);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("dropped the body of {} while shutting down", ticket.feed());
            }
        } else if (result != null) {
            finish(ticket, mailbox, new FinishedPoll(ticket.feed(), ticket.archive(), result, null));
        } else {
            done(ticket);
        }
    }

    private void finish(PollTicket ticket, Mailbox mailbox, FinishedPoll poll) {
        done(ticket);
        mailbox.add(poll);
    }

    private void done(PollTicket ticket) {
        if (underway.remove(ticket.feed()) != null) {
            suspects.addAndGet(ticket.request().suspect() ? -1 : 0);
        }
    }

    /** Aborts what is under way for a task that is being taken away. */
    void abandon(Mailbox mailbox) {
        mailbox.close();
        pages.abandon(mailbox);
        underway.values().stream()
                .filter(each -> each.mailbox() == mailbox)
                .forEach(each -> each.fetch().cancel(false));
    }

    @Override
    public void close() {
        fetcher.close();
        parsers.shutdownNow();
    }
}
