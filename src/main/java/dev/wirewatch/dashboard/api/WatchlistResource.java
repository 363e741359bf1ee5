package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.curation.Examination;
import dev.wirewatch.dashboard.curation.Publication;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.curation.Watchlists;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The watchlist: what is in force, its history, checking and trying drafts, publishing. */
final class WatchlistResource {
    private static final String SHIPPED = "dev/wirewatch/shipped/";
    private static final String NOTHING = "no watchlist has been published";
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NOTE = 500;

    private final Watchlists watchlists;
    private final HeavyWork work;

    WatchlistResource(Watchlists watchlists, HeavyWork work) {
        this.watchlists = watchlists;
        this.work = work;
    }

    /** A draft; what is left out is what is in force. */
    record Draft(@Nullable String watchlist, @Nullable String rules) {
        Texts texts() {
            return new Texts(watchlist, rules);
        }
    }

    /** A text to try, and what to try it with. */
    record TrialRequest(
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            @Nullable String watchlist,
            @Nullable String rules) {}

    /** A draft to be published, and the version that it was made from. */
    record PublicationRequest(
            @Nullable String base,
            @Nullable String watchlist,
            @Nullable String rules,
            @Nullable String note,
            boolean insist) {}

    /** A version to be published again, and the version that was in force when that was decided. */
    record RollbackRequest(
            @Nullable String version,
            @Nullable String base,
            @Nullable String note) {}

    List<Route> routes() {
        PageFiles schemas = new PageFiles(SHIPPED);
        return List.of(
                Route.read(
                        "/api/v1/watchlist",
                        plain(request -> work.limited(watchlists::contents)
                                .map(CurationAnswers::of)
                                .orElseThrow(() -> Problem.notFound(NOTHING)))),
                Route.read(
                        "/api/v1/watchlist/examination",
                        plain(request -> CurationAnswers.of(work.limited(() -> watchlists.examine(Texts.IN_FORCE))))),
                Route.read(
                        "/api/v1/watchlist/entities/{id}",
                        plain(request -> work.limited(() -> watchlists.entity(request.path("id")))
                                .map(CurationAnswers::of)
                                .orElseThrow(() -> Problem.notFound("the watchlist in force has no entity "
                                        + CurationAnswers.shortened(request.path("id")))))),
                Route.read("/api/v1/watchlist/versions", this::history),
                Route.read("/api/v1/watchlist/versions/{version}", plain(this::texts)),
                Route.read("/api/v1/watchlist/schema", schemas.file("watchlist.schema.json")),
                Route.read("/api/v1/watchlist/rules-schema", schemas.file("rules.schema.json")),
                Route.ask("/api/v1/watchlist/examination", this::examine).withBody(CurationAnswers.DRAFT_BYTES),
                Route.ask("/api/v1/watchlist/trial", this::tryText).withBody(CurationAnswers.DRAFT_BYTES),
                Route.change(HttpMethod.POST, "/api/v1/watchlist/versions", this::publish)
                        .withBody(CurationAnswers.DRAFT_BYTES),
                Route.change(HttpMethod.POST, "/api/v1/watchlist/rollback", this::rollBack));
    }

    private static Route.Action plain(Route.Action action) {
        return request -> {
            request.allowOnly(Set.of());
            return action.answer(request);
        };
    }

    private Response history(Request request) {
        request.allowOnly(Set.of("limit"));
        int most = request.number("limit", 50, 1, 500);
        return CurationAnswers.of(Map.of("versions", work.limited(() -> watchlists.history(most))));
    }

    private Response texts(Request request) {
        String version = request.path("version");
        return work.limited(() -> watchlists.texts(version))
                .map(CurationAnswers::of)
                .orElseThrow(() -> Problem.notFound("there is no version " + CurationAnswers.shortened(version)));
    }

    private Response examine(Request request) {
        Draft draft = request.json(Draft.class);
        Examination examination = work.limited(() -> watchlists.examine(draft.texts()));
        return CurationAnswers.of(examination);
    }

    private Response tryText(Request request) {
        TrialRequest wanted = request.json(TrialRequest.class);
        String title = wanted.title() == null ? "" : wanted.title();
        String text = wanted.text() == null ? "" : wanted.text();
        if (title.length() + text.length() > LONGEST_TEXT) {
            throw Problem.badRequest("title and text must not have more than " + LONGEST_TEXT + " characters together");
        }
        return CurationAnswers.of(work.limited(() ->
                watchlists.tryText(new Texts(wanted.watchlist(), wanted.rules()), title, text, wanted.language())));
    }

    private Response publish(Request request) {
        PublicationRequest wanted = request.json(PublicationRequest.class);
        Watchlists.Terms terms = terms(request, wanted.base(), wanted.note(), wanted.insist());
        return answer(
                work.limited(() -> watchlists.publish(new Texts(wanted.watchlist(), wanted.rules()), terms)),
                "published watchlist version");
    }

    private Response rollBack(Request request) {
        RollbackRequest wanted = request.json(RollbackRequest.class);
        String version = wanted.version();
        if (version == null || version.isBlank()) {
            throw Problem.badRequest("version must name the version to go back to");
        }
        Watchlists.Terms terms = terms(request, wanted.base(), wanted.note(), true);
        return answer(
                work.limited(() -> watchlists.rollBack(version, terms))
                        .orElseThrow(
                                () -> Problem.notFound("there is no version " + CurationAnswers.shortened(version))),
                "rolled back to watchlist version");
    }

    /** The terms of a publication, checked. */
    static Watchlists.Terms terms(Request request, @Nullable String base, @Nullable String note, boolean insist) {
        if (base == null) {
            throw Problem.badRequest("base must name the version that the change was made from; empty for none");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.badRequest("note must not have more than " + LONGEST_NOTE + " characters");
        }
        return new Watchlists.Terms(
                base, request.caller().name(), note == null || note.isBlank() ? null : note.strip(), insist);
    }

    /** Tells what came of a publication: 201, 200 if there was nothing to do, 409 or 422 if nothing was published. */
    static Response answer(Publication publication, String done) {
        if (publication instanceof Publication.Published published) {
            return CurationAnswers.of(published)
                    .withStatus(201)
                    .noting(done + " " + published.version().version()
                            + (published.raised() == 0
                                    ? ""
                                    : ", " + published.raised() + " alerts of the past raised"));
        }
        if (publication instanceof Publication.Unchanged unchanged) {
            return CurationAnswers.of(Map.of("unchanged", unchanged.version()))
                    .noting("nothing: version " + unchanged.version() + " is in force already");
        }
        if (publication instanceof Publication.Refused refused) {
            boolean unusable = !refused.examination().problems().isEmpty();
            return CurationAnswers.problem(
                            422,
                            unusable ? "Invalid watchlist" : "Findings",
                            unusable
                                    ? "it cannot be used; nothing was published"
                                    : "some of it is hardly meant; nothing was published (insist publishes in spite of"
                                            + " it)",
                            "examination",
                            refused.examination())
                    .noting("refused: " + refused.examination().problems().size() + " problems, "
                            + refused.examination().findings().size() + " findings");
        }
        Publication.Conflict conflict = (Publication.Conflict) publication;
        return CurationAnswers.problem(
                        409,
                        "Conflict",
                        "another version has been published since; nothing was published",
                        "inForce",
                        conflict.inForce().orElse(null))
                .noting("refused: another version came between");
    }
}
