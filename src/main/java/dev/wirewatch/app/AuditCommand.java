package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.Lane;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wirewatch audit}: proves from the topics that nothing was lost. */
@Command(
        name = "audit",
        description = {
            "Recomputes the balance from the topics: what each feed's ledger says it published against the records in articles, and every article against mentions and dead letters.",
            "Ends with status 1 if it does not close."
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            Audit audit = Audit.of(kafka.connection(), new Lane(settings.text(SettingKey.LANE)));
            audit.differences().forEach(line -> spec.commandLine().getOut().println(line));
            spec.commandLine().getOut().println(audit.summary());
            spec.commandLine().getOut().flush();
            return audit.differences().isEmpty() ? 0 : 1;
        }
    }
}
