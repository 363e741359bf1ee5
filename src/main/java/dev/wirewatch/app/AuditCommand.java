package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Lane;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wirewatch audit}: proves from the topics that nothing was lost. */
@Command(
        name = "audit",
        description = {
            "Recomputes the balance from the topics: what each feed's ledger says it published and dead-lettered against the records in articles and dead-letters, and every article against mentions and dead letters.",
            "With --from, poll by poll: every poll of the period is on record, its items add up, and the sums before and after differ by just these. Without, the sums of all polls ever.",
            "Ends with status 1 if it does not close."
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Only polls since this time (2026-11-21T08:00:00Z, 2026-11-21, or how long ago: 6h); single polls are on record as long as topics.ledger.retention says.")
    private @Nullable Instant from;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            Audit audit = Audit.since(kafka.connection(), new Lane(settings.text(SettingKey.LANE)), from);
            audit.differences().forEach(line -> spec.commandLine().getOut().println(line));
            spec.commandLine().getOut().println(audit.summary());
            spec.commandLine().getOut().flush();
            return audit.differences().isEmpty() ? 0 : 1;
        }
    }
}
