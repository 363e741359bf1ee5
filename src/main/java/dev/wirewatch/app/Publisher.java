package dev.wirewatch.app;

import org.jspecify.annotations.Nullable;

/** Who publishes: the name by which the operating system knows them, unless they say another. */
final class Publisher {
    private Publisher() {}

    /** Null if the system does not say. */
    static @Nullable String name() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || name.equals("?") ? null : name;
    }
}
