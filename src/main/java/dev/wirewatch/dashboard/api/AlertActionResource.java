package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertHistory;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What editors do with alerts, one or many at once: acknowledge, take that back, close, note. */
final class AlertActionResource {
    /** The most alerts of one request. */
    static final int MOST_ALERTS = 500;

    private static final int ACCEPTED = 202;
    private static final int NAMED_IN_LOG = 10;

    private final Answers answers;
    private final AlertDesk desk;

    AlertActionResource(Answers answers, AlertDesk desk) {
        this.answers = answers;
        this.desk = desk;
    }

    /**
     * What is to be done.
     *
     * @param type acknowledge, unacknowledge, close or note
     * @param alerts ids of the alerts
     * @param note what is said about it; null for nothing
     */
    record Wanted(
            @Nullable ActionType type,
            @Nullable List<String> alerts,
            @Nullable String note) {}

    /**
     * What was done. It takes effect when the detection reads it, a moment later.
     *
     * @param actions the records that were written
     * @param unknown ids that stand for no alert any more
     */
    record Done(List<AlertAction> actions, List<String> unknown) {}

    List<Route> routes() {
        return List.of(Route.change(HttpMethod.POST, "/api/v1/alert-actions", this::act));
    }

    private Response act(Request request) {
        request.allowOnly(Set.of());
        Wanted wanted = request.json(Wanted.class);
        ActionType type = wanted.type();
        if (type == null || !type.isOfAnAlert()) {
            throw Problem.unprocessable("type must be one of acknowledge, unacknowledge, close, note");
        }
        Set<String> ids = ids(wanted.alerts());
        Map<String, Alert> found = new LinkedHashMap<>();
        answers.read(request, (database, ignored) -> {
            ids.forEach(id -> standing(database, id).ifPresent(alert -> found.put(id, alert)));
            return true;
        });
        if (found.isEmpty()) {
            throw Problem.notFound("none of these alerts stands any more");
        }
        // Two former ids may stand for the same alert by now.
        List<Alert> alerts = found.values().stream().distinct().toList();
        List<AlertAction> actions =
                written(() -> desk.act(type, alerts, request.caller().name(), blankToNull(wanted.note())));
        List<String> unknown = new ArrayList<>(ids);
        unknown.removeAll(found.keySet());
        return Response.of(Answers.JSON, Answers.json(new Done(actions, unknown)))
                .withStatus(ACCEPTED)
                .noting(type.name().toLowerCase(Locale.ROOT) + " "
                        + named(alerts.stream().map(Alert::id).toList()));
    }

    /** Ids as somebody sent them, each once. */
    static Set<String> ids(@Nullable List<String> sent) {
        Set<String> ids = new LinkedHashSet<>(sent == null ? List.of() : sent);
        if (ids.isEmpty() || ids.size() > MOST_ALERTS || ids.contains(null)) {
            throw Problem.unprocessable("alerts must name 1 to " + MOST_ALERTS + " alerts by their ids");
        }
        return ids;
    }

    /** An alert by an id that it has or had. */
    static Optional<Alert> standing(Database database, String id) {
        return AlertQueries.find(database, id)
                .or(() -> AlertHistory.successor(database, id).flatMap(now -> AlertQueries.find(database, now)))
                .map(stored -> {
                    try {
                        return Answers.MAPPER.readValue(stored.alert(), Alert.class);
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("a stored alert cannot be read", e);
                    }
                });
    }

    /** What actions and mutes refuse is the caller's to put right. */
    static <T> T written(java.util.function.Supplier<T> writing) {
        try {
            return writing.get();
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage()));
        }
    }

    /** Ids for the log, the first of many. */
    static String named(List<String> ids) {
        return ids.size() <= NAMED_IN_LOG
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, NAMED_IN_LOG)) + " and " + (ids.size() - NAMED_IN_LOG) + " more";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
