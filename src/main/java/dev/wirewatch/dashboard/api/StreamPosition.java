package dev.wirewatch.dashboard.api;

import java.util.Optional;

/**
 * A place in the order in which alerts changed: the id of an event.
 *
 * @param generation of the read model; places of another mean nothing
 * @param seq the place
 */
record StreamPosition(String generation, long seq) {
    /** As sent. */
    String text() {
        return generation + "-" + seq;
    }

    /** As received; empty if it is not of this form. */
    static Optional<StreamPosition> parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0 || !text.substring(dash + 1).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new StreamPosition(text.substring(0, dash), Long.parseLong(text.substring(dash + 1))));
    }
}
