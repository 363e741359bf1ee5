package dev.wirewatch.app;

import java.time.Duration;

/** Whoever started a replay or backtest: is told how far it is, and may end it. */
interface Supervision {
    /**
     * A pass begins; a run may have several.
     *
     * @param what is done, in a word or two
     * @param unit what is counted
     * @param total how many there are
     */
    void begin(String what, String unit, long total);

    /**
     * So many of them are done. May be called for every single one.
     *
     * @throws RunEndedException if the run is to end
     */
    void reached(long done);

    /** Something that whoever reads the outcome should know. */
    void notice(String text);

    /**
     * Waits.
     *
     * @throws RunEndedException if the run is to end
     */
    void pause(Duration duration);

    /** How many threads the run may keep busy at once: all of the machine, or few where others work beside it. */
    int threads();
}
