package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.watchlist.WatchlistLoader;
import dev.wirewatch.watchlist.exchange.Classification;
import dev.wirewatch.watchlist.exchange.CsvEntityReader;
import dev.wirewatch.watchlist.exchange.CsvEntityWriter;
import dev.wirewatch.watchlist.exchange.ImportedEntity;
import dev.wirewatch.watchlist.exchange.Merge;
import dev.wirewatch.watchlist.exchange.WikidataReader;
import dev.wirewatch.watchlist.exchange.WikidataWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist import} and {@code export}. */
final class WatchlistExchangeCommands {
    private WatchlistExchangeCommands() {}

    /** The forms besides the watchlist's own. */
    enum Form {
        /** JSON as Wikidata gives it. */
        WIKIDATA,
        /** A table. */
        CSV
    }

    @Command(
            name = "export",
            description = {
                "Prints the watchlist's entities in another form: wikidata (JSON as Wikidata gives it) or csv (a row for each alias).",
                "What that form has no word for travels in a member or column of its own, so that import gives the same back."
            },
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Option(names = "--format", required = true, paramLabel = "wikidata|csv", description = "The form.")
        private Form form = Form.WIKIDATA;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InvalidDocumentException {
            NamedText file = options.load().read(SettingKey.WATCHLIST);
            SourceDocument document = SourceDocument.parse(file.name(), file.text());
            WatchlistLoader.load(document);
            StringWriter text = new StringWriter();
            try {
                if (form == Form.CSV) {
                    CsvEntityWriter.write(document.root(), text);
                } else {
                    WikidataWriter.write(document.root(), text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "import",
            description = {
                "Reads entities from JSON as Wikidata gives it, or from a table (CSV), and prints a watchlist with them.",
                "With --base they are put into that watchlist, in place of those of the same id. Every mistake is named with file and line (status 2)."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "What to read, UTF-8.")
        private Path file = Path.of(".");

        @Option(
                names = "--format",
                paramLabel = "wikidata|csv",
                description = "Its form. Default: csv if its name ends so, else wikidata.")
        private @Nullable Form form;

        @Option(names = "--base", paramLabel = "WATCHLIST", description = "The watchlist to put them into.")
        private @Nullable Path base;

        @Option(
                names = "--name",
                defaultValue = "imported",
                description = "The name of the watchlist, if there is no --base. Default: ${DEFAULT-VALUE}")
        private String name = "";

        @Option(
                names = "--kind",
                defaultValue = "",
                description =
                        "actor, system, place or programme: what items are that do not say it in a way known here.")
        private String kind = "";

        @Option(names = "--type", defaultValue = "", description = "Their type, as in person or facility.")
        private String type = "";

        @Option(
                names = "--languages",
                split = ",",
                defaultValue = "en,ru,uk,ar,fa,he,tr,fr,de,es,it,any",
                description = "The languages whose names are taken from Wikidata. Default: ${DEFAULT-VALUE}")
        private List<String> languages = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InvalidDocumentException {
            String yaml = merge();
            PrintWriter out = spec.commandLine().getOut();
            out.print(yaml);
            out.flush();
            return 0;
        }

        private String merge() throws InvalidDocumentException {
            try {
                return Merge.merge(
                        base == null ? null : SourceDocument.read(base).root(), name, read());
            } catch (InvalidDocumentException e) {
                if (base == null && e.problems().stream().anyMatch(Import::missesWordClass)) {
                    spec.commandLine()
                            .getErr()
                            .println(
                                    "wirewatch: word classes are no part of an export: name the watchlist that has them"
                                            + " with --base");
                }
                throw e;
            }
        }

        private static boolean missesWordClass(Problem problem) {
            return problem.message().startsWith("names an unknown word class");
        }

        private List<ImportedEntity> read() throws InvalidDocumentException {
            boolean csv =
                    form == null ? file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") : form == Form.CSV;
            Set<String> wanted = new LinkedHashSet<>(languages);
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return csv
                        ? CsvEntityReader.read(file.toString(), in)
                        : WikidataReader.read(file.toString(), in, new Classification(kind, type), wanted);
            } catch (IOException e) {
                throw new UserErrorException("wirewatch: " + file + ": cannot be read ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
    }
}
