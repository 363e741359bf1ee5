package dev.wirewatch.alerting.window;

import org.jspecify.annotations.Nullable;

/** Where windows are remembered. */
public interface WindowStore {
    /** What is remembered under a key; null if nothing. */
    @Nullable
    Remembered get(String key);

    /** Remembers; null forgets. */
    void put(String key, @Nullable Remembered value);
}
