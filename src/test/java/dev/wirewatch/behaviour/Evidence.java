package dev.wirewatch.behaviour;

import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was there to be seen when the run was over, besides the servers' logs.
 *
 * @param articles every record of the articles topic, in the order of each partition
 * @param health the latest state of every feed, by feed id
 * @param notices what the processes said on standard error
 * @param ends when each process but the last had ended, as {@link System#nanoTime}
 */
record Evidence(List<Article> articles, Map<String, FeedHealth> health, List<String> notices, List<Long> ends) {
    /** Everything that was published of a scenario's feed. */
    List<Article> of(Scenario scenario) {
        return articles.stream()
                .filter(article -> article.feed().equals(scenario.feedId()))
                .toList();
    }

    /** The titles of what was announced as new. */
    List<String> announced(Scenario scenario) {
        return of(scenario).stream()
                .filter(article -> article.revision() == 1)
                .map(Article::title)
                .toList();
    }

    FeedHealth health(Scenario scenario) {
        return Optional.ofNullable(health.get(scenario.feedId()))
                .orElseThrow(() -> new AssertionError("no health of " + scenario.name()));
    }

    /** When the first process had ended. */
    long restarted() {
        return ends.get(0);
    }

    /** The first of the requests to come from each process but the first. */
    List<ScenarioServer.Request> firstAfterRestarts(List<ScenarioServer.Request> requests) {
        return ends.stream()
                .map(end -> requests.stream()
                        .filter(request -> request.nanos() > end)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no request after a restart")))
                .toList();
    }

    /** Seconds between requests of one process. */
    List<Double> gapsWithoutRestarts(List<ScenarioServer.Request> requests) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            if (!restartedBetween(requests.get(i - 1), requests.get(i))) {
                gaps.add((requests.get(i).nanos() - requests.get(i - 1).nanos()) / 1e9);
            }
        }
        return gaps;
    }

    boolean restartedBetween(ScenarioServer.Request one, ScenarioServer.Request next) {
        return ends.stream().anyMatch(end -> one.nanos() < end && end < next.nanos());
    }
}
