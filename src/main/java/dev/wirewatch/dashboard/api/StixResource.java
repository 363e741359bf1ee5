package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.Alert;
import dev.wirewatch.stix.StixBundle;
import dev.wirewatch.stix.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts as STIX 2.1, for those who exchange intelligence. */
public final class StixResource {
    private static final int VERSIONS_KEPT = 16;

    private final Answers answers;
    private final WatchlistTopic watchlists;
    private final Map<String, Map<String, Subject>> subjects = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Subject>> eldest) {
            return size() > VERSIONS_KEPT;
        }
    };

    /**
     * @param model where the alerts are
     * @param watchlists what the entities of their versions are
     */
    public StixResource(ReadModel model, WatchlistTopic watchlists) {
        this.answers = new Answers(model);
        this.watchlists = watchlists;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.read("/api/v1/alerts/{id}/stix", this::bundle));
    }

    private Response bundle(Request request) {
        request.allowOnly(Set.of());
        return answers.unlessKnown(request, () -> {
            Alert alert = alert(request);
            return Response.of(
                    StixBundle.MEDIA_TYPE, Answers.json(StixBundle.of(alert, subjects(alert.watchlistVersion()))));
        });
    }

    private Alert alert(Request request) {
        String stored = answers.read(
                request,
                (database, asked) -> AlertQueries.find(database, asked.path("id"))
                        .orElseThrow(() -> Problem.notFound("there is no alert of that id, or it was withdrawn"))
                        .alert());
        try {
            return Answers.MAPPER.readValue(stored, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert of the read model is always readable", e);
        }
    }

    /** The topic is read once for each version; none of them ever changes. */
    private Map<String, Subject> subjects(String version) {
        synchronized (subjects) {
            return subjects.computeIfAbsent(
                    version,
                    wanted -> watchlists.version(wanted).map(Subject::of).orElse(Map.of()));
        }
    }
}
