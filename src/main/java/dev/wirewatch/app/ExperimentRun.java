package dev.wirewatch.app;

import dev.wirewatch.dashboard.curation.Experiment;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.model.AlertDifference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An experiment of the desk, seen by who runs it and by who asks how it is. */
final class ExperimentRun implements Supervision {
    /** Nobody waits longer for a page; what takes longer is a matter for the commands. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int NOTICES = 20;

    private final Setup setup;
    private final Instant started;
    private final InstantSource clock;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<String> notices = new ArrayList<>();
    private Experiment.State state = Experiment.State.RUNNING;
    private @Nullable Instant ended;
    private String phase = "start";
    private String unit = "";
    private long done;
    private long total;
    private @Nullable Result result;
    private @Nullable String failure;

    /**
     * What is known before it begins.
     *
     * @param id identifies it
     * @param kind replay or backtest
     * @param by who starts it
     * @param subject what is read, in words
     * @param base hash of the version in force
     * @param tried the texts of what is tried, both there
     * @param version their hash
     * @param candidate whether that differs from what is in force
     */
    record Setup(
            String id,
            Experiment.Kind kind,
            String by,
            String subject,
            String base,
            Texts tried,
            String version,
            boolean candidate) {}

    /** What came of it, with its differences as far as they are kept. */
    record Result(Experiment.Outcome outcome, List<AlertDifference> differences) {}

    ExperimentRun(Setup setup, InstantSource clock) {
        this.setup = setup;
        this.clock = clock;
        this.started = clock.instant();
    }

    Setup setup() {
        return setup;
    }

    synchronized boolean isOver() {
        return ended != null;
    }

    /** Asks it to end. */
    synchronized void cancel() {
        if (!isOver()) {
            state = Experiment.State.CANCELLING;
            cancelled.countDown();
        }
    }

    /** Its outcome is there, unless it was asked to end before. */
    synchronized void done(Result outcome) {
        if (!isOver()) {
            result = outcome;
            end(Experiment.State.DONE);
        }
    }

    /** It has ended before it was done. */
    synchronized void endedEarly() {
        if (!isOver()) {
            end(Experiment.State.CANCELLED);
        }
    }

    /** It could not be done. */
    synchronized void failed(String reason) {
        if (!isOver()) {
            failure = reason;
            end(Experiment.State.FAILED);
        }
    }

    private void end(Experiment.State last) {
        state = last;
        ended = clock.instant();
    }

    synchronized @Nullable Result result() {
        return result;
    }

    synchronized Experiment snapshot() {
        return new Experiment(
                setup.id(),
                setup.kind(),
                state,
                setup.by(),
                setup.subject(),
                setup.base(),
                setup.version(),
                setup.candidate(),
                started,
                ended,
                phase,
                done,
                total,
                unit,
                notices,
                result == null ? null : result.outcome(),
                failure);
    }

    @Override
    public synchronized void begin(String what, String counted, long all) {
        phase = what;
        unit = counted;
        done = 0;
        total = all;
    }

    @Override
    public void reached(long number) {
        requireTime();
        synchronized (this) {
            done = number;
        }
        if (cancelled.getCount() == 0) {
            throw new RunEndedException();
        }
    }

    private void requireTime() {
        if (Duration.between(started, clock.instant()).compareTo(LONGEST) > 0) {
            notice("ended, as it took longer than " + LONGEST.toMinutes()
                    + " minutes; the commands backtest and replay have no such limit");
            throw new RunEndedException();
        }
    }

    @Override
    public synchronized void notice(String text) {
        if (notices.size() < NOTICES) {
            notices.add(text);
        }
    }

    @Override
    public void pause(Duration duration) {
        requireTime();
        try {
            if (cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RunEndedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException();
        }
    }

    /** Few: those who watch the present share the machine. */
    @Override
    public int threads() {
        return 1;
    }
}
