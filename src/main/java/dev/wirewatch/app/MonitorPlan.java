package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.HttpSettings;
import dev.wirewatch.feed.PollSettings;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that a run needs, checked before anything is started.
 *
 * @param settings the settings in force
 * @param roles what the process does
 * @param watchlist the watchlist and rules
 * @param feeds those of the OPML file
 * @param http bounds of fetches
 * @param polling how often to poll
 */
record MonitorPlan(
        Settings settings,
        Set<Role> roles,
        WatchlistFiles watchlist,
        FeedFile feeds,
        HttpSettings http,
        PollSettings polling) {

    /**
     * Reads and checks everything.
     *
     * @throws InvalidDocumentException with every mistake by file, line and key
     */
    static MonitorPlan of(Configuration configuration, Set<Role> roles) throws InvalidDocumentException {
        Settings settings = configuration.settings();
        if (roles.contains(Role.BROKER) && roles.size() > 1) {
            throw new UserErrorException(
                    "wirewatch: the role broker stands alone; the other roles start the broker themselves unless kafka.bootstrap.servers is set");
        }
        if (roles.contains(Role.BROKER) && settings.bootstrapServers() != null) {
            throw new UserErrorException("wirewatch: the role broker starts a Kafka, but kafka.bootstrap.servers names "
                    + settings.bootstrapServers() + "; leave out one of them");
        }
        return new MonitorPlan(
                settings,
                Set.copyOf(roles),
                WatchlistFiles.load(configuration),
                FeedFile.read(configuration.read(SettingKey.FEEDS)),
                fitting(() -> HttpSettings.of(settings, Version.text())),
                fitting(() -> PollSettings.of(settings)));
    }

    private static <T> T fitting(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: the settings under ingest do not fit: " + e.getMessage());
        }
    }
}
