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
import org.jspecify.annotations.Nullable;

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
        return start(watchlist, limits, null, false, stateDirectory, null);
    }

    /** Starts it in a lane that follows the present: alerts close when they are quiet. */
    StreamsApplication startLive(
            CompiledWatchlist watchlist, Settings settings, Path stateDirectory, Telemetry telemetry) {
        ClosingTerms closing =
                new ClosingTerms(settings.duration(SettingKey.ALERTS_CLOSE_AFTER), InstantSource.system());
        FoldLimits limits = FoldLimits.LIVE.withStaleAfter(settings.duration(SettingKey.ALERTS_STALE_AFTER));
        return start(
                watchlist,
                limits,
                closing,
                settings.flag(SettingKey.ALERTS_SEVERITY_TOPICS),
                stateDirectory,
                telemetry);
    }

    private StreamsApplication start(
            CompiledWatchlist watchlist,
            FoldLimits limits,
            @Nullable ClosingTerms closing,
            boolean bySeverity,
            Path stateDirectory,
            @Nullable Telemetry telemetry) {
        WatchlistCache cache = new WatchlistCache();
        cache.add(watchlist);
        Properties properties = connection.streams(lane, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        if (closing != null) {
            DetectionTopology.commitSeldom(properties);
        }
        if (telemetry != null) {
            properties.putAll(telemetry.counting(lane));
        }
        return StreamsApplication.start(
                DetectionTopology.build(lane, cache, limits, closing, bySeverity), properties, telemetry);
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
