package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.DifferenceCause;
import dev.wirewatch.model.EvidenceMention;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what two watchlists make of the same articles: a few lines for readers, or one JSON object a line. */
final class DifferenceOutput {
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(AlertDifference.class);
    private static final int CAUSES_SHOWN = 4;
    private static final String MARK = "\u001B[1;4m";
    private static final String UNMARK = "\u001B[0m";

    private final PrintWriter out;
    private final boolean json;
    private final boolean colours;

    /**
     * @param out where it goes
     * @param format the form
     * @param terminal whether {@code out} is a terminal that shows colours
     */
    DifferenceOutput(PrintWriter out, AlertOutput.Format format, boolean terminal) {
        this.out = out;
        this.json = format == AlertOutput.Format.JSON || (format == AlertOutput.Format.AUTO && !terminal);
        this.colours = terminal && System.getenv("NO_COLOR") == null;
    }

    /** Prints a difference. */
    void print(AlertDifference difference) {
        if (json) {
            try {
                out.println(JSON.writeValueAsString(difference));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a difference is always JSON", e);
            }
        } else {
            printText(difference);
        }
        out.flush();
    }

    private void printText(AlertDifference difference) {
        Alert alert = difference.alert();
        out.printf(
                Locale.ROOT,
                "%s %-7s %-8s %s  %s  %s%n    “%s”%n",
                switch (difference.kind()) {
                    case GAINED -> "+";
                    case LOST -> "-";
                    case CHANGED -> "~";
                },
                difference.kind().name().toLowerCase(Locale.ROOT),
                alert.severity(),
                AlertOutput.printable(alert.ruleTitle()),
                AlertOutput.printable(String.join(" + ", alert.entities())),
                alert.id(),
                AlertOutput.printable(alert.headline()));
        difference.details().forEach(detail -> out.println("    " + AlertOutput.printable(detail)));
        difference.causes().stream().limit(CAUSES_SHOWN).forEach(this::printCause);
        int more = difference.causes().size() - CAUSES_SHOWN;
        if (more > 0) {
            out.println("    … and " + more + " more names");
        }
        if (difference.causes().isEmpty()) {
            DifferenceCauses.sentence(alert).ifPresent(mention -> out.println("    " + sentence(mention)));
        }
    }

    private void printCause(DifferenceCause cause) {
        EvidenceMention mention = cause.mention();
        out.printf(
                Locale.ROOT,
                "    %s by the candidate: '%s' as %s (alias '%s')%n      %s%n",
                cause.found() ? "found only" : "not found",
                AlertOutput.printable(mention.text()),
                mention.entity(),
                AlertOutput.printable(mention.alias()),
                sentence(mention));
    }

    /** The sentence with the name marked: where it stands first, as each mention has a sentence of its own. */
    private String sentence(EvidenceMention mention) {
        String sentence = AlertOutput.printable(mention.snippet());
        String name = AlertOutput.printable(mention.text());
        int at = sentence.indexOf(name);
        if (at < 0) {
            return "“" + sentence + "”";
        }
        return "“" + sentence.substring(0, at) + (colours ? MARK : "[") + name + (colours ? UNMARK : "]")
                + sentence.substring(at + name.length()) + "”";
    }
}
