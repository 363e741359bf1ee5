package dev.wirewatch.app;

import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.ArticleFinder;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import dev.wirewatch.topology.shadow.BothLanes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the comparison of a shadow run asks of both lanes, from the cluster. */
final class ShadowLanes implements BothLanes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowLanes.class);

    private final Lane live;
    private final WatchlistCache cache;
    private final Admin admin;
    private final List<ApplicationLag> detections;
    private final ArticleFinder articles;
    private final WatchlistTopic liveWatchlists;
    private final WatchlistTopic candidates;

    private @Nullable WatchlistVersions versions;
    private Instant versionsRead = Instant.MIN;
    private @Nullable DifferenceCauses causes;

    private Instant settled = Instant.MIN;
    private Instant endsAsked = Instant.MIN;
    private @Nullable Map<TopicPartition, Long> ends;

    ShadowLanes(KafkaConnection connection, Lane live, ShadowRun run, WatchlistCache cache) {
        Lane shadow = new Lane(run.lane());
        this.live = live;
        this.cache = cache;
        this.admin = connection.admin();
        this.detections = List.of(
                new ApplicationLag(connection, admin, live.applicationId(DetectionTopology.ROLE), List.of()),
                new ApplicationLag(connection, admin, shadow.applicationId(DetectionTopology.ROLE), List.of()));
        this.articles = new ArticleFinder(connection);
        this.liveWatchlists = new WatchlistTopic(connection, live);
        this.candidates = new WatchlistTopic(connection, shadow);
    }

    @Override
    public synchronized Instant settled(Instant now) {
        try {
            Map<TopicPartition, Long> awaited = ends;
            if (awaited == null) {
                awaited = TopicTimes.ends(admin, live.topic(Dataset.ARTICLES));
                ends = awaited;
                endsAsked = now;
            }
            Map<TopicPartition, Long> goal = awaited;
            if (detections.stream().allMatch(detection -> detection.recordsBelow(goal) == 0)) {
                settled = endsAsked;
                ends = null;
            }
        } catch (KafkaUnavailableException e) {
            LOG.debug("it is not known how far both lanes are", e);
        }
        return settled;
    }

    @Override
    public synchronized AlertDifference explain(AlertDifference difference) {
        try {
            return causes().explain(difference);
        } catch (KafkaException | KafkaUnavailableException | IllegalStateException e) {
            LOG.warn("the names behind a difference cannot be looked up", e);
            return difference.with(
                    List.of(), List.of("its articles could not be read again for the names that make the difference"));
        }
    }

    private DifferenceCauses causes() {
        DifferenceCauses known = causes;
        if (known == null) {
            CompiledWatchlist candidate =
                    cache.get(candidates.versions().published().get(0));
            known = new DifferenceCauses(articles::find, this::liveAt, candidate);
            causes = known;
        }
        return known;
    }

    /** The live watchlist at a time: a version is on its topic before it takes effect. */
    private CompiledWatchlist liveAt(long time) {
        Instant at = Instant.ofEpochMilli(time);
        WatchlistVersions known = versions;
        if (known == null || at.isAfter(versionsRead)) {
            Instant now = Instant.now();
            known = liveWatchlists.versions();
            versions = known;
            versionsRead = now;
        }
        return cache.get(
                known.inForceAt(at).orElseThrow(() -> new IllegalStateException("no watchlist was in force at " + at)));
    }

    @Override
    public void close() {
        articles.close();
        admin.close();
    }
}
