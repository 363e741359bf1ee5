package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;

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
            new LaneTopics(admin, lane, settings).ensure(watchlist.alertTopics());
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
        WatchlistCache cache = new WatchlistCache();
        cache.add(watchlist);
        Properties properties = connection.streams(lane, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        return StreamsApplication.start(DetectionTopology.build(lane, cache, limits), properties);
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
