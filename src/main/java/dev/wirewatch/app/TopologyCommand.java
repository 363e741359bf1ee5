package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.topology.MermaidDiagram;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import dev.wirewatch.topology.ingest.IngestSettings;
import dev.wirewatch.topology.ingest.PollWorkers;
import dev.wirewatch.topology.shadow.BothLanes;
import dev.wirewatch.topology.shadow.ShadowTopology;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wirewatch topology}: draws the stream graphs. */
@Command(
        name = "topology",
        description = "Draws the stream graphs as Mermaid flowcharts.",
        mixinStandardHelpOptions = true)
final class TopologyCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Lane lane = new Lane(options.load().settings().text(SettingKey.LANE));
        PrintWriter out = spec.commandLine().getOut();
        out.println("%% ingest");
        try (PollWorkers workers = new PollWorkers(new NoFetcher(), IngestSettings.DEFAULTS)) {
            out.print(MermaidDiagram.of(FeedPollerTopology.build(
                    lane, IngestSettings.DEFAULTS, PollSettings.DEFAULTS, workers, InstantSource.system())));
        }
        out.println();
        out.println("%% detect");
        out.print(MermaidDiagram.of(DetectionTopology.build(lane, new WatchlistCache(), FoldLimits.LIVE)));
        out.println();
        out.println("%% compare, while a candidate runs as a shadow in a lane of its own, in which the same as above"
                + " detects");
        out.print(MermaidDiagram.of(ShadowTopology.build(lane, shadow(lane), new NoLanes())));
        out.flush();
        return 0;
    }

    /** A run that never was: the picture has only its lane. */
    private static ShadowRun shadow(Lane live) {
        String id = Ids.of("a candidate");
        return new ShadowRun(
                id,
                live.prefix() + "-shadow",
                "candidate",
                id,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.MAX,
                null,
                null,
                null,
                null,
                new TreeMap<>());
    }

    /** For a comparison that is drawn and never run. */
    private static final class NoLanes implements BothLanes {
        @Override
        public Instant settled(Instant now) {
            return Instant.MIN;
        }

        @Override
        public AlertDifference explain(AlertDifference difference) {
            return difference;
        }
    }

    /** For a topology that is drawn and never run. */
    private static final class NoFetcher implements FeedFetcher {
        @Override
        public CompletableFuture<FetchResult> fetch(FetchRequest request) {
            throw new IllegalStateException("a drawn topology fetches nothing");
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
