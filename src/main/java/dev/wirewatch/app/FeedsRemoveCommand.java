package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.FeedRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds remove}: takes feeds out of the registry. */
@Command(
        name = "remove",
        description = {
            "Takes feeds out of the registry; a running instance polls them no more. Their articles stay.",
            "A feed of the configured OPML file comes back at the next start: take it out of the file, or pause it."
        },
        mixinStandardHelpOptions = true)
final class FeedsRemoveCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "ID|URL", arity = "1..*", description = "Feeds by id or by address as registered.")
    private List<String> feeds = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        try (RegistrySession session = RegistrySession.attach(options.load().settings())) {
            List<FeedRegistration> meant = session.book().select(feeds, null);
            session.book().remove(meant);
            for (FeedRegistration each : meant) {
                FeedsPauseCommand.print(spec, "removed", each);
                if (each.origin().equals(FeedRegistration.OPML)) {
                    spec.commandLine()
                            .getErr()
                            .println(
                                    "wirewatch: " + each.feed().url()
                                            + " is listed in the configured OPML file and comes back at the next start; take it out there, or use `feeds pause`");
                }
            }
        }
        return 0;
    }
}
