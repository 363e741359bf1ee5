package dev.wirewatch.kafka;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.DeskChange;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.SavedView;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.model.TaggedArticle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A kind of record with its topic: what the key and value are, and how long they are kept. Keys are UTF-8 strings.
 *
 * @param <V> the value type
 */
public final class Dataset<V> {
    /** Registered feeds by feed id, partitioned by site; a null value removes the feed. */
    public static final Dataset<Feed> FEEDS = new Dataset<>("feeds", new JsonSerde<>(Feed.class), Cleanup.LATEST);
    /** Health of each feed by feed id after every poll; of old ones only the latest is kept. */
    public static final Dataset<FeedHealth> FEED_HEALTH =
            new Dataset<>("feed-health", new JsonSerde<>(FeedHealth.class), Cleanup.LATEST_OF_OLD);
    /** Articles by article id, in order of revision. */
    public static final Dataset<Article> ARTICLES =
            new Dataset<>("articles", new JsonSerde<>(Article.class), Cleanup.LONG);
    /** Watchlist versions by watchlist name, each in every partition. */
    public static final Dataset<PublishedWatchlist> WATCHLISTS =
            new Dataset<>("watchlists", new JsonSerde<>(PublishedWatchlist.class), Cleanup.NEVER);
    /** What was found in each article, by article id; one record for each article, also for those without a mention. */
    public static final Dataset<TaggedArticle> MENTIONS =
            new Dataset<>("mentions", new JsonSerde<>(TaggedArticle.class), Cleanup.SHORT);
    /** Latest state of each alert by alert id; a null value withdraws the alert in favour of another. */
    public static final Dataset<Alert> ALERTS =
            new Dataset<>("alerts", new JsonSerde<>(Alert.class), Cleanup.LATEST_AND_LONG);
    /** Every step in the life of each alert, by alert id. */
    public static final Dataset<AlertEvent> ALERT_EVENTS =
            new Dataset<>("alerts.events", new JsonSerde<>(AlertEvent.class), Cleanup.LONG);
    /** What people do with alerts, by alert id, and mutes by the mute's id. */
    public static final Dataset<AlertAction> ALERT_ACTIONS =
            new Dataset<>("alert-actions", new JsonSerde<>(AlertAction.class), Cleanup.LONG);
    /** Views of the alerts that the desk has saved, by view id; a null value removes the view. */
    public static final Dataset<SavedView> VIEWS =
            new Dataset<>("views", new JsonSerde<>(SavedView.class), Cleanup.LATEST);
    /** Who changed what at the desk, or tried to, by the caller's name. */
    public static final Dataset<DeskChange> CHANGES =
            new Dataset<>("changes", new JsonSerde<>(DeskChange.class), Cleanup.LONG);
    /** Candidate watchlists that run, or ran, beside the live one, by the run's id. */
    public static final Dataset<ShadowRun> SHADOWS =
            new Dataset<>("shadows", new JsonSerde<>(ShadowRun.class), Cleanup.LATEST);
    /** What a candidate makes of each alert, by the run's id and the alert's; a null value says that both sides agree. */
    public static final Dataset<ShadowDifference> SHADOW_DIFFERENCES =
            new Dataset<>("shadow-differences", new JsonSerde<>(ShadowDifference.class), Cleanup.LATEST_AND_LONG);
    /** What could not be read, as received, with the reason in headers. */
    public static final Dataset<byte[]> DEAD_LETTERS = new Dataset<>("dead-letters", Serdes.ByteArray(), Cleanup.SHORT);

    /** Every dataset of a lane. */
    public static final List<Dataset<?>> ALL = List.of(
            FEEDS,
            FEED_HEALTH,
            ARTICLES,
            WATCHLISTS,
            MENTIONS,
            ALERTS,
            ALERT_EVENTS,
            ALERT_ACTIONS,
            VIEWS,
            CHANGES,
            SHADOWS,
            SHADOW_DIFFERENCES,
            DEAD_LETTERS);

    /** The largest record in bytes: an article of a few megabytes of text, a watchlist of 100,000 aliases. */
    public static final int LARGEST_RECORD = 16 << 20;

    /** The value of {@code retention.ms} that keeps records whatever their age. */
    static final String KEPT_FOREVER = "-1";

    private enum Cleanup {
        LATEST,
        /** A feed's records are its ledger poll by poll: they stay for a while before only the latest does. */
        LATEST_OF_OLD,
        LATEST_AND_LONG,
        LONG,
        SHORT,
        /** The first watchlist of a lane is dated 1970: by age it would be gone at once. */
        NEVER
    }

    private final String name;
    private final Serde<V> valueSerde;
    private final Cleanup cleanup;

    private Dataset(String name, Serde<V> valueSerde, Cleanup cleanup) {
        this.name = name;
        this.valueSerde = valueSerde;
        this.cleanup = cleanup;
    }

    /** The dataset's part of the topic name, as in {@code feed-health}. */
    public String name() {
        return name;
    }

    /** Reads and writes values. */
    public Serde<V> valueSerde() {
        return valueSerde;
    }

    /** The topic's configuration under the given settings. */
    public Map<String, String> topicConfiguration(Settings settings) {
        Map<String, String> configuration = new TreeMap<>();
        configuration.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                switch (cleanup) {
                    case LATEST, LATEST_OF_OLD -> TopicConfig.CLEANUP_POLICY_COMPACT;
                    case LATEST_AND_LONG ->
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
                    case LONG, SHORT, NEVER -> TopicConfig.CLEANUP_POLICY_DELETE;
                });
        if (cleanup == Cleanup.NEVER) {
            configuration.put(TopicConfig.RETENTION_MS_CONFIG, KEPT_FOREVER);
        } else if (cleanup == Cleanup.LATEST_OF_OLD) {
            configuration.put(
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(settings.duration(SettingKey.TOPICS_LEDGER_RETENTION)
                            .toMillis()));
        } else if (cleanup != Cleanup.LATEST) {
            SettingKey retention =
                    cleanup == Cleanup.SHORT ? SettingKey.TOPICS_MENTIONS_RETENTION : SettingKey.TOPICS_RETENTION;
            configuration.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(settings.duration(retention).toMillis()));
        }
        configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD));
        return configuration;
    }
}
