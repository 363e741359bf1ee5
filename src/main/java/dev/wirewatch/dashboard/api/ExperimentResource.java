package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.curation.Experiment;
import dev.wirewatch.dashboard.curation.Experiments;
import dev.wirewatch.dashboard.curation.Publication;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replays and backtests: starting, progress, differences, cancelling, promoting. */
final class ExperimentResource {
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_ALERTS = 1_000;
    /** A draft, and the documents to replay. */
    private static final long REPLAY_BYTES = CurationAnswers.DRAFT_BYTES + (20L << 20);

    private final Experiments experiments;
    private final HeavyWork work;
    private final InstantSource clock;

    ExperimentResource(Experiments experiments, HeavyWork work, InstantSource clock) {
        this.experiments = experiments;
        this.work = work;
        this.clock = clock;
    }

    /** A stretch of the lane's past, and what to read it with. */
    record BacktestRequest(
            @Nullable Integer days,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String watchlist,
            @Nullable String rules) {}

    /** A corpus, and what to read it with. */
    record ReplayRequest(
            @Nullable String corpus,
            @Nullable String documents,
            @Nullable String watchlist,
            @Nullable String rules) {}

    /** What to do with what was tried. */
    record PromotionRequest(
            @Nullable String base,
            @Nullable List<String> alerts,
            @Nullable String note,
            boolean insist) {}

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/experiments", this::list),
                Route.read("/api/v1/experiments/{id}", this::show),
                Route.read("/api/v1/experiments/{id}/differences", this::differences),
                Route.change(HttpMethod.POST, "/api/v1/experiments/backtests", this::backtest)
                        .withBody(CurationAnswers.DRAFT_BYTES),
                Route.change(HttpMethod.POST, "/api/v1/experiments/replays", this::replay)
                        .withBody(REPLAY_BYTES),
                Route.change(HttpMethod.POST, "/api/v1/experiments/{id}/cancel", this::cancel),
                Route.change(HttpMethod.POST, "/api/v1/experiments/{id}/promote", this::promote));
    }

    private Response list(Request request) {
        request.allowOnly(Set.of());
        return CurationAnswers.of(Map.of("experiments", experiments.all(), "corpora", experiments.corpora()));
    }

    private Response show(Request request) {
        request.allowOnly(Set.of());
        return CurationAnswers.of(find(request));
    }

    private Experiment find(Request request) {
        return experiments.find(request.path("id")).orElseThrow(ExperimentResource::unknown);
    }

    private static Problem unknown() {
        return Problem.notFound(
                "there is no experiment of that id; the last few are remembered until the desk is restarted");
    }

    private Response differences(Request request) {
        request.allowOnly(Set.of("offset", "limit"));
        int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = request.number("limit", 50, 1, 200);
        return CurationAnswers.of(Map.of(
                "differences",
                experiments.differences(request.path("id"), offset, limit).orElseThrow(ExperimentResource::unknown)));
    }

    private Response backtest(Request request) {
        BacktestRequest wanted = request.json(BacktestRequest.class);
        Instant from = from(wanted);
        Instant until = wanted.until() == null ? Instant.MAX : wanted.until();
        if (until.isBefore(from)) {
            throw Problem.badRequest("until must not be before from");
        }
        return started(work.limited(() -> experiments.backtest(
                new Texts(wanted.watchlist(), wanted.rules()),
                from,
                until,
                request.caller().name())));
    }

    private Instant from(BacktestRequest wanted) {
        Integer days = wanted.days();
        if ((days == null) == (wanted.from() == null)) {
            throw Problem.badRequest("say either days, a whole number from 1 to " + MOST_DAYS + ", or from, a time");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Problem.badRequest("days must be a whole number from 1 to " + MOST_DAYS);
        }
        return days == null ? wanted.from() : clock.instant().minus(Duration.ofDays(days));
    }

    private Response replay(Request request) {
        ReplayRequest wanted = request.json(ReplayRequest.class);
        return started(work.limited(() -> experiments.replay(
                new Texts(wanted.watchlist(), wanted.rules()),
                new Experiments.Corpus(wanted.corpus(), wanted.documents()),
                request.caller().name())));
    }

    private static Response started(Experiments.Start start) {
        if (start instanceof Experiments.Start.Started started) {
            Experiment experiment = started.experiment();
            return CurationAnswers.of(experiment)
                    .withStatus(202)
                    .with("Location", "/api/v1/experiments/" + experiment.id())
                    .noting("started experiment " + experiment.id() + ": " + experiment.subject());
        }
        if (start instanceof Experiments.Start.Busy busy) {
            return CurationAnswers.problem(
                            409, "Conflict", "another experiment runs; wait, or cancel it", "running", busy.running())
                    .noting("refused: another experiment runs");
        }
        if (start instanceof Experiments.Start.Unusable unusable) {
            return CurationAnswers.problem(
                            422,
                            "Invalid watchlist",
                            "what is to be tried cannot be used",
                            "problems",
                            unusable.problems())
                    .noting("refused: " + unusable.problems().size() + " problems");
        }
        throw Problem.badRequest(((Experiments.Start.Refused) start).reason());
    }

    private Response cancel(Request request) {
        Experiment experiment = experiments.cancel(request.path("id")).orElseThrow(ExperimentResource::unknown);
        return CurationAnswers.of(experiment).withStatus(202).noting("cancelled experiment " + experiment.id());
    }

    private Response promote(Request request) {
        PromotionRequest wanted = request.json(PromotionRequest.class);
        Experiment experiment = find(request);
        List<String> alerts = wanted.alerts() == null ? List.of() : wanted.alerts();
        if (alerts.size() > MOST_ALERTS) {
            throw Problem.badRequest("alerts may name " + MOST_ALERTS + " at most, or be [\"all\"]");
        }
        String base = wanted.base() == null ? experiment.base() : wanted.base();
        Publication publication = work.limited(() -> experiments.promote(
                        experiment.id(),
                        alerts,
                        WatchlistResource.terms(request, base, wanted.note(), wanted.insist())))
                .orElseThrow(() ->
                        Problem.badRequest("only a finished experiment that tried something new can be promoted"));
        return WatchlistResource.answer(publication, "promoted experiment " + experiment.id() + ": published version");
    }
}
