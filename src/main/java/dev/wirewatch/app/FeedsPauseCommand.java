package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.FeedRegistration;
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

/** {@code wirewatch feeds pause}: suspends the polling of feeds. */
@Command(
        name = "pause",
        description = {
            "Suspends the polling of feeds until feeds resume; what is remembered about them is kept.",
            "This holds over restarts, whatever the configured OPML file says."
        },
        mixinStandardHelpOptions = true)
final class FeedsPauseCommand implements Callable<Integer> {
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
        suspend(spec, options, feeds, group, true);
        return 0;
    }

    static void suspend(
            CommandSpec spec,
            ConfigurationOptions options,
            List<String> feeds,
            @Nullable String group,
            boolean suspended)
            throws InvalidDocumentException {
        try (RegistrySession session = RegistrySession.attach(options.load().settings())) {
            FeedBook book = session.book();
            for (FeedRegistration each : book.pause(book.select(feeds, group), suspended)) {
                print(spec, suspended ? "paused" : "resumed", each);
            }
        }
    }

    static void print(CommandSpec spec, String what, FeedRegistration registration) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s  %s  %s  %s%n",
                        what,
                        registration.feed().id(),
                        registration.feed().url(),
                        AlertOutput.printable(registration.feed().title()));
        spec.commandLine().getOut().flush();
    }
}
