package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.dashboard.readmodel.ViewQueries;
import dev.wirewatch.kafka.SavedViews;
import dev.wirewatch.model.SavedView;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Views of the alerts that the desk has saved: list, one by one; saving, changing and removing them. */
final class ViewResource {
    private static final int MOST_VIEWS = 200;
    private static final int CREATED = 201;
    private static final String VIEWS = "/api/v1/views";
    private static final String VIEW = VIEWS + "/{id}";

    private final Answers answers;
    private final ReadModel model;
    private final AlertParameters parameters;
    private final SavedViews views;
    private final InstantSource clock;

    ViewResource(Answers answers, ReadModel model, AlertParameters parameters, SavedViews views, InstantSource clock) {
        this.answers = answers;
        this.model = model;
        this.parameters = parameters;
        this.views = views;
        this.clock = clock;
    }

    /** @param views by name */
    record Views(List<SavedView> views) {}

    /**
     * A view that is to be saved.
     *
     * @param name what people will call it
     * @param query what it shows, as in the address of the page of alerts
     */
    record Wanted(@Nullable String name, @Nullable String query) {}

    List<Route> routes() {
        return List.of(
                answers.route(VIEWS, Set.of(), (database, request) -> new Views(ViewQueries.all(database))),
                answers.route(
                        VIEW,
                        Set.of(),
                        (database, request) ->
                                ViewQueries.find(database, request.path("id")).orElseThrow(ViewResource::nothingThere)),
                Route.change(HttpMethod.POST, VIEWS, this::create),
                Route.change(HttpMethod.PUT, VIEW, this::change),
                Route.change(HttpMethod.DELETE, VIEW, this::remove));
    }

    private static Problem nothingThere() {
        return Problem.notFound("there is no view of that id, or it was removed");
    }

    private Response create(Request request) {
        Wanted wanted = wanted(request);
        SavedView view = AlertActionResource.written(() -> SavedView.create(
                String.valueOf(wanted.name()),
                String.valueOf(wanted.query()),
                request.caller().name(),
                now()));
        List<SavedView> all = model.read(ViewQueries::all);
        if (all.size() >= MOST_VIEWS) {
            throw Problem.unprocessable("there are " + MOST_VIEWS + " views already: remove one");
        }
        save(view, all);
        return Response.of(Answers.JSON, Answers.json(view))
                .withStatus(CREATED)
                .with("Location", VIEWS + "/" + view.id())
                .noting("view " + view.name() + ": " + view.query());
    }

    private Response change(Request request) {
        Wanted wanted = wanted(request);
        SavedView former = existing(request);
        SavedView view = AlertActionResource.written(() -> new SavedView(
                former.id(),
                String.valueOf(wanted.name()),
                String.valueOf(wanted.query()),
                request.caller().name(),
                now()));
        save(view, model.read(ViewQueries::all));
        return Response.of(Answers.JSON, Answers.json(view)).noting("view " + view.name() + ": " + view.query());
    }

    private void save(SavedView view, List<SavedView> all) {
        if (all.stream()
                .anyMatch(other -> other.name().equalsIgnoreCase(view.name())
                        && !other.id().equals(view.id()))) {
            throw Problem.unprocessable("there is a view of that name already");
        }
        views.save(view);
        model.await(database ->
                ViewQueries.find(database, view.id()).filter(view::equals).isPresent());
    }

    private Response remove(Request request) {
        request.allowOnly(Set.of());
        SavedView view = existing(request);
        views.remove(view.id(), now());
        model.await(database -> ViewQueries.find(database, view.id()).isEmpty());
        return Response.noContent().noting("view " + view.name() + " removed");
    }

    private SavedView existing(Request request) {
        return model.read(database -> ViewQueries.find(database, request.path("id")))
                .orElseThrow(ViewResource::nothingThere);
    }

    /** What somebody wants to save; its query must be one that the page of alerts understands. */
    private Wanted wanted(Request request) {
        request.allowOnly(Set.of());
        Wanted wanted = request.json(Wanted.class);
        if (wanted.name() == null || wanted.query() == null) {
            throw Problem.unprocessable("a view has name and query");
        }
        Request asked = ViewQuery.request(Objects.requireNonNull(wanted.query()));
        asked.allowOnly(AlertParameters.and("group"));
        parameters.filter(asked);
        return wanted;
    }

    /** Milliseconds are what a record's timestamp has. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
