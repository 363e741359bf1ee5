package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.topology.SeverityTopics;
import dev.wirewatch.topology.detect.ClosingTerms;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The detection topology of a lane as a running application, with the topics it needs. */
final class Detection {
    private final KafkaConnection connection;
    private final Lane lane;

    Detection(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /** Creates the lane's topics, those of the rules included. */
    void ensureTopics(Settings settings, CompiledWatchlist watchlist) {
        try (Admin admin = connection.admin()) {
            Set<String> topics = new TreeSet<>(watchlist.alertTopics());
            if (settings.flag(SettingKey.ALERTS_SEVERITY_TOPICS)) {
                topics.addAll(SeverityTopics.names());
            }
            new LaneTopics(admin, lane, settings).ensure(topics);
        }
    }

    /** The same for documents of any age. */
    void ensureTopicsOfAnyAge(Settings settings, CompiledWatchlist watchlist) {
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ofAnyAge().ensure(watchlist.alertTopics());
        }
    }

    /**
     * Starts it.
     *
     * @param watchlist the version that is in force unless another has been published since
     * @param limits how much of the past alerts are folded over
     * @param stateDirectory where its stores are kept
     */
    StreamsApplication start(CompiledWatchlist watchlist, FoldLimits limits, Path stateDirectory) {
        Properties properties = connection.streams(lane, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        return StreamsApplication.start(DetectionTopology.build(lane, cache(watchlist), limits), properties);
    }

    /** Starts it in a lane that follows the present: alerts close when they are quiet. */
    StreamsApplication startLive(
            CompiledWatchlist watchlist, Settings settings, Path stateDirectory, Telemetry telemetry) {
        return StreamsApplication.start(
                liveTopology(lane, cache(watchlist), settings),
                liveProperties(connection, lane, DetectionTopology.ROLE, stateDirectory, telemetry),
                telemetry);
    }

    /** The topology of a lane that follows the present. */
    static Topology liveTopology(Lane lane, WatchlistCache cache, Settings settings) {
        return DetectionTopology.build(
                lane,
                cache,
                FoldLimits.LIVE.withStaleAfter(settings.duration(SettingKey.ALERTS_STALE_AFTER)),
                new ClosingTerms(settings.duration(SettingKey.ALERTS_CLOSE_AFTER), InstantSource.system()),
                settings.flag(SettingKey.ALERTS_SEVERITY_TOPICS));
    }

    /**
     * The properties of the application of a lane that follows the present.
     *
     * @param role its part of the application id
     * @param telemetry counts what is written
     */
    static Properties liveProperties(
            KafkaConnection connection, Lane lane, String role, Path stateDirectory, Telemetry telemetry) {
        Properties properties = connection.streams(lane, role);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        DetectionTopology.commitSeldom(properties);
        properties.putAll(telemetry.counting(lane));
        return properties;
    }

    private static WatchlistCache cache(CompiledWatchlist watchlist) {
        WatchlistCache cache = new WatchlistCache();
        cache.add(watchlist);
        return cache;
    }

    /** How far it is behind. */
    ApplicationLag lag(Admin admin) {
        return new ApplicationLag(
                connection,
                admin,
                lane.applicationId(DetectionTopology.ROLE),
                DetectionTopology.inputs().stream().map(lane::topic).toList());
    }
}
