package dev.wirewatch.topology.detect;

/** When a task of this process last had a record to work on; shared by the tasks, on whatever threads they run. */
final class LastRecord {
    private volatile long millis;

    /** Takes note of a record, at a time in milliseconds since the epoch. */
    void seenAt(long now) {
        if (now != millis) {
            millis = now;
        }
    }

    /** For how many milliseconds there has been none; less than 0 if the clock was set back. */
    long quietFor(long now) {
        return now - millis;
    }
}
