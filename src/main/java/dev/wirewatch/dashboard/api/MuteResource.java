package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.MuteQueries;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.UnknownAlertException;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertMatcher;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mutes: which there are, who made them and why, what one would hide; making and lifting them. */
final class MuteResource {
    private static final int SHOWN = 50;
    private static final int CREATED = 201;

    private final Answers answers;
    private final ReadModel model;
    private final AlertDesk desk;
    private final InstantSource clock;

    MuteResource(Answers answers, ReadModel model, AlertDesk desk, InstantSource clock) {
        this.answers = answers;
        this.model = model;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A mute that is to be made, or one for each of several alerts.
     *
     * @param matchers which alerts it hides, those that meet all; null with alerts
     * @param alerts ids of the alerts to hide; null with matchers
     * @param until when it ends; null with a duration
     * @param duration how long it lasts, as in {@code PT4H}; null with an end
     * @param why the reason
     */
    record Wanted(
            @Nullable List<String> matchers,
            @Nullable List<String> alerts,
            @Nullable Instant until,
            @Nullable String duration,
            @Nullable String why) {}

    /** @param mutes the records that were written, one for each mute */
    record Made(List<AlertAction> mutes) {}

    /** @param mutes those in force first */
    record Mutes(List<MuteQueries.Mute> mutes) {}

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/mutes", this::list),
                answers.route("/api/v1/mutes/preview", Set.of("matcher"), MuteResource::preview),
                Route.change(HttpMethod.POST, "/api/v1/mutes", this::make),
                Route.change(HttpMethod.DELETE, "/api/v1/mutes/{id}", this::lift));
    }

    /** Without an ETag: mutes run out while nothing changes on the topics. */
    private Response list(Request request) {
        request.allowOnly(Set.of());
        List<MuteQueries.Mute> mutes =
                answers.read(request, (database, ignored) -> MuteQueries.all(database, clock.instant()));
        return Response.of(Answers.JSON, Answers.json(new Mutes(mutes)));
    }

    private static MuteQueries.Preview preview(Database database, Request request) {
        return MuteQueries.preview(database, matchers(request.texts("matcher")), SHOWN);
    }

    private Response make(Request request) {
        request.allowOnly(Set.of());
        Wanted wanted = request.json(Wanted.class);
        String by = request.caller().name();
        String why = wanted.why() == null ? "" : wanted.why().strip();
        Instant until = until(wanted);
        if ((wanted.matchers() == null) == (wanted.alerts() == null)) {
            throw Problem.unprocessable("a mute names either matchers or alerts");
        }
        List<AlertAction> made = AlertActionResource.written(() -> wanted.matchers() != null
                ? List.of(desk.mute(matchers(wanted.matchers()), until, by, why))
                : desk.mute(AlertActionResource.ids(wanted.alerts()), until, by, why));
        model.await(database -> made.stream()
                .allMatch(mute ->
                        MuteQueries.find(database, mute.id(), clock.instant()).isPresent()));
        return Response.of(Answers.JSON, Answers.json(new Made(made)))
                .withStatus(CREATED)
                .noting("mute until " + until + " "
                        + AlertActionResource.named(made.stream()
                                .map(mute -> mute.matchers().stream()
                                        .map(AlertMatcher::toString)
                                        .collect(Collectors.joining(" ")))
                                .toList()));
    }

    private Instant until(Wanted wanted) {
        Instant until = wanted.until();
        String duration = wanted.duration();
        if ((until == null) == (duration == null)) {
            throw Problem.unprocessable("a mute has either until or duration");
        }
        try {
            return until != null ? until : clock.instant().plus(Duration.parse(String.valueOf(duration)));
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.unprocessable("duration must be a time such as PT90M, PT4H or P7D");
        }
    }

    private Response lift(Request request) {
        request.allowOnly(Set.of("note"));
        try {
            AlertAction end = AlertActionResource.written(() -> desk.unmute(
                    request.path("id"),
                    request.caller().name(),
                    request.text("note").orElse(null)));
            model.await(database -> MuteQueries.find(database, end.key(), clock.instant())
                    .map(mute -> mute.ended() != null)
                    .orElse(true));
            return Response.of(Answers.JSON, Answers.json(end)).noting("unmute " + end.key());
        } catch (UnknownAlertException e) {
            throw Problem.notFound("no mute of that id is in force");
        }
    }

    /** Reads conditions; one that is none is the caller's problem. */
    static List<AlertMatcher> matchers(List<String> written) {
        if (written.isEmpty() || written.size() > AlertAction.MATCHER_LIMIT) {
            throw Problem.badRequest("a mute has 1 to " + AlertAction.MATCHER_LIMIT
                    + " matchers such as rule=air-defence or entity=~place.*");
        }
        try {
            return written.stream().map(AlertMatcher::parse).toList();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
