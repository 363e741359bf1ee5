package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlReader;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.model.Feed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            register(session, document.feeds());
        }
        return document.problems().isEmpty() ? 0 : Main.USER_ERROR;
    }

    private void register(RegistrySession session, List<Feed> feeds) {
        Map<String, FeedRegistration> known = new HashMap<>();
        session.registry().registrations().forEach(each -> known.put(each.feed().id(), each));
        List<FeedRegistration> wanted = new ArrayList<>();
        int added = 0;
        int unchanged = 0;
        int left = 0;
        for (Feed feed : feeds) {
            FeedRegistration before = known.get(feed.id());
            if (before != null && before.feed().equals(feed)) {
                unchanged++;
            } else if (before != null && !before.origin().equals(FeedRegistration.COMMAND)) {
                left++;
            } else {
                added += before == null ? 1 : 0;
                wanted.add(FeedRegistration.of(feed, FeedRegistration.COMMAND));
            }
        }
        session.registry().put(wanted);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d feeds added, %d changed, %d as they were, %d left to the configured OPML file%n",
                        file, added, wanted.size() - added, unchanged, left);
        spec.commandLine().getOut().flush();
    }
}
