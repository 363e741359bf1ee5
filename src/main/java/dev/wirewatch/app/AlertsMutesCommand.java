package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.model.AlertAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wirewatch alerts mutes}: the mutes in force. */
@Command(name = "mutes", description = "Prints the mutes in force, oldest first.", mixinStandardHelpOptions = true)
final class AlertsMutesCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private ActionOptions action = new ActionOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        return AlertDeskSession.at(options.load().settings(), desk -> {
            for (AlertAction mute : desk.mutes()) {
                action.print(
                        spec.commandLine().getOut(),
                        mute,
                        AlertsMuteCommand.text(mute.matchers()) + " until " + mute.until());
            }
            return 0;
        });
    }
}
