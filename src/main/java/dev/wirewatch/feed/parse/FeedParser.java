package dev.wirewatch.feed.parse;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds of any dialect and any state of repair; may be shared between threads.
 *
 * <p>Each document is read on a thread of its own with a stack of known size: a document that makes a library recurse
 * until the stack ends, or that takes too long, costs that thread and not the caller.
 */
public final class FeedParser {
    /** Larger documents are refused; ten thousand items take about 4 MB. */
    public static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long STACK_BYTES = 4L * 1024 * 1024;
    private static final AtomicLong THREADS = new AtomicLong();

    /** A parser. */
    public FeedParser() {}

    /**
     * Reads a document.
     *
     * @return the feed; its items in the document's order
     * @throws UnparseableFeedException if it is no feed, or cannot be read even with repairs; or if the calling thread is
     *     interrupted, which stays marked as such
     */
    public ParsedFeed parse(FeedDocument document) throws UnparseableFeedException {
        if (document.body().length > LARGEST_BODY) {
            throw new UnparseableFeedException("larger than any feed: " + document.body().length + " bytes, at most "
                    + LARGEST_BODY + " are read");
        }
        FutureTask<ParsedFeed> task = new FutureTask<>(() -> read(document));
        Thread thread = new Thread(null, task, "feed-parse-" + THREADS.incrementAndGet(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new UnparseableFeedException("reading it took longer than " + LONGEST.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnparseableFeedException("reading it was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static UnparseableFeedException failure(Throwable cause) {
        if (cause instanceof UnparseableFeedException unparseable) {
            return unparseable;
        }
        if (cause instanceof StackOverflowError) {
            return new UnparseableFeedException("nested deeper than any feed", cause);
        }
        if (cause instanceof OutOfMemoryError) {
            return new UnparseableFeedException("needs more memory than any feed", cause);
        }
        return new UnparseableFeedException("an error while reading it: " + cause, cause);
    }

    private static ParsedFeed read(FeedDocument document) throws UnparseableFeedException {
        String text = DocumentText.of(Gzip.inflated(document));
        String base = document.base() == null
                ? null
                : Links.resolve(null, document.base().toString());
        String language = Languages.tag(document.contentLanguage());
        int first = firstVisible(text);
        if (first < 0) {
            throw new UnparseableFeedException("an empty document, not a feed");
        }
        char opening = text.charAt(first);
        return opening == '{' || opening == '['
                ? new JsonFeedReader(base, language).read(text.substring(first))
                : new XmlFeedReader(base, language).read(text, document.cutForGood());
    }

    private static int firstVisible(@Nullable String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isISOControl(c) && c != '\uFEFF' && c != '\u200B') {
                return i;
            }
        }
        return -1;
    }
}
