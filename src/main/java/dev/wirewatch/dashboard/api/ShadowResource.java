package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.curation.Shadows;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.model.ShadowStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shadow runs: how they do, what they found, starting and stopping one. */
final class ShadowResource {
    private static final int MOST_RUNS = 10;
    private static final int MOST_DAYS = 30;
    private static final int USUAL_DAYS = 7;
    private static final int LONGEST_NOTE = 500;

    private final Shadows shadows;
    private final HeavyWork work;

    ShadowResource(Shadows shadows, HeavyWork work) {
        this.shadows = shadows;
        this.work = work;
    }

    /** A candidate, and for how long it runs. */
    record ShadowRequest(
            @Nullable Integer days,
            @Nullable String note,
            @Nullable String watchlist,
            @Nullable String rules) {}

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/shadows", this::list),
                Route.read("/api/v1/shadows/{id}/differences", this::differences),
                Route.change(HttpMethod.POST, "/api/v1/shadows", this::start).withBody(CurationAnswers.DRAFT_BYTES),
                Route.change(HttpMethod.POST, "/api/v1/shadows/stop", this::stop));
    }

    private Response list(Request request) {
        request.allowOnly(Set.of());
        return CurationAnswers.of(Map.of("shadows", work.limited(() -> shadows.all(MOST_RUNS))));
    }

    private Response differences(Request request) {
        request.allowOnly(Set.of("offset", "limit"));
        int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = request.number("limit", 50, 1, 200);
        return CurationAnswers.of(Map.of(
                "differences",
                work.limited(() -> shadows.differences(request.path("id"), offset, limit))
                        .orElseThrow(() -> Problem.notFound("there is no shadow run of that id"))));
    }

    private Response start(Request request) {
        request.allowOnly(Set.of());
        ShadowRequest wanted = request.json(ShadowRequest.class);
        int days = wanted.days() == null ? USUAL_DAYS : wanted.days();
        String note = wanted.note() == null || wanted.note().isBlank() ? null : wanted.note();
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.badRequest("days must be a whole number from 1 to " + MOST_DAYS);
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.badRequest("note must not have more than " + LONGEST_NOTE + " characters");
        }
        return started(work.limited(() -> shadows.start(
                new Texts(wanted.watchlist(), wanted.rules()),
                Duration.ofDays(days),
                request.caller().name(),
                note)));
    }

    private static Response started(Shadows.Start start) {
        if (start instanceof Shadows.Start.Started started) {
            ShadowStatus status = started.status();
            return CurationAnswers.of(status)
                    .withStatus(202)
                    .noting("started shadow run " + status.run().id() + " of version "
                            + status.run().version());
        }
        if (start instanceof Shadows.Start.Unusable unusable) {
            return CurationAnswers.problem(
                            422, "Invalid watchlist", "the candidate cannot be used", "problems", unusable.problems())
                    .noting("refused: " + unusable.problems().size() + " problems");
        }
        throw Problem.conflict(((Shadows.Start.Refused) start).reason());
    }

    private Response stop(Request request) {
        request.allowOnly(Set.of());
        ShadowStatus stopped = work.limited(() -> shadows.stop(request.caller().name()))
                .orElseThrow(() -> Problem.notFound("no watchlist runs as a shadow"));
        return CurationAnswers.of(stopped)
                .noting("stopped shadow run " + stopped.run().id());
    }
}
