package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.Choice;
import dev.wirewatch.dashboard.readmodel.MutedAlerts;
import dev.wirewatch.dashboard.readmodel.SearchQuery;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters by which alerts are chosen, the same wherever alerts are. */
final class AlertParameters {
    /** Their names. */
    static final Set<String> NAMES =
            Set.of("rule", "entity", "label", "publisher", "severity", "state", "muted", "range", "from", "to", "q");

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})([mhd])");
    private static final String ALL_TIME = "all";

    private final InstantSource clock;

    /** @param clock what relative ranges of time are counted from */
    AlertParameters(InstantSource clock) {
        this.clock = clock;
    }

    /** Their names and others. */
    static Set<String> and(String... others) {
        Set<String> names = new HashSet<>(NAMES);
        names.addAll(List.of(others));
        return names;
    }

    /**
     * Reads the filter: {@code rule}, {@code entity}, {@code label}, {@code publisher}, {@code severity} and {@code state}
     * may be repeated, and an exclamation mark before a value excludes it; {@code range} is a time back from now. Alerts
     * that a mute hides are left out unless {@code muted} says otherwise.
     *
     * @throws Problem if a value is not allowed
     */
    AlertFilter filter(Request request) {
        String text = request.text("q").orElse("");
        try {
            SearchQuery.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
        return new AlertFilter(
                Choice.of(request.texts("rule")),
                Choice.of(request.texts("entity")),
                Choice.of(request.texts("label")),
                Choice.of(request.texts("publisher")),
                constants(request, "severity", Severity.class),
                constants(request, "state", AlertState.class),
                request.text("muted")
                        .map(value -> Request.constant("muted", value, MutedAlerts.class))
                        .orElse(MutedAlerts.EXCLUDE),
                from(request).orElse(null),
                request.time("to").orElse(null),
                text);
    }

    /** The same filter for a picture of all the time that is asked for: a relative range ends now, not with the last alert. */
    AlertFilter filterOverTime(Request request) {
        AlertFilter filter = filter(request);
        return range(request).isPresent() ? filter.before(thisMinute().plus(1, ChronoUnit.MINUTES)) : filter;
    }

    private Optional<Instant> from(Request request) {
        Optional<Duration> range = range(request);
        if (request.text("range").isPresent()
                && (request.text("from").isPresent() || request.text("to").isPresent())) {
            throw Problem.badRequest("range goes without from and to");
        }
        return range.isPresent() ? range.map(thisMinute()::minus) : request.time("from");
    }

    /** Whole minutes, so that the same question within one has the same answer. */
    private Instant thisMinute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Optional<Duration> range(Request request) {
        return request.text("range").filter(value -> !value.equals(ALL_TIME)).map(value -> {
            Matcher parts = RANGE.matcher(value);
            if (!parts.matches()) {
                throw Problem.badRequest(
                        "range must be a number of minutes, hours or days such as 90m, 6h or 7d, or all");
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
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
