package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.AbandonedLanes;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.ApplicationOffsets;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneClaim;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.ShadowRegistry;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.model.ShadowStatus;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.Learning;
import dev.wirewatch.topology.shadow.ShadowTopology;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops shadow runs, in which a candidate watchlist runs beside the live one, and tells what they found. It only
 * writes records: instances with the role {@code detect} do the work. For whoever offers that: commands, REST.
 */
final class ShadowDesk {
    /** The shortest beginning of an id that may stand for it. */
    static final int SHORTEST_ID = 6;

    private static final int RUN_ID = 12;
    private static final Set<Dataset<?>> NEEDED = Set.of(
            Dataset.WATCHLISTS, Dataset.ALERTS, Dataset.ALERT_EVENTS, Dataset.ALERT_ACTIONS, Dataset.DEAD_LETTERS);

    private final KafkaConnection connection;
    private final Settings settings;
    private final Lane live;
    private final InstantSource clock;
    private final ShadowRegistry registry;

    /**
     * @param connection the cluster
     * @param settings partitions and retention of topics
     * @param live the lane beside which the candidates run; its topics are there
     * @param clock the present
     */
    ShadowDesk(KafkaConnection connection, Settings settings, Lane live, InstantSource clock) {
        this.connection = connection;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
        this.registry = new ShadowRegistry(connection, live);
    }

    /**
     * Lets a candidate run.
     *
     * @throws UserErrorException if another runs, it is in force already, or the lane has no articles
     * @throws InvalidDocumentException if a rule fires on nearly everything, by file and line
     */
    ShadowRun start(WatchlistFiles candidate, ShadowTerms terms) throws InvalidDocumentException {
        candidate.requireDiscriminatingRules();
        CompiledWatchlist compiled = candidate.compiled();
        WatchlistVersions versions = new WatchlistTopic(connection, live).versions();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        requireRoom(now);
        if (versions.inForceAt(now)
                .filter(each -> each.version().equals(compiled.version()))
                .isPresent()) {
            throw new UserErrorException("wirewatch: version " + compiled.version()
                    + " is in force already; a shadow of it would show nothing");
        }
        Instant readsFrom = now.minus(terms.warmUp(compiled.rules().rules()));
        String id = Ids.of("shadow", live.prefix(), compiled.version(), now.toString());
        Lane lane = AbandonedLanes.Purpose.SHADOW.beside(live, id.substring(0, RUN_ID));
        ShadowRun run = new ShadowRun(
                id,
                lane.prefix(),
                compiled.watchlist().name(),
                compiled.version(),
                now,
                readsFrom,
                now.plus(terms.length()),
                terms.by(),
                terms.note(),
                null,
                null,
                Learning.inLaneSince(began(versions, readsFrom), now, compiled).rules());
        LaneClaim claim = LaneClaim.of(connection, lane, live.topic(Dataset.WATCHLISTS));
        try (claim) {
            prepare(lane, run, candidate, versions);
            registry.write(run, now);
        }
        return run;
    }

    private void requireRoom(Instant now) {
        registry.runs().stream().filter(run -> !run.isOver(now)).findFirst().ifPresent(run -> {
            throw new UserErrorException("wirewatch: watchlist " + run.watchlist() + ", version " + run.version()
                    + ", runs as a shadow until " + run.until() + "; `wirewatch watchlist shadow stop` ends that");
        });
    }

    private void prepare(Lane lane, ShadowRun run, WatchlistFiles candidate, WatchlistVersions versions) {
        try (Admin admin = connection.admin()) {
            String articles = live.topic(Dataset.ARTICLES);
            int partitions = TopicTimes.partitions(admin, articles);
            new LaneTopics(admin, lane, settings)
                    .withPartitions(partitions)
                    .ensure(NEEDED, candidate.compiled().alertTopics());
            PublishedWatchlist only = candidate.fromTheBeginning().inLaneSince(began(versions, run.readsFrom()));
            new WatchlistTopic(connection, lane).write(List.of(only));
            ApplicationOffsets.begin(
                    admin,
                    lane.applicationId(DetectionTopology.ROLE),
                    ApplicationOffsets.since(admin, articles, run.readsFrom()));
            ApplicationOffsets.begin(
                    admin,
                    lane.applicationId(ShadowTopology.ROLE),
                    ApplicationOffsets.since(admin, live.topic(Dataset.ALERTS), run.readsFrom()));
        }
    }

