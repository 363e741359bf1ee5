package dev.wirewatch.delivery;

import java.util.Objects;

/** A value that must not be shown: it prints as asterisks. */
public final class Secret {
    private final String value;

    /** @param value the secret text */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** The text itself, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "********";
    }
}
