package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wirewatch config}: shows the settings. */
@Command(name = "config", description = "Shows the settings.", mixinStandardHelpOptions = true)
final class ConfigCommand {
    @Command(
            name = "print",
            description = "Prints every setting in force with where it comes from; secrets are hidden.",
            mixinStandardHelpOptions = true)
    int print(@Mixin ConfigurationOptions options) throws InvalidDocumentException {
        options.load()
                .settings()
                .all()
                .forEach(setting -> spec.commandLine()
                        .getOut()
                        .printf("%s: %s  # %s%n", setting.key(), quoted(setting.shownValue()), setting.origin()));
        return 0;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static String quoted(String value) {
        return value.isEmpty() || !value.matches("[A-Za-z0-9/._~@+-][A-Za-z0-9/._:~@+-]*")
                ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : value;
    }
}
