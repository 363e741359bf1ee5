package dev.wirewatch.behaviour;

import dev.wirewatch.feed.ScenarioServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All scenarios, and the list of behaviours that they show. */
final class Stage implements AutoCloseable {
    /** Holds what was seen against a behaviour; fails if it does not fit. */
    interface Check {
        void verify(Evidence seen) throws Exception;
    }

    /** One line of the list. */
    record Behaviour(String id, String words, Check check) {}

    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final List<ScenarioServer> otherServers = new ArrayList<>();
    private final List<String> alsoSubscribed = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Adds a feed that is subscribed. */
    Scenario feed(String name, ScenarioServer.Answer answer) {
        return feed(name, "", answer);
    }

    Scenario feed(String name, String attributes, ScenarioServer.Answer answer) {
        Scenario scenario = new Scenario(name, attributes).on(Scenario.FEED, answer);
        if (scenarios.putIfAbsent(name, scenario) != null) {
            throw new IllegalArgumentException("two scenarios are called " + name);
        }
        return scenario;
    }

    /** Subscribes to another feed on a scenario's server. */
    void alsoSubscribe(Scenario scenario, String path) {
        alsoSubscribed.add(scenario.server().url(path));
    }

    /** Adds a server that no feed is subscribed of. */
    ScenarioServer server(String address) {
        ScenarioServer server = new ScenarioServer(address);
        otherServers.add(server);
        return server;
    }

    /** Adds a behaviour. */
    void behaviour(String id, String words, Check check) {
        if (behaviours.putIfAbsent(id, new Behaviour(id, words, check)) != null) {
            throw new IllegalArgumentException("two behaviours are called " + id);
        }
    }

    List<Behaviour> behaviours() {
        return List.copyOf(behaviours.values());
    }

    List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }

    /** Every request that any server has seen. */
    List<ScenarioServer.Request> requests() {
        List<ScenarioServer.Request> all = new ArrayList<>();
        scenarios.values().forEach(scenario -> all.addAll(scenario.server().requests()));
        otherServers.forEach(server -> all.addAll(server.requests()));
        return all;
    }

    /** Counts down when the run is over: servers that never answer wait for it. */
    CountDownLatch over() {
        return over;
    }

    String opml() {
        Stream<String> others =
                alsoSubscribed.stream().map("<outline type=\"rss\" text=\"another\" xmlUrl=\"%s\"/>%n"::formatted);
        return Stream.concat(scenarios.values().stream().map(Scenario::outline), others)
                .collect(Collectors.joining(
                        "", "<opml version=\"2.0\"><head><title>Scenarios</title></head><body>\n", "</body></opml>\n"));
    }

    @Override
    public void close() {
        over.countDown();
        scenarios.values().forEach(Scenario::close);
        otherServers.forEach(ScenarioServer::close);
    }
}
