package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.ActivityQueries;
import dev.wirewatch.dashboard.readmodel.ChangeQueries;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.DeadLetterQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** How much happens and how long it takes, what could not be processed, and who changed what. */
final class ActivityResource {
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_HOURS = 7 * 24;
    /** Rates are averages over so many whole minutes. */
    private static final int RATE_MINUTES = 5;

    private static final int LONGEST_PAGE = 200;

    private final Answers answers;
    private final InstantSource clock;
    private final String deadLetters;

    /** @param deadLetters full name of their topic */
    ActivityResource(Answers answers, InstantSource clock, String deadLetters) {
        this.answers = answers;
        this.clock = clock;
        this.deadLetters = deadLetters;
    }

    /**
     * How much happens in a second, on average over the last whole minutes.
     *
     * @param minutes over how many
     * @param articles revisions of articles
     * @param mentions what was found in them
     * @param alerts alerts opened or changed
     * @param polls polls of feeds
     */
    record Rates(int minutes, double articles, double mentions, double alerts, double polls) {}

    /**
     * How much happens and how long it takes.
     *
     * @param now the server's clock
     * @param rates in a second
     * @param minutes minute by minute up to now
     * @param latency from the fetch of an article to its alert at the dashboard
     */
    record Activity(Instant now, Rates rates, List<ActivityQueries.Minute> minutes, ActivityQueries.Latency latency) {}

    /**
     * What could not be processed or delivered.
     *
     * @param topic where it stands
     * @param total how much there has been
     * @param letters the latest, newest first
     */
    record DeadLetters(String topic, long total, List<DeadLetterQueries.Letter> letters) {}

    List<Route> routes() {
        return List.of(
                answers.route("/api/v1/status/activity", Set.of("minutes", "hours"), this::activity),
                answers.route(
                        "/api/v1/dead-letters",
                        Set.of("limit"),
                        (database, request) -> new DeadLetters(
                                deadLetters,
                                DeadLetterQueries.total(database),
                                DeadLetterQueries.latest(database, request.number("limit", 20, 1, LONGEST_PAGE)))),
                answers.route(
                        "/api/v1/changes",
                        Set.of("by", "cursor", "limit"),
                        (database, request) -> ChangeQueries.page(
                                database,
                                request.text("by").orElse(null),
                                request.text("cursor").orElse(null),
                                request.number("limit", 50, 1, LONGEST_PAGE))));
    }

    private Activity activity(Database database, Request request) {
        Instant now = clock.instant();
        int minutes = request.number("minutes", 60, RATE_MINUTES + 1, MOST_MINUTES);
        int hours = request.number("hours", 24, 1, MOST_HOURS);
        List<ActivityQueries.Minute> series = ActivityQueries.minutes(database, now, minutes);
        List<ActivityQueries.Minute> whole = series.subList(series.size() - 1 - RATE_MINUTES, series.size() - 1);
        return new Activity(
                now,
                new Rates(
                        RATE_MINUTES,
                        perSecond(whole, ActivityQueries.Minute::articles),
                        perSecond(whole, ActivityQueries.Minute::mentions),
                        perSecond(whole, ActivityQueries.Minute::alerts),
                        perSecond(whole, ActivityQueries.Minute::polls)),
                series,
                ActivityQueries.latency(database, now.minus(Duration.ofHours(hours - 1L))));
    }

    private static double perSecond(
            List<ActivityQueries.Minute> minutes, ToLongFunction<ActivityQueries.Minute> number) {
        return minutes.stream().mapToLong(number).sum() / (60.0 * minutes.size());
    }
}
