package dev.wirewatch.app;

/** A replay or backtest is to end before it is done: its outcome is of no interest to anybody. */
final class RunEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunEndedException() {
        super("ended before it was done", null, false, false);
    }
}
