package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Severity;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the alerts that stand: what {@code wirewatch alerts} and {@code wirewatch alerts list} have in common. */
abstract sealed class AlertsListing implements Callable<Integer> permits AlertsCommand, AlertsListCommand {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--rule", paramLabel = "ID", description = "Only alerts of this rule.")
    private @Nullable String rule;

    @Option(names = "--entity", paramLabel = "ID", description = "Only alerts about this entity.")
    private @Nullable String entity;

    @Option(
            names = "--severity",
            description = "Only alerts at least this severe: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
            defaultValue = "INFO")
    private Severity severity = Severity.INFO;

    @Option(
            names = "--state",
            split = ",",
            description = "Only alerts in these states: ${COMPLETION-CANDIDATES}. Default: all")
    private Set<AlertState> states = EnumSet.allOf(AlertState.class);

    @Option(names = "--no-muted", description = "Without alerts that a mute hides.")
    private boolean withoutMuted;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        AlertOutput output = new AlertOutput(spec.commandLine().getOut(), format.format(), Terminal.interactive());
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            List<Alert> standing = StandingAlerts.read(kafka.connection(), new Lane(settings.text(SettingKey.LANE)));
            List<Alert> shown = standing.stream()
                    .filter(alert -> rule == null || alert.rule().equals(rule))
                    .filter(alert -> entity == null || alert.entities().contains(entity))
                    .filter(alert -> alert.severity().compareTo(severity) >= 0)
                    .filter(alert -> states.contains(alert.state()))
                    .filter(alert -> !withoutMuted || !alert.isMuted())
                    .toList();
            shown.forEach(output::print);
            if (shown.isEmpty()) {
                // Beside the output: who reads that as JSON is told nothing by a sentence.
                PrintWriter err = spec.commandLine().getErr();
                err.println("wirewatch: "
                        + (standing.isEmpty()
                                ? "no alert stands"
                                : "none of the " + standing.size() + " alerts that stand is shown by these options"));
                err.flush();
            }
        }
        return 0;
    }
}
