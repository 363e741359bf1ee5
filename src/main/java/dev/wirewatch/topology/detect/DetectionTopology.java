package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.Article;
import dev.wirewatch.topology.SeverityTopics;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * From articles to alerts.
 *
 * <pre>
 * watchlists ─► keep-watchlist ─(history)─┐
 * articles ───► tag-article ◄─────────────┤
 *                  ├─► mentions           │
 *                  └─► match-rules ◄──────┘ ─► group-events ─► judge-windows ──┐
 *                                                                              ├─► raise-alerts ─► alerts.events
 * alert-actions ─► (by rule and group; mutes to all) ─► actions ─────────────────┘        │ pending-alerts
 *                                                                at each commit ─► write-pending ─► alerts, a rule's own topic
 * </pre>
 */
public final class DetectionTopology {
    /** Its part of the application id. */
    public static final String ROLE = "detect";

    /** How much longer its transactions may be than those of others. */
    private static final int PATIENCE = 10;

    private DetectionTopology() {}

    /**
     * Lets transactions of a lane that follows the present be long: what somebody waits for is committed at once, and all
     * else, which is most of it by far, costs the broker the less the seldomer it is committed.
     *
     * @param streams properties of the application, changed here
     */
    public static void commitSeldom(Properties streams) {
        long interval = Long.parseLong(streams.getProperty(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(PATIENCE * interval));
    }

    /** The datasets it reads. */
    public static List<Dataset<?>> inputs() {
        return List.of(Dataset.ARTICLES, Dataset.WATCHLISTS, Dataset.ALERT_ACTIONS);
    }

    /**
     * Builds the topology.
     *
     * @param lane the lane it reads and writes
     * @param cache compiled watchlists, shared by the tasks of the process
     * @param limits how much of the past alerts are folded over
     */
    public static Topology build(Lane lane, WatchlistCache cache, FoldLimits limits) {
        return build(lane, cache, limits, null);
    }

    /**
     * The same for a lane that follows the present.
     *
     * @param closing when alerts close of themselves; null in a lane that has no present, as of documents of any age
     */
    public static Topology build(Lane lane, WatchlistCache cache, FoldLimits limits, @Nullable ClosingTerms closing) {
        return build(lane, cache, limits, closing, false);
    }

    /**
     * The same over other articles than the lane's own.
     *
     * @param articles which; their topic has as many partitions as the lane's watchlists
     */
    public static Topology build(
            Lane lane, ArticleScope articles, WatchlistCache cache, FoldLimits limits, @Nullable ClosingTerms closing) {
        return build(lane, articles, cache, limits, closing, false);
    }

    /**
     * The same as {@link #build(Lane, WatchlistCache, FoldLimits, ClosingTerms)} with a choice of topics.
     *
     * @param bySeverity whether alerts go to a topic for each severity too, see {@link SeverityTopics}
     */
    public static Topology build(
            Lane lane, WatchlistCache cache, FoldLimits limits, @Nullable ClosingTerms closing, boolean bySeverity) {
        return build(lane, ArticleScope.all(lane), cache, limits, closing, bySeverity);
    }

    private static Topology build(
            Lane lane,
            ArticleScope articles,
            WatchlistCache cache,
            FoldLimits limits,
            @Nullable ClosingTerms closing,
            boolean bySeverity) {
        StreamsBuilder builder = new StreamsBuilder();
        LastRecord last = new LastRecord();
        Set<StoreBuilder<?>> history = WatchlistHistory.stores(Dataset.WATCHLISTS.valueSerde());
        history.forEach(builder::addStateStore);
        builder.addStateStore(MatchRules.store());
        RaiseAlerts.stores().forEach(builder::addStateStore);
        builder.addStateStore(JudgeWindows.store());
        String[] historyStores = names(history);

        source(builder, lane.topic(Dataset.WATCHLISTS), Dataset.WATCHLISTS)
                .process(() -> new KeepWatchlist(cache), Named.as("keep-watchlist"), historyStores);

        KStream<String, MatchedArticle> tagged = articles(builder, articles)
                .process(() -> new TagArticle(lane, cache), Named.as("tag-article"), historyStores);

        if (articles.mentions()) {
            tagged.to(
                    lane.topic(Dataset.MENTIONS),
                    Produced.with(Serdes.String(), MatchedArticle.serde()).withName("write-mentions"));
        }

        KStream<String, GroupEvent> groupEvents = tagged.process(
                        () -> new MatchRules(cache, last),
                        Named.as("match-rules"),
                        with(historyStores, MatchRules.store()))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(GroupEvent.class))
                        .withName("group-events"));
        KStream<String, FoldInput> found = groupEvents
                .process(
                        () -> new JudgeWindows(
                                !limits.equals(FoldLimits.REPLAY), closing == null ? null : closing.clock()),
                        Named.as("judge-windows"),
                        JudgeWindows.store().name(),
                        PendingAlerts.NAME)
                .mapValues(FoldInput.Found::new, Named.as("as-found"));

        KStream<String, AlertAction> actions = source(builder, lane.topic(Dataset.ALERT_ACTIONS), Dataset.ALERT_ACTIONS)
                .process(() -> new KeyActions(last), Named.as("by-rule-and-group"))
                .repartition(Repartitioned.with(Serdes.String(), Dataset.ALERT_ACTIONS.valueSerde())
                        .withStreamPartitioner(new ActionRoute())
                        .withName("actions"));
        KStream<String, FoldInput> done = actions.mapValues(FoldInput.Done::new, Named.as("as-done"));

        KStream<String, RoutedAlert> raised = found.merge(done, Named.as("found-and-done"))
                .process(
                        () -> new RaiseAlerts(lane, limits, closing, last),
                        Named.as("raise-alerts"),
                        names(RaiseAlerts.stores()));
        // After raising: who reads marks finds what has been raised, whatever the cache does.
        KStream<String, Boolean> marks = groupEvents
                .processValues(CommitMark<GroupEvent>::new, Named.as("mark-found"))
                .merge(
                        actions.processValues(CommitMark<AlertAction>::new, Named.as("mark-done")),
                        Named.as("found-or-done"));
        KStream<String, RoutedAlert> all = raised.merge(
                CommitMark.atCommit(marks).process(WritePending::new, Named.as("write-pending"), PendingAlerts.NAME),
                Named.as("alerts-and-events"));
        BySeverity severities = new BySeverity(lane);
        KStream<String, RoutedAlert> routed =
                bySeverity ? all.flatMapValues(severities::with, Named.as("by-severity")) : all;
        routed.to(
                new AlertRoute(),
                Produced.with(Serdes.String(), RoutedAlert.serde()).withName("write-alerts"));
        return builder.build();
    }

    private static KStream<String, Article> articles(StreamsBuilder builder, ArticleScope scope) {
        KStream<String, Article> all = source(builder, scope.topic(), Dataset.ARTICLES);
        return scope.isAll() ? all : all.process(() -> new KeepToScope(scope), Named.as("keep-to-scope"));
    }

    private static <V> KStream<String, V> source(StreamsBuilder builder, String topic, Dataset<V> dataset) {
        Serde<V> serde = dataset.valueSerde();
        return builder.stream(topic, Consumed.with(Serdes.String(), serde).withName("read-" + dataset.name()));
    }

    private static String[] names(Set<StoreBuilder<?>> stores) {
        return stores.stream().map(StoreBuilder::name).sorted().toArray(String[]::new);
    }

    private static String[] with(String[] stores, StoreBuilder<?> another) {
        String[] all = java.util.Arrays.copyOf(stores, stores.length + 1);
        all[stores.length] = another.name();
        return all;
    }
}
