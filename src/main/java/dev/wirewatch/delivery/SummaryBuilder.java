package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one message of what was held back: each alert once, as it stands after its last event. */
final class SummaryBuilder {
    /** Alerts beyond this many are only counted. */
    static final int ALERTS = 10_000;

    private final Target target;
    private final SortedMap<Integer, Held> stretches;
    private final Map<String, AlertLine> lines = new LinkedHashMap<>();
    private int events;
    private int omitted;
    private @Nullable Instant from;
    private @Nullable Instant to;

    SummaryBuilder(Target target, SortedMap<Integer, Held> stretches) {
        this.target = target;
        this.stretches = new TreeMap<>(stretches);
    }

    /** Whether an event of a partition is one of those held back. */
    static boolean includes(Target target, Held held, Event event) {
        Alert alert = event.subject();
        return target.wants(event) && (alert == null || held.includes(alert.severity()));
    }

    /** Adds a record; one that cannot be read has become a dead letter before. */
    void add(Pending.Place place, byte[] value) {
        Held held = stretches.get(place.partition());
        try {
            Event event = Event.read(value);
            if (held != null && includes(target, held, event)) {
                add(event);
            }
        } catch (IOException e) {
            return;
        }
    }

    private void add(Event event) {
        events++;
        Instant at = event.step().at();
        from = from == null || at.isBefore(from) ? at : from;
        to = to == null || at.isAfter(to) ? at : to;
        Alert alert = event.transition() == AlertTransition.SUPERSEDED ? null : event.subject();
        if (alert == null) {
            lines.computeIfPresent(event.step().alert(), (id, line) -> line.with(event.transition(), at));
        } else if (lines.size() < ALERTS || lines.containsKey(alert.id())) {
            lines.put(alert.id(), AlertLine.of(alert, event.transition(), at));
        } else {
            omitted++;
        }
    }

    /** The message; null if none of what was added was held back. */
    @Nullable
    Summary build() {
        Instant first = from;
        Instant last = to;
        if (first == null || last == null) {
            return null;
        }
        List<AlertLine> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparing(AlertLine::severity)
                .thenComparing(AlertLine::at)
                .reversed()
                .thenComparing(AlertLine::id));
        return new Summary(
                id(),
                target.id(),
                target.digest() == null ? Summary.Kind.QUIET_HOURS : Summary.Kind.DIGEST,
                first,
                last,
                events,
                sorted,
                omitted);
    }

    private String id() {
        List<String> parts = new ArrayList<>(List.of("summary", target.id()));
        stretches.forEach((partition, held) -> parts.add(partition + ":" + held.from() + "-" + held.to()));
        return Ids.of(parts.toArray(String[]::new));
    }
}
