package dev.wirewatch.dashboard.readmodel;

/** What becomes of alerts that a mute hides. */
public enum MutedAlerts {
    /** They are left out. */
    EXCLUDE,
    /** They are there like any other. */
    INCLUDE,
    /** Nothing but they. */
    ONLY
}
