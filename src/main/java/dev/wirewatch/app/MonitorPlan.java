package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.DashboardSettings;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.HttpSettings;
import dev.wirewatch.feed.PollSettings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a run needs, checked before anything is started.
 *
 * @param settings the settings in force
 * @param roles what the process does
 * @param watchlist the watchlist and rules
 * @param feeds those of the OPML file
 * @param http bounds of fetches
 * @param polling how often to poll
 * @param delivery where alerts go; nowhere if the process does not deliver, which then needs no secrets
 * @param targets where alerts go, whoever delivers them: ids, in the order of the file, and what each of them is
 * @param dashboard where the dashboard listens and who may use it
 */
record MonitorPlan(
        Settings settings,
        Set<Role> roles,
        WatchlistFiles watchlist,
        FeedFile feeds,
        HttpSettings http,
        PollSettings polling,
        DeliveryPlan delivery,
        Map<String, String> targets,
        DashboardSettings dashboard) {
    private static final Set<Role> ALWAYS = EnumSet.of(Role.INGEST, Role.DETECT, Role.DASHBOARD);

    /**
     * Reads and checks everything.
     *
     * @param configuration the settings
     * @param chosen what the process does; null for all there is to do
     * @throws InvalidDocumentException with every mistake by file, line and key
     */
    static MonitorPlan of(Configuration configuration, @Nullable Set<Role> chosen) throws InvalidDocumentException {
        Settings settings = configuration.settings();
        Map<String, String> targets = DeliveryFile.names(configuration);
        Set<Role> roles = chosen == null ? allThereIsToDo(targets) : chosen;
        if (roles.contains(Role.DELIVER) && targets.isEmpty()) {
            throw new UserErrorException("wirewatch: the role deliver has nothing to do: "
                    + DeliveryFile.name(configuration) + " names no target");
        }
        if (roles.contains(Role.BROKER) && roles.size() > 1) {
            throw new UserErrorException(
                    "wirewatch: the role broker stands alone; the other roles start the broker themselves unless kafka.bootstrap.servers is set");
        }
        if (roles.contains(Role.BROKER) && settings.bootstrapServers() != null) {
            throw new UserErrorException("wirewatch: the role broker starts a Kafka, but kafka.bootstrap.servers names "
                    + settings.bootstrapServers() + "; leave out one of them");
        }
        DeliveryPlan delivery = roles.contains(Role.DELIVER) ? DeliveryFile.load(configuration) : DeliveryPlan.NONE;
        return new MonitorPlan(
                settings,
                Set.copyOf(roles),
                WatchlistFiles.load(configuration),
                FeedFile.read(configuration.read(SettingKey.FEEDS)),
                fitting(() -> HttpSettings.of(settings, Version.text())),
                fitting(() -> PollSettings.of(settings)),
                delivery,
                roles.contains(Role.DELIVER) ? delivery.channels() : targets,
                DashboardCommand.settings(settings));
    }

    private static Set<Role> allThereIsToDo(Map<String, String> targets) {
        Set<Role> roles = EnumSet.copyOf(ALWAYS);
        if (!targets.isEmpty()) {
            roles.add(Role.DELIVER);
        }
        return roles;
    }

    private static <T> T fitting(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: the settings under ingest do not fit: " + e.getMessage());
        }
    }
}
