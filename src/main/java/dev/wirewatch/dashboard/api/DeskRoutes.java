package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.SavedViews;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routes by which the desk works with alerts: actions, mutes, saved views. They write to topics and show what is there. */
public final class DeskRoutes {
    private DeskRoutes() {}

    /**
     * The routes.
     *
     * @param model what is shown
     * @param desk takes what is done with alerts
     * @param views takes views
     * @param clock when it is done
     */
    public static List<Route> of(ReadModel model, AlertDesk desk, SavedViews views, InstantSource clock) {
        Answers answers = new Answers(model);
        List<Route> routes = new ArrayList<>(new AlertActionResource(answers, desk).routes());
        routes.addAll(new MuteResource(answers, model, desk, clock).routes());
        routes.addAll(new ViewResource(answers, model, new AlertParameters(clock), views, clock).routes());
        return routes;
    }
}
