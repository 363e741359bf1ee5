package dev.wirewatch.app;

import dev.wirewatch.alerting.AlertComparison;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.dashboard.curation.Experiment;
import dev.wirewatch.kafka.AbandonedLanes;
import dev.wirewatch.kafka.ArticleFinder;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneClaim;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.DifferenceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the desk's experiments do: a backtest as the command's, and a replay as the command's, or two to compare. */
final class ExperimentWork {
    /** Differences beyond these are counted and not kept: nobody reads them one by one. */
    private static final int KEPT = 1_000;

    private ExperimentWork() {}

    /** Reads a stretch of the live lane's articles again under what is tried. */
    static ExperimentRun.Result backtest(
            KafkaConnection connection,
            Settings settings,
            Stretch stretch,
            ExperimentRun run,
            WatchlistFiles tried,
            WatchlistVersions versions) {
        Lane live = new Lane(settings.text(SettingKey.LANE));
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Backtest.Outcome outcome =
                    new Backtest(connection, settings, live, folder.path(), run).run(tried, stretch, versions);
            return new ExperimentRun.Result(
                    new Experiment.Outcome(
                            outcome.articles(),
                            outcome.candidate(),
                            (int) outcome.count(DifferenceKind.GAINED),
                            (int) outcome.count(DifferenceKind.LOST),
                            (int) outcome.count(DifferenceKind.CHANGED),
                            outcome.unchanged(),
                            outcome.standing(),
                            outcome.deadLetters(),
                            Math.min(KEPT, outcome.differences().size())),
                    kept(outcome.differences()));
        }
    }

    private static List<AlertDifference> kept(List<AlertDifference> differences) {
        return differences.stream().limit(KEPT).toList();
    }

    /**
     * Runs a corpus through what is tried and, if that is a candidate, through what is in force.
     *
     * @param standing what is in force
     * @param opening opens the corpus, given a folder for copies
     */
    static ExperimentRun.Result replay(
            KafkaConnection connection,
            Settings settings,
            ExperimentRun run,
            WatchlistFiles tried,
            WatchlistFiles standing,
            Function<Path, Corpus> opening) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Corpus corpus = opening.apply(folder.path());
            if (corpus.size() == corpus.unreadable().size()) {
                corpus.unreadable().forEach(each -> run.notice(each.location() + ": " + each.reason()));
                throw new UserErrorException("there is no document that can be read");
            }
            Replay.Outcome after = replay(
                    connection, settings, run, tried, corpus, folder.path().resolve("tried"));
            if (!run.setup().candidate()) {
                List<AlertDifference> all = after.alerts().stream()
                        .map(alert -> AlertDifference.of(DifferenceKind.GAINED, List.of(), null, alert))
                        .toList();
                return result(after, all, 0);
            }
            Replay.Outcome before = replay(
                    connection, settings, run, standing, corpus, folder.path().resolve("standing"));
            List<AlertDifference> differences =
                    explained(AlertComparison.between(before.alerts(), after.alerts()), corpus, standing, tried);
            Set<String> different = new HashSet<>();
            differences.stream()
                    .map(AlertDifference::live)
                    .filter(alert -> alert != null)
                    .forEach(alert -> different.add(alert.id()));
            return result(after, differences, before.alerts().size() - different.size());
        }
    }

    private static Replay.Outcome replay(
            KafkaConnection connection,
            Settings settings,
            ExperimentRun run,
            WatchlistFiles files,
            Corpus corpus,
            Path folder) {
        Lane live = new Lane(settings.text(SettingKey.LANE));
        Lane lane = AbandonedLanes.Purpose.CORPUS.beside(live, UUID.randomUUID().toString());
        Replay replay = new Replay(connection, lane, settings, files, folder, run);
        // As long as the claim is held, nobody takes the lane for one whose process has died.
        LaneClaim claim = LaneClaim.of(connection, lane, live.topic(Dataset.WATCHLISTS));
        try {
            return replay.run(corpus, ReplaySpeed.MAX);
        } finally {
            claim.close();
            replay.deleteLane();
        }
    }

    private static ExperimentRun.Result result(Replay.Outcome after, List<AlertDifference> differences, int unchanged) {
        return new ExperimentRun.Result(
                new Experiment.Outcome(
                        after.published(),
                        after.alerts().size(),
                        count(differences, DifferenceKind.GAINED),
                        count(differences, DifferenceKind.LOST),
                        count(differences, DifferenceKind.CHANGED),
                        unchanged,
                        null,
                        after.unreadable() + after.deadLetters(),
                        Math.min(KEPT, differences.size())),
                kept(differences));
    }

    private static int count(List<AlertDifference> differences, DifferenceKind kind) {
        return (int) differences.stream().filter(each -> each.kind() == kind).count();
    }

    private static List<AlertDifference> explained(
            List<AlertDifference> differences, Corpus corpus, WatchlistFiles standing, WatchlistFiles tried) {
        List<AlertDifference> kept = kept(differences);
        Map<String, Article> articles = articles(kept, corpus);
        DifferenceCauses causes = new DifferenceCauses(
                reference -> find(articles, reference), time -> standing.compiled(), tried.compiled());
        List<AlertDifference> explained = new ArrayList<>();
        for (AlertDifference difference : differences) {
            explained.add(explained.size() < kept.size() ? causes.explain(difference) : difference);
        }
        return explained;
    }

    private static Optional<ArticleFinder.Found> find(Map<String, Article> articles, ArticleReference reference) {
        return Optional.ofNullable(articles.get(reference.id() + "/" + reference.revision()))
                .map(article ->
                        new ArticleFinder.Found(article, article.fetched().toEpochMilli()));
    }

    /** The articles that the differences rest on, by id and revision. */
    private static Map<String, Article> articles(List<AlertDifference> differences, Corpus corpus) {
        Set<String> wanted = new HashSet<>();
        differences.forEach(each -> {
            add(wanted, each.live());
            add(wanted, each.candidate());
        });
        Map<String, Article> found = new HashMap<>();
        try (Stream<CorpusDocument> documents = corpus.documents()) {
            documents.forEach(document -> {
                if (document instanceof CorpusDocument.Read read) {
                    String key = read.article().id() + "/" + read.article().revision();
                    if (wanted.contains(key)) {
                        found.put(key, read.article());
                    }
                }
            });
        }
        return found;
    }

    private static void add(Set<String> wanted, @Nullable Alert alert) {
        if (alert != null) {
            alert.evidence()
                    .forEach(each -> wanted.add(
                            each.article().id() + "/" + each.article().revision()));
        }
    }
}
