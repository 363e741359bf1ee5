package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.topology.MermaidDiagram;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import dev.wirewatch.topology.ingest.IngestSettings;
import dev.wirewatch.topology.ingest.PollWorkers;
import java.io.PrintWriter;
import java.time.InstantSource;
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
        out.flush();
        return 0;
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
