package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.stix.StixBundle;
import dev.wirewatch.stix.Subject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch alerts show}: alerts with their history. */
@Command(
        name = "show",
        description = "Prints alerts with all that happened to them, those included whose place they have taken.",
        mixinStandardHelpOptions = true)
final class AlertsShowCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonSerde.mapper();

    /** How alerts are shown. */
    private enum Format {
        AUTO,
        TEXT,
        JSON,
        STIX
    }

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--format",
            defaultValue = "auto",
            description =
                    "text, json (one object a line: alert, events), stix (a STIX 2.1 bundle a line), or auto: text on"
                            + " a terminal. Default: ${DEFAULT-VALUE}")
    private Format format = Format.AUTO;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Alerts, by their ids or the beginnings of them.")
    private List<String> ids = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        return AlertDeskSession.at(options.load().settings(), desk -> {
            PrintWriter out = spec.commandLine().getOut();
            for (Alert alert : desk.require(ids)) {
                if (format == Format.STIX) {
                    out.println(StixBundle.of(
                            alert, desk.watchlist(alert).map(Subject::of).orElse(Map.of())));
                } else {
                    print(out, alert, desk.history(alert));
                }
            }
            out.flush();
            return 0;
        });
    }

    private void print(PrintWriter out, Alert alert, List<AlertEvent> events) {
        if (AlertOutput.Format.valueOf(format.name()).json()) {
            out.println(json(alert, events));
        } else {
            new AlertOutput(out, AlertOutput.Format.TEXT, Terminal.interactive()).print(alert);
            out.println("  " + alert.id());
            for (AlertEvent event : events) {
                String by = event.by() == null ? "" : " by " + event.by();
                String note = event.note() == null ? "" : ": " + event.note();
                String successor = event.successor() == null ? "" : " " + event.alert();
                out.println("  " + event.at() + "  " + event.type().name().toLowerCase(Locale.ROOT) + successor
                        + AlertOutput.printable(by + note + "  " + String.join("; ", event.changes())));
            }
        }
    }

    private static String json(Alert alert, List<AlertEvent> events) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("alert", alert);
        shown.put("events", events);
        try {
            return JSON.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert is always JSON", e);
        }
    }
}
