package dev.wirewatch.behaviour;

import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.model.Ids;
import java.util.ArrayList;
import java.util.List;

/** One feed on a web server of its own, so that no scenario is in another's way. */
final class Scenario implements AutoCloseable {
    /** The path that is subscribed. */
    static final String FEED = "/feed";

    private final String name;
    private final String attributes;
    private final ScenarioServer server = new ScenarioServer();

    /** @param attributes further attributes of the OPML outline */
    Scenario(String name, String attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    String name() {
        return name;
    }

    ScenarioServer server() {
        return server;
    }

    Scenario on(String path, ScenarioServer.Answer answer) {
        server.on(path, answer);
        return this;
    }

    /** The subscribed address. */
    String url() {
        return server.url(FEED);
    }

    /** The id under which the feed is registered. */
    String feedId() {
        return Ids.of("feed", url());
    }

    String outline() {
        return "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\" %s/>%n".formatted(name, url(), attributes);
    }

    /** Requests for the subscribed address. */
    List<ScenarioServer.Request> polls() {
        return server.requests(FEED);
    }

    /** Seconds between one request for the subscribed address and the next. */
    List<Double> gaps() {
        return gaps(polls());
    }

    static List<Double> gaps(List<ScenarioServer.Request> requests) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add((requests.get(i).nanos() - requests.get(i - 1).nanos()) / 1e9);
        }
        return gaps;
    }

    @Override
    public void close() {
        server.close();
    }
}
