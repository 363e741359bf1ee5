package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.curation.Experiment;
import dev.wirewatch.dashboard.curation.Experiments;
import dev.wirewatch.dashboard.curation.Publication;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.curation.Watchlists;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk's replays and backtests, one at a time on a thread of their own: what the commands of these names do. */
final class ExperimentDesk implements Experiments {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentDesk.class);
    private static final int REMEMBERED = 5;
    private static final int CLEANING_SECONDS = 40;
    /** More articles than this are a matter for the command, which has the machine to itself. */
    private static final long MOST_ARTICLES = 2_000_000;

    private final KafkaConnection connection;
    private final Settings settings;
    private final Lane live;
    private final WatchlistCurator watchlists;
    private final WatchlistDesk desk;
    private final CorpusShelf shelf;
    private final InstantSource clock;
    private final Deque<ExperimentRun> runs = new ArrayDeque<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "experiments");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param connection the cluster
     * @param settings name the lane, and where corpora are
     * @param watchlists what is in force, and publishing
     * @param clock says when an experiment began and ended
     */
    ExperimentDesk(KafkaConnection connection, Settings settings, WatchlistCurator watchlists, InstantSource clock) {
        this.connection = connection;
        this.settings = settings;
        this.live = new Lane(settings.text(SettingKey.LANE));
        this.watchlists = watchlists;
        this.desk = new WatchlistDesk(connection, settings);
        this.shelf = new CorpusShelf(settings);
        this.clock = clock;
    }

    /** What an experiment does. */
    private interface Work {
        ExperimentRun.Result run(ExperimentRun run, WatchlistFiles tried);
    }

    @Override
    public synchronized List<Experiment> all() {
        return runs.stream().map(ExperimentRun::snapshot).toList();
    }

    private synchronized Optional<ExperimentRun> run(String id) {
        return runs.stream().filter(each -> each.setup().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Experiment> find(String id) {
        return run(id).map(ExperimentRun::snapshot);
    }

    @Override
    public List<String> corpora() {
        return shelf.names();
    }

    @Override
    public Start backtest(Texts candidate, Instant from, Instant until, String by) {
        Optional<PublishedWatchlist> inForce = watchlists.inForce();
        if (inForce.isEmpty()) {
            return new Start.Refused("no watchlist has been published to compare with");
        }
        Stretch stretch = Stretch.of(connection, live, from, until);
        if (stretch.length() > MOST_ARTICLES) {
            return new Start.Refused("there are about " + stretch.length() + " articles in that time; at most "
                    + MOST_ARTICLES + " are read from here: choose fewer days, or use the command backtest");
        }
        String subject = "articles seen from " + from.truncatedTo(ChronoUnit.SECONDS)
                + (until.equals(Instant.MAX) ? "" : " to " + until.truncatedTo(ChronoUnit.SECONDS));
        return start(
                candidate,
                Experiment.Kind.BACKTEST,
                subject,
                by,
                inForce.get(),
                (run, tried) -> ExperimentWork.backtest(
                        connection, settings, stretch, run, tried, desk.topic().versions()));
    }

    @Override
    public Start replay(Texts candidate, Corpus corpus, String by) {
        Optional<PublishedWatchlist> inForce = watchlists.inForce();
        if (inForce.isEmpty()) {
            return new Start.Refused("no watchlist has been published to replay with");
        }
        String name = corpus.name();
        String documents = corpus.documents();
        if (name != null && !shelf.names().contains(name)) {
            return new Start.Refused("there is no corpus " + name);
        }
        if ((name == null) == (documents == null)) {
            return new Start.Refused("name a corpus, or give documents");
        }
        String subject = name != null ? "corpus " + name : "documents given";
        return start(candidate, Experiment.Kind.REPLAY, subject, by, inForce.get(), (run, tried) -> {
            WatchlistFiles standing;
            try {
                standing = watchlists.files(
                        new Texts(inForce.get().watchlist(), inForce.get().rules()));
            } catch (InvalidDocumentException e) {
                throw new UserErrorException("what is in force cannot be used any more: " + e.getMessage());
            }
            return ExperimentWork.replay(connection, settings, run, tried, standing, folder -> {
                run.begin("open", "documents", 0);
                return name != null ? shelf.open(name, folder) : CorpusShelf.write(documents, folder);
            });
        });
    }

    private Start start(
            Texts texts, Experiment.Kind kind, String subject, String by, PublishedWatchlist inForce, Work work) {
        try {
            WatchlistFiles tried = watchlists.files(texts);
            tried.requireDiscriminatingRules();
            boolean candidate = !inForce.hasContent(
                    tried.compiled().version(),
                    tried.watchlist().text(),
                    tried.rules().text());
            if (kind == Experiment.Kind.BACKTEST && !candidate) {
                return new Start.Refused("this is what is in force: there is nothing to compare");
            }
            ExperimentRun run = new ExperimentRun(
                    new ExperimentRun.Setup(
                            UUID.randomUUID().toString(),
                            kind,
                            by,
                            subject,
                            inForce.version(),
                            new Texts(tried.watchlist().text(), tried.rules().text()),
                            tried.compiled().version(),
                            candidate),
                    clock);
            return begin(run, tried, work);
        } catch (InvalidDocumentException e) {
            return new Start.Unusable(e.problems());
        }
    }

    private synchronized Start begin(ExperimentRun run, WatchlistFiles tried, Work work) {
        for (ExperimentRun each : runs) {
            if (!each.isOver()) {
                return new Start.Busy(each.snapshot());
            }
        }
        if (worker.isShutdown()) {
            return new Start.Refused("the desk is closing");
        }
        runs.addFirst(run);
        if (runs.size() > REMEMBERED) {
            runs.removeLast();
        }
        worker.execute(() -> perform(run, tried, work));
        return new Start.Started(run.snapshot());
    }

    private static void perform(ExperimentRun run, WatchlistFiles tried, Work work) {
        try {
            run.done(work.run(run, tried));
        } catch (RunEndedException e) {
            run.endedEarly();
        } catch (UserErrorException | KafkaUnavailableException e) {
            run.failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("an experiment failed", e);
        } finally {
            // Does nothing if one of the above has told how it ended.
            run.failed("a fault of ours; the log has the details");
        }
    }

    @Override
    public Optional<Experiment> cancel(String id) {
        return run(id).map(run -> {
            run.cancel();
            return run.snapshot();
        });
    }

    @Override
    public Optional<List<AlertDifference>> differences(String id, int offset, int most) {
        return run(id).map(run -> {
            ExperimentRun.Result result = run.result();
            return result == null
                    ? List.of()
                    : result.differences().stream().skip(offset).limit(most).toList();
        });
    }

    @Override
    public Optional<Publication> promote(String id, List<String> alerts, Watchlists.Terms terms) {
        Optional<ExperimentRun> found = run(id).filter(run -> run.setup().candidate() && run.result() != null);
        return found.map(run -> promote(run, alerts, terms));
    }

    private Publication promote(ExperimentRun run, List<String> alerts, Watchlists.Terms terms) {
        ExperimentRun.Result result = run.result();
        boolean ofLane = run.setup().kind() == Experiment.Kind.BACKTEST;
        try {
            List<Alert> chosen =
                    RetroactiveAlerts.choose(result == null || !ofLane ? List.of() : result.differences(), alerts);
            WatchlistFiles tried = watchlists.files(run.setup().tried());
            Publication publication = watchlists.publish(tried, terms, WatchlistOrigin.BACKTEST);
            if (!(publication instanceof Publication.Published published)) {
                return publication;
            }
            new RetroactiveAlerts(connection, live)
                    .raise(
                            chosen,
                            tried.compiled().rules(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            terms.by());
            return new Publication.Published(published.version(), published.takenOver(), chosen.size());
        } catch (InvalidDocumentException e) {
            return Publication.Refused.of(e.problems());
        } catch (UserErrorException e) {
            String message = String.valueOf(e.getMessage()).replaceFirst("^wirewatch: ", "");
            return Publication.Refused.of(List.of(new Problem("alerts", 0, "", message)));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            runs.forEach(ExperimentRun::cancel);
            worker.shutdown();
        }
        try {
            if (!worker.awaitTermination(CLEANING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("an experiment did not end in time; topics of its lanes may be left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
