package dev.wirewatch.app;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a replay or backtest is: a bar on a terminal, nothing elsewhere; notices are shown everywhere. */
final class ReplayProgress implements AutoCloseable {
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private long published;

    private ReplayProgress(PrintWriter err, @Nullable ProgressBar bar) {
        this.err = err;
        this.bar = bar;
    }

    /**
     * Begins to show progress.
     *
     * @param documents how many there are
     * @param err where it is shown
     */
    static ReplayProgress start(int documents, PrintWriter err) {
        return start("replay", " documents", documents, err);
    }

    /**
     * Begins to show the progress of any run.
     *
     * @param name of the run
     * @param unit what is counted, after a space
     * @param total how many there are
     */
    static ReplayProgress start(String name, String unit, long total, PrintWriter err) {
        ProgressBar bar = Terminal.interactive()
                ? new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(total)
                        .setUnit(unit, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build()
                : null;
        return new ReplayProgress(err, bar);
    }

    /** So many documents have been published or passed over. */
    void published(long documents) {
        published = documents;
    }

    /** So many records are published and not yet processed. */
    void behind(long records) {
        if (bar != null) {
            bar.stepTo(Math.max(0, published - records));
        }
    }

    /** Something the user should know. */
    void notice(String text) {
        err.println(text);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
