package dev.wirewatch.dashboard.http;

/** What a caller may do. */
public enum DeskRole {
    /** Look. */
    READER,
    /** Look and change. */
    EDITOR
}
