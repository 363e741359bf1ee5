package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
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

/** {@code wirewatch alerts unmute}: ends mutes before their time. */
@Command(name = "unmute", description = "Ends mutes before their time.", mixinStandardHelpOptions = true)
final class AlertsUnmuteCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private ActionOptions action = new ActionOptions();

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private @Nullable String note;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Mutes, by their ids or the beginnings of them.")
    private List<String> ids = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        return AlertDeskSession.at(options.load().settings(), desk -> {
            for (String id : ids) {
                action.print(spec.commandLine().getOut(), desk.unmute(id, action.by(), note), "");
            }
            return 0;
        });
    }
}
