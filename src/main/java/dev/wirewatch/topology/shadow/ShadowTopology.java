package dev.wirewatch.topology.shadow;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.ShadowRun;
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
 * From the alerts of both lanes to what is different.
 *
 * <pre>
 * live alerts ──────► join-live ──────┐
 *                                     ├─► sides (by rule and group) ─► tell-differences ─► shadow-differences
 * candidate's alerts ► join-candidate ┘
 * </pre>
 */
public final class ShadowTopology {
    /** Its part of the application id. */
    public static final String ROLE = "compare";

    private ShadowTopology() {}

    /**
     * Builds the topology.
     *
     * @param live the live lane, on whose topic the differences are told
     * @param run the candidate's lane, and from when on to compare
     * @param lanes what it asks of both lanes
     */
    public static Topology build(Lane live, ShadowRun run, BothLanes lanes) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(JoinSides.storeBuilder(false));
        builder.addStateStore(JoinSides.storeBuilder(true));
        TellDifferences.stores().forEach(builder::addStateStore);
        KStream<String, SideChange> liveSide = side(builder, live, run, false);
        KStream<String, SideChange> candidateSide = side(builder, new Lane(run.lane()), run, true);
        liveSide.merge(candidateSide, Named.as("both-sides"))
                .repartition(Repartitioned.with(Serdes.String(), new JsonSerde<>(SideChange.class))
                        .withName("sides"))
                .process(
                        () -> new TellDifferences(live, run, lanes),
                        Named.as("tell-differences"),
                        TellDifferences.stores().stream()
                                .map(StoreBuilder::name)
                                .toArray(String[]::new))
                .to(
                        live.topic(Dataset.SHADOW_DIFFERENCES),
                        Produced.with(Serdes.String(), Dataset.SHADOW_DIFFERENCES.valueSerde())
                                .withName("write-differences"));
        return builder.build();
    }

    private static KStream<String, SideChange> side(
            StreamsBuilder builder, Lane lane, ShadowRun run, boolean candidate) {
        String name = candidate ? "candidate" : "live";
        KStream<String, Alert> alerts = builder.stream(
                lane.topic(Dataset.ALERTS),
                Consumed.with(Serdes.String(), Dataset.ALERTS.valueSerde()).withName("read-" + name + "-alerts"));
        return alerts.process(
                () -> new JoinSides(candidate, run.readsFrom()), Named.as("join-" + name), JoinSides.store(candidate));
    }
}
