package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.Dashboard;
import dev.wirewatch.dashboard.DashboardSettings;
import dev.wirewatch.dashboard.curation.Curation;
import dev.wirewatch.dashboard.desk.Desks;
import dev.wirewatch.dashboard.http.EndpointException;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.dashboard.readmodel.ReadModelException;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.metrics.Telemetry;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch dashboard}: the dashboard alone, for a Kafka that runs. */
@Command(
        name = "dashboard",
        description = {
            "Serves the dashboard of a running instance until it is stopped.",
            "Any number of them can run; each keeps a read model of its own in data.dir."
        },
        subcommands = DashboardTokenCommand.class,
        mixinStandardHelpOptions = true)
final class DashboardCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--rebuild",
            description = "Throws the read model away first, so that it is filled from the topics anew.")
    private boolean rebuild;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Configuration configuration = options.load();
        Settings settings = configuration.settings();
        Map<String, String> targets = DeliveryFile.names(configuration);
        DashboardSettings desk = settings(settings);
        if (rebuild) {
            discard(desk);
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            await(stopped);
        }));
        try (KafkaSession kafka = KafkaSession.attach(settings);
                Telemetry telemetry = Telemetry.start(Version.text(), InstantSource.system());
                Dashboard dashboard = start(desk, settings, targets, kafka.connection(), telemetry)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("wirewatch: the dashboard listens at " + address(settings, dashboard));
            err.flush();
            await(stop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void discard(DashboardSettings desk) {
        try {
            ReadModel.discard(desk.file());
        } catch (ReadModelException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }

    /**
     * Starts the dashboard of the lane that the settings name.
     *
     * @param targets where alerts are delivered to: ids, in the order of the file, and what each of them is
     * @throws UserErrorException if it cannot be bound or its file cannot be used as configured
     */
    static Dashboard start(
            DashboardSettings desk,
            Settings settings,
            Map<String, String> targets,
            KafkaConnection connection,
            Telemetry telemetry) {
        Lane lane = new Lane(settings.text(SettingKey.LANE));
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ensure(List.of());
        }
        try {
            return Dashboard.start(
                    desk,
                    connection,
                    lane,
                    Version.text(),
                    InstantSource.system(),
                    new Desks(
                            RegistryFeedDesk.of(new FeedBook(connection, lane), settings),
                            new PlannedDeliveries(connection, lane, targets),
                            curation(settings, connection, InstantSource.system())),
                    telemetry);
        } catch (EndpointException | ReadModelException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }

    /** What its editors change and try. */
    private static Curation curation(Settings settings, KafkaConnection connection, InstantSource clock) {
        WatchlistCurator watchlists = new WatchlistCurator(new WatchlistDesk(connection, settings), clock);
        Lane lane = new Lane(settings.text(SettingKey.LANE));
        return new Curation(
                watchlists,
                new ExperimentDesk(connection, settings, watchlists, clock),
                ShadowRuns.of(connection, settings, lane, watchlists, clock));
    }

    /**
     * What the settings say of the dashboard.
     *
     * @throws UserErrorException if a setting's value makes no sense
     * @throws InvalidDocumentException if the file of its users is not as it should be
     */
    static DashboardSettings settings(Settings settings) throws InvalidDocumentException {
        try {
            return DashboardSettings.of(settings);
        } catch (EndpointException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }

    /** Where people find it. */
    static String address(Settings settings, Dashboard dashboard) {
        return "http://" + settings.text(SettingKey.DASHBOARD_HOST) + ":" + dashboard.port() + "/";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
