package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch replay}: runs a corpus through the topology in a lane of its own. */
@Command(
        name = "replay",
        description = {
            "Runs a directory of documents (.txt, .html, .jsonl) through the topology in event-time order, in a lane"
                    + " of its own, and prints the alerts that stand at the end.",
            "The same documents with the same watchlist give the same output, byte for byte."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "DIR", description = "Directory of documents.")
    private Path directory = Path.of(".");

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            converter = ReplaySpeed.Converter.class,
            description =
                    "How many times faster than the documents' own times; max does not wait. Default: ${DEFAULT-VALUE}")
    private ReplaySpeed speed = ReplaySpeed.MAX;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(
            names = "--lane",
            paramLabel = "NAME",
            description = "Keeps the lane's topics under this prefix; by default they are deleted at the end.")
    private @Nullable String laneName;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Configuration configuration = options.load();
        WatchlistFiles watchlist = WatchlistFiles.load(configuration);
        Corpus corpus = openCorpus();
        Settings settings = configuration.settings();
        Lane lane =
                new Lane(laneName != null ? laneName : settings.text(SettingKey.LANE) + "-replay-" + UUID.randomUUID());
        PrintWriter err = spec.commandLine().getErr();
        try (TerminalSupervision supervision = new TerminalSupervision(err);
                TemporaryFolder folder = TemporaryFolder.create();
                KafkaSession kafka = KafkaSession.openIn(settings, folder.path())) {
            Replay replay = new Replay(kafka.connection(), lane, settings, watchlist, folder.path(), supervision);
            try {
                Replay.Outcome outcome = replay.run(corpus, speed);
                print(outcome.alerts());
                err.println(outcome.summary());
            } finally {
                if (laneName == null && !kafka.isEmbedded()) {
                    replay.deleteLane();
                }
            }
            return 0;
        }
    }

    private Corpus openCorpus() {
        if (!Files.isDirectory(directory)) {
            throw new UserErrorException("wirewatch: " + directory + " is no directory");
        }
        try {
            return CorpusReader.open(directory);
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: " + directory + " cannot be read: " + e.getMessage());
        }
    }

    private void print(List<Alert> alerts) {
        report.print(spec.commandLine().getOut(), (out, format, terminal) -> {
            AlertOutput output = new AlertOutput(out, format, terminal);
            alerts.forEach(output::print);
        });
    }
}
