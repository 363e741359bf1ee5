package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.topology.detect.ArticleScope;
import dev.wirewatch.topology.detect.ClosingTerms;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import dev.wirewatch.topology.shadow.ShadowTopology;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/**
 * This instance's part in a shadow run: the detection in the candidate's lane, and the comparison. A thread for each; the
 * live lane has the machine's others.
 */
final class ShadowApplication implements AutoCloseable {
    private final StreamsApplication detection;
    private final StreamsApplication comparison;
    private final ShadowLanes lanes;

    private ShadowApplication(StreamsApplication detection, StreamsApplication comparison, ShadowLanes lanes) {
        this.detection = detection;
        this.comparison = comparison;
        this.lanes = lanes;
    }

    /** Joins a run whose lane is there. */
    static ShadowApplication start(
            KafkaConnection connection, Settings settings, Lane live, ShadowRun run, InstantSource clock) {
        Lane lane = new Lane(run.lane());
        WatchlistCache cache = new WatchlistCache();
        ClosingTerms closing = new ClosingTerms(settings.duration(SettingKey.ALERTS_CLOSE_AFTER), clock);
        FoldLimits limits = FoldLimits.LIVE.withStaleAfter(settings.duration(SettingKey.ALERTS_STALE_AFTER));
        ShadowLanes lanes = new ShadowLanes(connection, live, run, cache);
        StreamsApplication detection = StreamsApplication.start(
                DetectionTopology.build(lane, ArticleScope.following(live, run.readsFrom()), cache, limits, closing),
                properties(connection, lane, DetectionTopology.ROLE));
        StreamsApplication comparison = StreamsApplication.start(
                ShadowTopology.build(live, run, lanes), properties(connection, lane, ShadowTopology.ROLE));
        return new ShadowApplication(detection, comparison, lanes);
    }

    private static Properties properties(KafkaConnection connection, Lane lane, String role) {
        Properties properties = connection.streams(lane, role);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "1");
        return properties;
    }

    /** Leaves a run that is over, and deletes what was stored of it on this machine. */
    void end() {
        comparison.end();
        detection.end();
        lanes.close();
    }

    @Override
    public void close() {
        comparison.close();
        detection.close();
        lanes.close();
    }
}
