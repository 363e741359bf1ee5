package dev.wirewatch.dashboard.http;

import org.jspecify.annotations.Nullable;

/** Keeps who changed what, or tried to. */
@FunctionalInterface
public interface ChangeLog {
    /**
     * Keeps one request to change something; returns when it is kept.
     *
     * @param caller who
     * @param method how
     * @param path where
     * @param status what was answered
     * @param note what was done, or why not; null if there is nothing to say
     */
    void record(Caller caller, HttpMethod method, String path, int status, @Nullable String note);
}
