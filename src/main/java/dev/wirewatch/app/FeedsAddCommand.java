package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.discovery.FeedDiscovery;
import dev.wirewatch.feed.discovery.FoundFeed;
import dev.wirewatch.model.Feed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feeds add}: finds the feed behind an address and registers it. */
@Command(
        name = "add",
        description = {
            "Finds the feed behind the address of a feed or a web page and registers it; a running instance polls it at once.",
            "A page is searched for the feeds that it names (link rel=alternate), for links that look like feeds, and in the usual places. If there are several, all are listed and the best is taken: articles before comments, then the page's order.",
            "A feed that was added stays until it is removed, whatever the configured OPML file says."
        },
        mixinStandardHelpOptions = true)
final class FeedsAddCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private FeedAttributes attributes = new FeedAttributes();

    @Option(names = "--choose", paramLabel = "N", description = "Takes the Nth of several feeds instead of the first.")
    private int choice = 1;

    @Option(
            names = "--unchecked",
            description = "Registers the address as it is, without asking it whether it is a feed.")
    private boolean unchecked;

    @Parameters(paramLabel = "URL", description = "Address of a feed or a web page; https:// may be left out.")
    private String url = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        String address = FeedProbe.address(url);
        // A mistake in the attributes is noticed before anybody is asked anything.
        attributes.feed(address, "", null);
        try (RegistrySession session = RegistrySession.attach(settings)) {
            Feed feed = unchecked ? attributes.feed(address, "", null) : find(settings, address);
            register(session, feed);
        }
        return 0;
    }

    private Feed find(Settings settings, String address) {
        FeedDiscovery.Findings findings = new FeedFinder(settings).find(url);
        List<FoundFeed> found = findings.feeds();
        if (found.isEmpty()) {
            throw new UserErrorException("wirewatch: " + findings.first().url() + " "
                    + (findings.first().unreadable() == null
                            ? findings.first().trouble()
                            : "is not a feed, and the page behind it leads to none"));
        }
        if (found.size() > 1) {
            list(address, found);
        }
        if (choice < 1 || choice > found.size()) {
            throw new UserErrorException("wirewatch: --choose must be from 1 to " + found.size() + ", is " + choice);
        }
        FoundFeed chosen = found.get(choice - 1);
        return attributes.feed(chosen.url(), chosen.title(), chosen.language());
    }

    private void list(String address, List<FoundFeed> found) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "wirewatch: %s has %d feeds; number %d is taken, --choose N takes another%n",
                address,
                found.size(),
                choice);
        for (int i = 0; i < found.size(); i++) {
            FoundFeed each = found.get(i);
            err.printf(
                    Locale.ROOT,
                    "  %d  %s  %s (%s, %d items)%n",
                    i + 1,
                    each.url(),
                    AlertOutput.printable(each.title()),
                    each.format(),
                    each.items());
        }
        err.flush();
    }

    private void register(RegistrySession session, Feed feed) {
        FeedBook.Added added = session.book().add(feed);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s  %s  %s  %s%n",
                        added.isNew() ? "added" : "changed",
                        feed.id(),
                        feed.url(),
                        AlertOutput.printable(feed.title()));
        spec.commandLine().getOut().flush();
    }
}
