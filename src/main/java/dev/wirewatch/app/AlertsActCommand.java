package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch alerts ack|unack|close|note}: does something with alerts. */
abstract sealed class AlertsActCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private ActionOptions action = new ActionOptions();

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private @Nullable String note;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Alerts, by their ids or the beginnings of them.")
    private List<String> ids = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final ActionType type;

    private AlertsActCommand(ActionType type) {
        this.type = type;
    }

    @Override
    public Integer call() throws InvalidDocumentException {
        return AlertDeskSession.at(options.load().settings(), desk -> {
            List<Alert> alerts = desk.require(ids);
            List<AlertAction> done = desk.act(type, alerts, action.by(), note);
            for (int i = 0; i < done.size(); i++) {
                Alert alert = alerts.get(i);
                action.print(spec.commandLine().getOut(), done.get(i), alert.ruleTitle() + ": " + alert.headline());
            }
            return 0;
        });
    }

    @Command(
            name = "ack",
            description = {
                "Takes note of alerts.",
                "They stay acknowledged whoever else reports; a higher severity, a correction or a retraction reopens"
                        + " them."
            },
            mixinStandardHelpOptions = true)
    static final class Acknowledge extends AlertsActCommand {
        Acknowledge() {
            super(ActionType.ACKNOWLEDGE);
        }
    }

    @Command(name = "unack", description = "Takes acknowledgements back.", mixinStandardHelpOptions = true)
    static final class Unacknowledge extends AlertsActCommand {
        Unacknowledge() {
            super(ActionType.UNACKNOWLEDGE);
        }
    }

    @Command(
            name = "close",
            description = "Closes alerts before they are quiet; a new article reopens them.",
            mixinStandardHelpOptions = true)
    static final class Close extends AlertsActCommand {
        Close() {
            super(ActionType.CLOSE);
        }
    }

    @Command(name = "note", description = "Adds a note to alerts (--note).", mixinStandardHelpOptions = true)
    static final class Note extends AlertsActCommand {
        Note() {
            super(ActionType.NOTE);
        }
    }
}
