package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.TaggedArticle;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * From articles to alerts.
 *
 * <pre>
 * watchlists ─► keep-watchlist ─(history)─┐
 * articles ───► tag-article ◄─────────────┤
 *                  ├─► mentions           │
 *                  └─► match-rules ◄──────┘ ─► group-events ─► raise-alerts ─► alerts, and a rule's own topic
 * </pre>
 */
public final class DetectionTopology {
    /** Its part of the application id. */
    public static final String ROLE = "detect";

    private DetectionTopology() {}

    /** The datasets it reads. */
    public static List<Dataset<?>> inputs() {
        return List.of(Dataset.ARTICLES, Dataset.WATCHLISTS);
    }

    /**
     * Builds the topology.
     *
     * @param lane the lane it reads and writes
     * @param cache compiled watchlists, shared by the tasks of the process
     * @param limits how much of the past alerts are folded over
     */
    public static Topology build(Lane lane, WatchlistCache cache, FoldLimits limits) {
        StreamsBuilder builder = new StreamsBuilder();
        Set<StoreBuilder<?>> history = WatchlistHistory.stores(Dataset.WATCHLISTS.valueSerde());
        history.forEach(builder::addStateStore);
        builder.addStateStore(MatchRules.store());
        builder.addStateStore(RaiseAlerts.store());
        String[] historyStores =
                history.stream().map(StoreBuilder::name).sorted().toArray(String[]::new);

        source(builder, lane, Dataset.WATCHLISTS)
                .process(() -> new KeepWatchlist(cache), Named.as("keep-watchlist"), historyStores);

        KStream<String, TaggedArticle> tagged = source(builder, lane, Dataset.ARTICLES)
                .process(() -> new TagArticle(lane, cache), Named.as("tag-article"), historyStores);

        tagged.to(
                lane.topic(Dataset.MENTIONS),
                Produced.with(Serdes.String(), Dataset.MENTIONS.valueSerde()).withName("write-mentions"));

        tagged.process(() -> new MatchRules(cache), Named.as("match-rules"), with(historyStores, MatchRules.store()))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(GroupEvent.class))
                        .withName("group-events"))
                .process(
                        () -> new RaiseAlerts(lane, limits),
                        Named.as("raise-alerts"),
                        RaiseAlerts.store().name())
                .to(
                        new AlertRoute(),
                        Produced.with(Serdes.String(), RoutedAlert.serde(Dataset.ALERTS.valueSerde()))
                                .withName("write-alerts"));
        return builder.build();
    }

    private static <V> KStream<String, V> source(StreamsBuilder builder, Lane lane, Dataset<V> dataset) {
        Serde<V> serde = dataset.valueSerde();
        return builder.stream(
                lane.topic(dataset), Consumed.with(Serdes.String(), serde).withName("read-" + dataset.name()));
    }

    private static String[] with(String[] stores, StoreBuilder<?> another) {
        String[] all = java.util.Arrays.copyOf(stores, stores.length + 1);
        all[stores.length] = another.name();
        return all;
    }
}
