package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds resume}: polls paused feeds again. */
@Command(
        name = "resume",
        description =
                "Polls paused feeds again, each when it is due: those paused by feeds pause, by feeds add --paused, and those the configured OPML file pauses.",
        mixinStandardHelpOptions = true)
final class FeedsResumeCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--group", paramLabel = "GROUP", description = "All feeds of this group and its groups.")
    private @Nullable String group;

    @Parameters(paramLabel = "ID|URL", arity = "0..*", description = "Feeds by id or by address as registered.")
    private List<String> feeds = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        FeedsPauseCommand.suspend(spec, options, feeds, group, false);
        return 0;
    }
}
