package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.ChronologicalReader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist diff}: what a change of the watchlist changes. */
@Command(
        name = "diff",
        description = {
            "Takes articles through two watchlists and prints which mentions and alerts the second gains (+) and loses (-), each with its sentence.",
            "The articles are a directory's, or those of the lane's topic since a time."
        },
        mixinStandardHelpOptions = true)
final class WatchlistDiffCommand implements Callable<Integer> {
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(WatchlistComparison.Difference.class);

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(index = "0", paramLabel = "A", description = "Watchlist to compare with.")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "B", description = "Watchlist to compare.")
    private Path after = Path.of(".");

    @Option(names = "--old-rules", paramLabel = "FILE", description = "Rules that go with A. Default: the same as B's.")
    private @Nullable Path oldRules;

    @Option(names = "--jsonl", description = "Prints one JSON object a line.")
    private boolean json;

    @ArgGroup(multiplicity = "1")
    private Articles articles = new Articles();

    /** Where the articles come from. */
    private static final class Articles {
        @Option(names = "--corpus", paramLabel = "DIR", description = "Directory of documents, as for replay.")
        private @Nullable Path corpus;

        @Option(
                names = "--from",
                paramLabel = "TIME",
                converter = TimeConverter.class,
                description = "Articles of the lane that were seen at or after this time: as in 2026-11-20T06:00:00Z, a"
                        + " date, or how long ago as in 6h.")
        private @Nullable Instant from;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Configuration configuration = options.load();
        NamedText named = configuration.read(SettingKey.RULES);
        SourceDocument rules = SourceDocument.parse(named.name(), named.text());
        SourceDocument rulesBefore = oldRules == null ? rules : SourceDocument.read(oldRules);
        WatchlistComparison comparison = new WatchlistComparison(
                CompiledWatchlist.compile(SourceDocument.read(before), rulesBefore),
                CompiledWatchlist.compile(SourceDocument.read(after), rules),
                this::print);
        if (articles.corpus != null) {
            takeCorpus(articles.corpus, comparison);
        } else if (articles.from != null) {
            takeLane(configuration, articles.from, comparison);
        }
        String summary = comparison.finish();
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(summary);
        return 0;
    }

    private void takeCorpus(Path directory, WatchlistComparison comparison) {
        Corpus corpus = open(directory);
        try (Stream<CorpusDocument> documents = corpus.documents()) {
            for (Iterator<CorpusDocument> all = documents.iterator(); all.hasNext(); ) {
                CorpusDocument document = all.next();
                if (document instanceof CorpusDocument.Read read) {
                    comparison.take(read.location(), read.article());
                } else if (document instanceof CorpusDocument.Unreadable unreadable) {
                    spec.commandLine()
                            .getErr()
                            .println("wirewatch: " + unreadable.location() + ": " + unreadable.reason());
                }
            }
        }
    }

    private static Corpus open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserErrorException("wirewatch: " + directory + " is no directory");
        }
        try {
            return CorpusReader.open(directory);
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: " + directory + " cannot be read: " + e.getMessage());
        }
    }

    private static void takeLane(Configuration configuration, Instant from, WatchlistComparison comparison) {
        try (KafkaSession kafka = KafkaSession.attachOrReopen(configuration.settings())) {
            Lane lane = new Lane(configuration.settings().text(SettingKey.LANE));
            kafka.requireArticles(lane);
            new ChronologicalReader<>(kafka.connection(), Dataset.ARTICLES)
                    .read(lane.topic(Dataset.ARTICLES), from, record -> {
                        Article article = record.value();
                        if (article != null && record.timestamp() >= from.toEpochMilli()) {
                            comparison.take(article.id(), article);
                        }
                    });
        }
    }

    private void print(WatchlistComparison.Difference difference) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                out.println(JSON.writeValueAsString(difference));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a difference is always JSON", e);
            }
            return;
        }
        out.printf(
                "%s %s %s: %s%n    %s%n    \u201c%s\u201d%n",
                difference.change().equals("gained") ? "+" : "-",
                difference.what(),
                difference.id(),
                AlertOutput.printable(difference.detail()),
                AlertOutput.printable(difference.article()),
                AlertOutput.printable(difference.sentence()));
    }
}
