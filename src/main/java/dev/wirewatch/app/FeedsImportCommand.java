package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds import}: registers the feeds of an OPML file. */
@Command(
        name = "import",
        description = {
            "Registers the feeds of an OPML file, as a feed reader or feeds export has written it, with group, language, tier, interval, full text, watch, publisher, labels and pause.",
            "They are not asked first. They stay until they are removed; what the configured OPML file has registered is left as it is.",
            "An outline that makes no sense is named by line and left out (status 2); the others are registered."
        },
        mixinStandardHelpOptions = true)
final class FeedsImportCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int PROBLEMS_SHOWN = 100;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "FILE", description = "OPML file, or - for standard input.")
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        OpmlDocument document = file.equals(STANDARD_INPUT)
                ? OpmlReader.read("(standard input)", System.in)
                : OpmlReader.read(Path.of(file));
        document.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> spec.commandLine().getErr().println(problem));
        int hidden = document.problems().size() - PROBLEMS_SHOWN;
        if (hidden > 0) {
            spec.commandLine().getErr().println("… and " + hidden + " more problems");
        }
        try (RegistrySession session = RegistrySession.attach(options.load().settings())) {
            OpmlChanges changes = session.book().compare(document);
            session.book().apply(changes);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d feeds added, %d changed, %d as they were, %d left to the configured OPML file%n",
                            file,
                            changes.added().size(),
                            changes.changed().size(),
                            changes.unchanged(),
                            changes.left().size());
            spec.commandLine().getOut().flush();
        }
        return document.problems().isEmpty() ? 0 : Main.USER_ERROR;
    }
}
