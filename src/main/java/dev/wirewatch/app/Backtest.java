package dev.wirewatch.app;

import dev.wirewatch.alerting.AlertComparison;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.AbandonedLanes;
import dev.wirewatch.kafka.ArticleFinder;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of the live lane's articles twice, each time in a lane of its own: under the candidate, and under the
 * versions that were in force at the time. Both begin without knowing what was before the stretch and forget nothing in
 * it, so that whatever differs differs because of the watchlist. The alerts of the live topic would not do to compare
 * with: stories that began earlier, articles that came too late, and what retention has taken would pass for differences.
 */
final class Backtest {
    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final Settings settings;
    private final Lane live;
    private final Path folder;
    private final Supervision supervision;

    /**
     * @param folder for the state of both runs; the caller's to delete
     * @param supervision is told how far it is, and may end it
     */
    Backtest(KafkaConnection connection, Settings settings, Lane live, Path folder, Supervision supervision) {
        this.connection = connection;
        this.settings = settings;
        this.live = live;
        this.folder = folder;
        this.supervision = supervision;
    }

    /**
     * What came of it.
     *
     * @param differences lost and changed, then gained
     * @param articles about how many articles were read
     * @param candidate how many alerts the candidate raises
     * @param unchanged alerts that both raise alike
     * @param standing how many of the alerts raised under the versions in force stand on the live topic
     * @param baseline how many of them there are
     * @param deadLetters records that could not be processed, under whichever could process fewer
     */
    record Outcome(
            List<AlertDifference> differences,
            long articles,
            int candidate,
            int unchanged,
            int standing,
            int baseline,
            int deadLetters) {
        long count(DifferenceKind kind) {
            return differences.stream().filter(each -> each.kind() == kind).count();
        }

        String summary() {
            return "%d articles: alerts %d gained, %d lost, %d changed, %d unchanged; of %d under the versions in force, %d stand on the live topic%s"
                    .formatted(
                            articles,
                            count(DifferenceKind.GAINED),
                            count(DifferenceKind.LOST),
                            count(DifferenceKind.CHANGED),
                            unchanged,
                            baseline,
                            standing,
                            deadLetters == 0 ? "" : "; " + deadLetters + " dead letters");
        }
    }

    /**
     * Runs both and compares.
     *
     * @param candidate the watchlist to try
     * @param stretch what to read
     * @param versions the live lane's watchlist history
     * @throws RunEndedException if it is to end
     */
    Outcome run(WatchlistFiles candidate, Stretch stretch, WatchlistVersions versions) {
        WatchlistCache tried = new WatchlistCache();
        WatchlistCache known = new WatchlistCache();
        tried.add(candidate.compiled());
        Instant began = began(versions, stretch);
        PublishedWatchlist only = candidate.fromTheBeginning().inLaneSince(began);
        List<PublishedWatchlist> history = compiling(
                versions.inForceWithin(stretch.from(), stretch.until()).stream()
                        .map(each -> each.inLaneSince(began))
                        .toList(),
                known);
        String run = UUID.randomUUID().toString();
        try (PastRun baseline = new PastRun(
                        connection,
                        settings,
                        AbandonedLanes.Purpose.BASELINE.beside(live, run),
                        stretch,
                        history,
                        known);
                PastRun trial = new PastRun(
                        connection,
                        settings,
                        AbandonedLanes.Purpose.BACKTEST.beside(live, run),
                        stretch,
                        List.of(only),
                        tried)) {
            int threads = PastRun.threadsEach(2, stretch.partitions(), supervision.threads());
            trial.start(threads, folder.resolve("backtest"));
            baseline.start(threads, folder.resolve("baseline"));
            awaitEnd(List.of(trial, baseline), stretch.length());
            return compare(
                    baseline.alerts(),
                    trial.alerts(),
                    explanation -> new DifferenceCauses(
                            explanation,
                            time -> known.get(new WatchlistVersions(history)
                                    .inForceAt(Instant.ofEpochMilli(time))
                                    .orElseThrow()),
                            candidate.compiled()),
                    stretch.length(),
                    Math.max(trial.deadLetters(), baseline.deadLetters()));
        }
    }

    /** When the lanes begin to learn what is known: when the live lane did, or where the stretch begins. */
    private static @Nullable Instant began(WatchlistVersions versions, Stretch stretch) {
        Instant began = versions.published().isEmpty()
                ? null
                : versions.published().get(0).began();
        return began == null || began.isAfter(stretch.from()) ? began : stretch.from();
    }

    /** Those that still compile; an earlier program may have taken what this one refuses. */
    private List<PublishedWatchlist> compiling(List<PublishedWatchlist> versions, WatchlistCache cache) {
        List<PublishedWatchlist> compiling = new ArrayList<>();
        for (PublishedWatchlist version : versions) {
            try {
                cache.get(version);
                compiling.add(version);
            } catch (IllegalStateException e) {
                supervision.notice("wirewatch: left out of the comparison: " + e.getMessage());
            }
        }
        return compiling;
    }

    private void awaitEnd(List<PastRun> runs, long length) {
        long total = length * runs.size();
        supervision.begin("backtest", "articles", total);
        // Asked once more when all seems done: offsets, ends and transactions are asked for one after the other, and do
        // not change at one moment.
        int agreeing = 0;
        while (agreeing < 2) {
            supervision.pause(PROGRESS_INTERVAL);
            long behind = runs.stream().mapToLong(PastRun::behind).sum();
            supervision.reached(Math.max(0, total - behind));
            agreeing = behind > 0 ? 0 : agreeing + 1;
        }
        supervision.reached(total);
    }

    /** Makes the causes' finder of where articles are found. */
    private interface Explanation {
        DifferenceCauses over(Function<ArticleReference, Optional<ArticleFinder.Found>> articles);
    }

    private Outcome compare(
            List<Alert> before, List<Alert> after, Explanation explanation, long articles, int deadLetters) {
        Set<String> standing =
                StandingAlerts.read(connection, live).stream().map(Alert::id).collect(Collectors.toSet());
        List<AlertDifference> differences = new ArrayList<>();
        try (ArticleFinder finder = new ArticleFinder(connection)) {
            DifferenceCauses causes = explanation.over(finder::find);
            AlertComparison.between(before, after).forEach(each -> differences.add(causes.explain(each)));
        }
        Set<String> different = new HashSet<>();
        differences.forEach(each -> {
            if (each.live() != null) {
                different.add(each.live().id());
            }
        });
        return new Outcome(
                differences,
                articles,
                after.size(),
                before.size() - different.size(),
                (int) before.stream()
                        .filter(each -> standing.contains(each.id()))
                        .count(),
                before.size(),
                deadLetters);
    }
}
