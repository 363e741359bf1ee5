package dev.wirewatch.topology.ingest;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on the threads of another executor, but never on more than one of them, so that pages cannot keep feeds from being
 * parsed.
 */
final class OneAtATime implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    OneAtATime(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        next();
    }

    /** Each piece of work is handed over anew, so that feeds get their turn in between. */
    private void next() {
        Runnable work = take();
        if (work == null) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    next();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a page while shutting down");
        }
    }

    private synchronized @Nullable Runnable take() {
        Runnable work = waiting.poll();
        running = work != null;
        return work;
    }
}
