package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch run}: monitors until it is stopped. */
@Command(
        name = "run",
        description = {
            "Polls the feeds, tags what is new, raises alerts and prints them as they come, until it is stopped.",
            "An embedded single-node Kafka is started unless kafka.bootstrap.servers is set."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(40);

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            description =
                    "What this process does: ingest (poll feeds), detect (tag and alert), dashboard (serve it), deliver (send alerts to the targets of delivery.yaml), broker (only the embedded Kafka). Default: ingest,detect,dashboard, and deliver if there is a target")
    private @Nullable Set<Role> roles;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Ends after this time, as in 30s or 10m; by default it goes on until it is stopped.")
    private @Nullable Duration duration;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        MonitorPlan plan = MonitorPlan.of(options.load(), roles);
        AlertOutput output = new AlertOutput(spec.commandLine().getOut(), format.format(), Terminal.interactive());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        // A signal ends the process when its hooks return: this one returns when everything has been closed in order.
        Thread hook = new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped, CLOSE_TIMEOUT);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try (Monitor monitor = Monitor.start(plan, output, spec.commandLine().getErr())) {
            if (duration == null) {
                awaitQuietly(stop, Duration.ofDays(365_000));
            } else {
                awaitQuietly(stop, duration);
            }
            monitor.report();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void awaitQuietly(CountDownLatch latch, Duration atMost) {
        try {
            if (!latch.await(atMost.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
