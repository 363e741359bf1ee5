package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.desk.FeedDesk;
import dev.wirewatch.dashboard.desk.RefusedException;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.model.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Feeds, for those who change them: find, add, pause, remove, OPML in and out. */
final class FeedDeskResource {
    /** A list of ten thousand feeds with all their attributes. */
    private static final long LARGEST_LIST = 8L << 20;

    private static final int MOST_AT_ONCE = 200;

    private static final String OPML = "text/x-opml; charset=utf-8";

    private final @Nullable FeedDesk desk;

    /** @param desk null if this dashboard does not change feeds */
    FeedDeskResource(@Nullable FeedDesk desk) {
        this.desk = desk;
    }

    /** @param url address of a feed or a page; the scheme may be left out */
    record Address(String url) {}

    /**
     * Which feeds are to be polled or not.
     *
     * @param feeds ids
     * @param paused whether their polling is suspended
     */
    record Polling(@Nullable List<String> feeds, boolean paused) {}

    /** A feed that is left as it is, and why. */
    record Refused(String feed, String reason) {}

    List<Route> routes() {
        return List.of(
                // It changes nothing, but it has the server ask an address: that takes an editor, and is kept.
                Route.change(HttpMethod.POST, "/api/v1/feeds/find", this::find),
                Route.change(HttpMethod.POST, "/api/v1/feeds/{id}/check", this::check),
                Route.change(HttpMethod.POST, "/api/v1/feeds", this::add),
                Route.change(HttpMethod.POST, "/api/v1/feeds/{id}/pause", request -> pause(request, true)),
                Route.change(HttpMethod.POST, "/api/v1/feeds/{id}/resume", request -> pause(request, false)),
                Route.change(HttpMethod.POST, "/api/v1/feeds/polling", this::pauseAll),
                Route.change(HttpMethod.DELETE, "/api/v1/feeds/{id}", this::remove),
                Route.ask("/api/v1/feeds/import/preview", this::preview).withBody(LARGEST_LIST),
                Route.change(HttpMethod.POST, "/api/v1/feeds/import", this::read)
                        .withBody(LARGEST_LIST),
                Route.read("/api/v1/feeds.opml", this::opml));
    }

    private Response find(Request request) {
        request.allowOnly(Set.of());
        String url = request.json(Address.class).url();
        if (url == null || url.isBlank()) {
            throw Problem.unprocessable("url must be the address of a feed or a web page");
        }
        FeedDesk.Finding found = ask(feeds -> feeds.find(url.strip()));
        return json(found)
                .noting("asked " + found.asked() + ": " + found.feeds().size()
                        + (found.feeds().size() == 1 ? " feed" : " feeds"));
    }

    private Response check(Request request) {
        request.allowOnly(Set.of());
        return json(ask(feeds -> feeds.check(request.path("id")))).noting("asked feed " + request.path("id"));
    }

    private Response add(Request request) {
        request.allowOnly(Set.of());
        FeedDesk.Wanted wanted = request.json(FeedDesk.Wanted.class);
        if (wanted.url() == null || wanted.url().isBlank()) {
            throw Problem.unprocessable("url must be the address of a feed");
        }
        Feed feed = ask(feeds -> feeds.add(wanted));
        return json(feed).noting("registered " + words(feed));
    }

    private Response pause(Request request, boolean suspended) {
        request.allowOnly(Set.of());
        Feed feed = ask(feeds -> feeds.pause(request.path("id"), suspended));
        return json(feed).noting((suspended ? "paused " : "resumed ") + words(feed));
    }

    /** Each on its own: one that is gone meanwhile does not keep the others from being paused. */
    private Response pauseAll(Request request) {
        request.allowOnly(Set.of());
        Polling wanted = request.json(Polling.class);
        List<String> ids = wanted.feeds();
        if (ids == null || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Problem.unprocessable("feeds must name 1 to " + MOST_AT_ONCE + " feeds by their ids");
        }
        List<String> changed = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (String id : ids) {
            try {
                desk().pause(id, wanted.paused());
                changed.add(id);
            } catch (RefusedException e) {
                refused.add(new Refused(id, String.valueOf(e.getMessage())));
            }
        }
        return json(Map.of("changed", changed, "refused", refused))
                .noting((wanted.paused() ? "paused " : "resumed ") + changed.size() + " feeds: "
                        + String.join(" ", changed));
    }

    private Response remove(Request request) {
        request.allowOnly(Set.of());
        Feed feed = ask(feeds -> feeds.remove(request.path("id")));
        return json(feed).noting("removed " + words(feed));
    }

    private static String words(Feed feed) {
        return feed.url() + " (" + feed.title() + ")";
    }

    private Response preview(Request request) {
        request.allowOnly(Set.of());
        return json(ask(feeds -> feeds.preview(request.body())));
    }

    private Response read(Request request) {
        request.allowOnly(Set.of());
        FeedDesk.Import done = ask(feeds -> feeds.read(request.body()));
        return json(done)
                .noting("read a list of feeds: %d added, %d changed, %d as they were, %d left, %d refused"
                        .formatted(
                                done.added().size(),
                                done.changed().size(),
                                done.unchanged(),
                                done.left().size(),
                                done.refused().size()));
    }

    private Response opml(Request request) {
        request.allowOnly(Set.of("group"));
        String group = request.text("group").orElse(null);
        String text = ask(feeds -> feeds.opml(group));
        return Response.of(OPML, text).with("Content-Disposition", "attachment; filename=\"feeds.opml\"");
    }

    private FeedDesk desk() {
        FeedDesk feeds = desk;
        if (feeds == null) {
            throw Problem.unavailable("this dashboard shows feeds and does not change them");
        }
        return feeds;
    }

    private <T> T ask(Function<FeedDesk, T> question) {
        FeedDesk feeds = desk();
        try {
            return question.apply(feeds);
        } catch (RefusedException e) {
            String detail = String.valueOf(e.getMessage());
            throw switch (e.reason()) {
                case UNKNOWN -> Problem.notFound(detail);
                case CONFLICT -> Problem.conflict(detail);
                case INVALID -> Problem.unprocessable(detail);
                case BUSY -> Problem.unavailable(detail);
            };
        }
    }

    private static Response json(Object value) {
        return Response.of(Answers.JSON, Answers.json(value));
    }
}
