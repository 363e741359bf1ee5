package dev.wirewatch.app;

import picocli.CommandLine.Option;

/** {@code --format}: the form of what a command prints. */
final class FormatOption {
    @Option(
            names = "--format",
            defaultValue = "auto",
            description = "text, json (one object a line), or auto: text on a terminal. Default: ${DEFAULT-VALUE}")
    private AlertOutput.Format format = AlertOutput.Format.AUTO;

    AlertOutput.Format format() {
        return format;
    }

    boolean json() {
        return format.json();
    }
}
