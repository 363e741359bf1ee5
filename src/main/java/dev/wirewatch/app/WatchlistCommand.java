package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.tagging.Finding;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.tagging.Variants;
import dev.wirewatch.tagging.WatchlistExamples;
import dev.wirewatch.tagging.WatchlistLint;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch watchlist}: checks and tests the watchlist and its rules. */
@Command(
        name = "watchlist",
        description = "Checks, tests, compares, publishes and exchanges watchlists.",
        subcommands = {
            WatchlistDiffCommand.class,
            WatchlistPublishCommand.class,
            WatchlistHistoryCommand.class,
            WatchlistRollbackCommand.class,
            WatchlistShadowCommand.class,
            WatchlistExchangeCommands.Export.class,
            WatchlistExchangeCommands.Import.class
        },
        mixinStandardHelpOptions = true)
final class WatchlistCommand {
    private static final int FINDINGS = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "check",
            description = {
                "Checks both files; every mistake is named with file, line and key (status 2), as is a name that would"
                        + " cost too much to compile, and a rule that fires on most of a sample of everyday news.",
                "Then finds what is allowed and yet hardly meant: aliases that can never be found, that another entity"
                        + " takes away, everyday words without context, words listed twice (status 1)."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Mixin ConfigurationOptions options,
            @Option(
                            names = "--variants",
                            paramLabel = "ENTITY",
                            description =
                                    "Instead prints everything that is taken for a name of this entity: for each name"
                                            + " and each of its words the forms and spellings, any of which may stand"
                                            + " there.")
                    @Nullable
                    String variantsOf)
            throws InvalidDocumentException {
        if (variantsOf != null) {
            return variants(options, variantsOf);
        }
        return report(options, WatchlistLint::findings, "nothing to find fault with");
    }

    @Command(
            name = "test",
            description = "Runs the examples of the watchlist (must tag, must not tag) and names each failure by line"
                    + " (status 1).",
            mixinStandardHelpOptions = true)
    int test(@Mixin ConfigurationOptions options) throws InvalidDocumentException {
        return report(options, WatchlistExamples::failures, "all examples hold");
    }

    private int variants(ConfigurationOptions options, String id) throws InvalidDocumentException {
        Configuration configuration = options.load();
        NamedText file = configuration.read(SettingKey.WATCHLIST);
        SourceDocument document = SourceDocument.parse(file.name(), file.text());
        Entity entity = WatchlistLoader.load(document)
                .entity(id)
                .orElseThrow(() -> new UserErrorException(file.name() + ": has no entity '" + id + "'"));
        PrintWriter out = spec.commandLine().getOut();
        for (Variants variants : Variants.of(entity)) {
            String words = variants.words().stream()
                    .map(forms -> forms.size() > 1 && forms.stream().allMatch(form -> form.length() == 1)
                            ? "(initial)"
                            : String.join("|", forms))
                    .collect(Collectors.joining(" "));
            out.printf(
                    "%s:%d: %s: %s, %d: %s%n",
                    file.name(),
                    document.line(variants.key()),
                    variants.name(),
                    variants.sort(),
                    variants.count(),
                    words);
        }
        out.flush();
        return 0;
    }

    private int report(
            ConfigurationOptions options, BiFunction<Watchlist, Tagger, List<Finding>> examination, String allWell)
            throws InvalidDocumentException {
        Configuration configuration = options.load();
        NamedText watchlist = configuration.read(SettingKey.WATCHLIST);
        DraftBounds.require(SourceDocument.parse(watchlist.name(), watchlist.text()));
        WatchlistFiles files = WatchlistFiles.of(watchlist, configuration.read(SettingKey.RULES));
        CompiledWatchlist compiled = files.compiled();
        files.requireDiscriminatingRules();
        List<Problem> findings = files.faults(examination);
        findings.forEach(finding -> spec.commandLine().getErr().println(finding));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d entities, %d rules, version %s: %s%n",
                        compiled.watchlist().name(),
                        compiled.watchlist().entities().size(),
                        compiled.rules().rules().size(),
                        compiled.version(),
                        findings.isEmpty() ? allWell : findings.size() + " findings");
        return findings.isEmpty() ? 0 : FINDINGS;
    }
}