    /** When the lane begins to learn what is known: when the live lane did, or where it begins to read. */
    private static Instant began(WatchlistVersions versions, Instant readsFrom) {
        Instant began = versions.published().isEmpty()
                ? null
                : versions.published().get(0).began();
        return began == null || began.isBefore(readsFrom) ? readsFrom : began;
    }

    /** Every run there has been, the latest first. */
    List<ShadowRun> runs() {
        return registry.runs();
    }

    /**
     * A run.
     *
     * @param beginning of its id; null for the latest
     * @throws UserErrorException if there is none, or more than one
     */
    ShadowRun find(@Nullable String beginning) {
        List<ShadowRun> runs = runs();
        if (runs.isEmpty()) {
            throw new UserErrorException("wirewatch: no watchlist has run as a shadow of lane " + live.prefix());
        }
        if (beginning == null) {
            return runs.get(0);
        }
        List<ShadowRun> found = runs.stream()
                .filter(run -> beginning.length() >= SHORTEST_ID && run.id().startsWith(beginning))
                .toList();
        if (found.size() != 1) {
            throw new UserErrorException(
                    "wirewatch: " + (found.isEmpty() ? "no shadow run's id begins" : "several begin") + " with "
                            + beginning + "; the latest is " + runs.get(0).id());
        }
        return found.get(0);
    }

    /**
     * Ends the run that is going on. Its lane is deleted at once if nobody is at work in it, and else by those who are; what
     * it found stays.
     *
     * @return the run; empty if none is going on
     */
    Optional<ShadowRun> stop(@Nullable String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<ShadowRun> stopped =
                runs().stream().filter(run -> !run.isOver(now)).findFirst().map(run -> run.stoppedAt(now, by));
        stopped.ifPresent(run -> registry.write(run, now));
        ShadowKeeper.clear(connection, settings, live, clock);
        return stopped;
    }

    /** What a run has found so far, by the time that the alerts were opened. */
    List<ShadowDifference> differences(ShadowRun run) {
        return registry.differences(run);
    }

    /** How a run does. */
    ShadowStatus status(ShadowRun run) {
        List<ShadowDifference> differences = differences(run);
        boolean over = run.isOver(clock.instant());
        boolean working = false;
        long behind = 0;
        int deadLetters = 0;
        if (!over) {
            try (Admin admin = connection.admin()) {
                Lane lane = new Lane(run.lane());
                ApplicationLag lag =
                        new ApplicationLag(connection, admin, lane.applicationId(DetectionTopology.ROLE), List.of());
                Map<TopicPartition, Long> ends = TopicTimes.ends(admin, live.topic(Dataset.ARTICLES));
                working = lag.hasMembers();
                behind = lag.recordsBelow(ends);
                deadLetters = deadLetters(lane);
            } catch (KafkaUnavailableException e) {
                throw new UserErrorException("wirewatch: the shadow run's lane cannot be asked: " + e.getMessage());
            }
        }
        return new ShadowStatus(
                run,
                over,
                working,
                behind,
                deadLetters,
                count(differences, DifferenceKind.GAINED),
                count(differences, DifferenceKind.LOST),
                count(differences, DifferenceKind.CHANGED));
    }

    private int deadLetters(Lane lane) {
        int[] found = {0};
        new TopicReader<>(connection, Dataset.DEAD_LETTERS)
                .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), letter -> found[0]++);
        return found[0];
    }

    private static long count(List<ShadowDifference> differences, DifferenceKind kind) {
        return differences.stream().filter(each -> each.kind() == kind).count();
    }
}
