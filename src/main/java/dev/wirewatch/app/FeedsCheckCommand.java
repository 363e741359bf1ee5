package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.discovery.FeedCheck;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.model.Feed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds check}: asks a feed once and reports. */
@Command(
        name = "check",
        description = {
            "Asks an address once, as the poller would, and reports: answer, redirects, validators, caching, format, items, dates, problems, and when it would be polled next.",
            "An address needs no running instance. Ends with 1 if it is not a feed that can be read."
        },
        mixinStandardHelpOptions = true)
final class FeedsCheckCommand implements Callable<Integer> {
    private static final int NOT_WELL = 1;
    private static final String ID = "[0-9a-f]{32}";

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "URL|ID", description = "An address, or the id of a registered feed.")
    private String feed = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        FeedRegistration asked = asked(settings);
        FeedCheck check = new FeedFinder(settings).check(asked);
        new FeedCheckOutput(spec.commandLine().getOut()).print(check, format.json());
        return check.readable() ? 0 : NOT_WELL;
    }

    private FeedRegistration asked(Settings settings) {
        if (!feed.matches(ID)) {
            Feed unregistered = new FeedAttributes().feed(FeedProbe.address(feed), "", null);
            return FeedRegistration.of(unregistered, FeedRegistration.COMMAND);
        }
        try (RegistrySession session = RegistrySession.attach(settings)) {
            return session.book().select(List.of(feed), null).get(0);
        }
    }
}
