package dev.wirewatch.app;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A command's supervision of its run: a bar on a terminal and nothing elsewhere; notices are shown everywhere; a signal
 * ends the run, which may then clean up behind itself.
 */
final class TerminalSupervision implements Supervision, AutoCloseable {
    private final PrintWriter err;
    private final Interruption interruption = Interruption.watch();
    private @Nullable ProgressBar bar;

    /** @param err where it is shown */
    TerminalSupervision(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begin(String what, String unit, long total) {
        endBar();
        if (Terminal.interactive()) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
    }

    @Override
    public void reached(long done) {
        if (bar != null) {
            bar.stepTo(Math.max(0, done));
        }
    }

    @Override
    public void notice(String text) {
        err.println(text);
    }

    @Override
    public void pause(Duration duration) {
        interruption.pause(duration);
    }

    @Override
    public int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void endBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        endBar();
        interruption.close();
    }
}
