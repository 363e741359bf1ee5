package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.Choice;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parameters by which alerts are chosen, the same wherever alerts are. */
final class AlertParameters {
    /** Their names. */
    static final Set<String> NAMES = Set.of("rule", "entity", "severity", "state", "from", "to", "q");

    private AlertParameters() {}

    /** Their names and others. */
    static Set<String> and(String... others) {
        Set<String> names = new HashSet<>(NAMES);
        names.addAll(List.of(others));
        return names;
    }

    /**
     * Reads the filter: {@code rule}, {@code entity}, {@code severity} and {@code state} may be repeated, and an
     * exclamation mark before a value excludes it.
     *
     * @throws dev.wirewatch.dashboard.http.Problem if a value is not allowed
     */
    static AlertFilter filter(Request request) {
        return new AlertFilter(
                Choice.of(request.texts("rule")),
                Choice.of(request.texts("entity")),
                constants(request, "severity", Severity.class),
                constants(request, "state", AlertState.class),
                request.time("from").orElse(null),
                request.time("to").orElse(null),
                request.text("q").orElse(""));
    }

    private static <E extends Enum<E>> Choice<E> constants(Request request, String name, Class<E> type) {
        Choice<String> names = Choice.of(request.texts(name));
        return new Choice<>(
                names.included().stream()
                        .map(value -> Request.constant(name, value, type))
                        .toList(),
                names.excluded().stream()
                        .map(value -> Request.constant(name, value, type))
                        .toList());
    }
}
