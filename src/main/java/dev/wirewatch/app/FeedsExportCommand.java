package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds export}: writes the registered feeds as OPML. */
@Command(
        name = "export",
        description = {
            "Writes the registered feeds as OPML 2.0 that any feed reader imports, with group, language, tier, interval, full text, watch, publisher, labels and pause.",
            "The sample newsroom's feeds are left out."
        },
        mixinStandardHelpOptions = true)
final class FeedsExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--group", paramLabel = "GROUP", description = "Only feeds of this group and its groups.")
    private @Nullable String group;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT,
            description = "Where to; replaced if it is there. Default: standard output.")
    private String file = STANDARD_OUTPUT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        try (RegistrySession session = RegistrySession.attach(options.load().settings())) {
            if (file.equals(STANDARD_OUTPUT)) {
                session.book().write(group, spec.commandLine().getOut());
            } else {
                int feeds;
                try (Writer out = Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8)) {
                    feeds = session.book().write(group, out);
                }
                spec.commandLine().getErr().println("wirewatch: " + feeds + " feeds written to " + file);
            }
        } catch (IOException e) {
            throw new UserErrorException(
                    "wirewatch: " + file + " cannot be written (" + e.getClass().getSimpleName() + ")");
        }
        return 0;
    }
}
