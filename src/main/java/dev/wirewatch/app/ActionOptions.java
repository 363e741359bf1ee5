package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.AlertAction;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that do something with alerts have in common. */
final class ActionOptions {
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(AlertAction.class);

    @Option(names = "--by", paramLabel = "NAME", description = "Who does it. Default: the user who is logged in.")
    private @Nullable String by;

    @Mixin
    private FormatOption format = new FormatOption();

    /** Who does it. */
    String by() {
        return by == null ? System.getProperty("user.name", "") : by;
    }

    /** The form of the output. */
    AlertOutput.Format format() {
        return format.format();
    }

    /** Prints what was written. */
    void print(PrintWriter out, AlertAction action, String about) {
        if (format.json()) {
            out.println(json(action));
        } else {
            String note = action.note() == null ? "" : ": " + action.note();
            out.println(action.type().name().toLowerCase(Locale.ROOT) + "  " + action.key() + "  "
                    + AlertOutput.printable(about + "  by " + action.by() + note));
        }
        out.flush();
    }

    private static String json(AlertAction action) {
        try {
            return JSON.writeValueAsString(action);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an action is always JSON", e);
        }
    }
}
