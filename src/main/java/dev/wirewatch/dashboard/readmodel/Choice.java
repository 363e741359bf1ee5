package dev.wirewatch.dashboard.readmodel;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that are wanted and values that are not.
 *
 * @param included any of these; empty for all
 * @param excluded none of these
 * @param <T> the kind of value
 */
public record Choice<T>(List<T> included, List<T> excluded) {
    private static final String NOT = "!";

    public Choice {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** Everything. */
    public static <T> Choice<T> all() {
        return new Choice<>(List.of(), List.of());
    }

    /** Reads a list in which an exclamation mark stands before what is not wanted. */
    public static Choice<String> of(List<String> values) {
        List<String> included = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (String value : values) {
            if (value.startsWith(NOT)) {
                excluded.add(value.substring(NOT.length()));
            } else if (!value.isEmpty()) {
                included.add(value);
            }
        }
        return new Choice<>(included, excluded);
    }
}
