package dev.wirewatch.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Severity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads quiet hours and time zones. */
final class QuietHoursReader {
    private static final int DAY_LETTERS = 3;

    private final SourceDocument document;
    private final List<Problem> problems;

    QuietHoursReader(SourceDocument document, List<Problem> problems) {
        this.document = document;
        this.problems = problems;
    }

    /**
     * Reads quiet hours.
     *
     * @return null if there are none
     */
    @Nullable
    QuietHours read(String at, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        LocalTime from = LocalTime.parse(node.path("from").asText());
        LocalTime to = LocalTime.parse(node.path("to").asText());
        if (from.equals(to)) {
            problems.add(document.problem(
                    at + ".to",
                    "quiet hours from " + from + " to " + to + " would have no end; from and to must differ"));
        }
        String pass = node.path("pass").asText("critical");
        return new QuietHours(
                zone(at + ".zone", node.path("zone")),
                days(node.path("days")),
                from,
                to,
                pass.equals("nothing") ? null : Severity.valueOf(pass.toUpperCase(Locale.ROOT)));
    }

    private static Set<DayOfWeek> days(JsonNode names) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().substring(0, DAY_LETTERS).toLowerCase(Locale.ROOT);
            boolean named = names.isMissingNode();
            for (JsonNode candidate : names) {
                named |= candidate.asText().equals(name);
            }
            if (named) {
                days.add(day);
            }
        }
        return days;
    }

    /** A zone; UTC if none is named or it is unknown, which is a problem. */
    ZoneId zone(String at, JsonNode node) {
        if (!node.isTextual()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(node.asText());
        } catch (DateTimeException e) {
            problems.add(document.problem(
                    at, "unknown time zone " + node.asText() + "; zones are named as in Europe/Berlin, or UTC"));
            return ZoneOffset.UTC;
        }
    }
}
