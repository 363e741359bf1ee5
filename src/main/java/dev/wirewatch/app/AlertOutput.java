package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Severity;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints alerts: a few lines for readers, or one JSON object a line for programs. */
final class AlertOutput {
    /** How alerts are printed. */
    enum Format {
        /** Text on a terminal, JSON otherwise. */
        AUTO,
        /** A few lines each. */
        TEXT,
        /** One JSON object a line. */
        JSON;

        /** Whether it comes to JSON where we are. */
        boolean json() {
            return this == JSON || (this == AUTO && !Terminal.interactive());
        }
    }

    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(Alert.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String RESET = "\u001B[0m";
    private static final int EVIDENCE_SHOWN = 4;

    private final PrintWriter out;
    private final boolean json;
    private final boolean colours;
    private final CountDownLatch first = new CountDownLatch(1);

    /**
     * @param out where alerts go
     * @param format the form
     * @param terminal whether {@code out} is a terminal that shows colours
     */
    AlertOutput(PrintWriter out, Format format, boolean terminal) {
        this.out = out;
        this.json = format == Format.JSON || (format == Format.AUTO && !terminal);
        this.colours = terminal && System.getenv("NO_COLOR") == null;
    }

    /** Prints an alert as it stands. */
    void print(Alert alert) {
        if (json) {
            out.println(toJson(alert));
        } else {
            printText(alert);
        }
        out.flush();
        first.countDown();
    }

    /** Waits until an alert has been printed, or until the time is over. */
    void awaitFirst(Duration atMost) {
        try {
            boolean unused = first.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String toJson(Alert alert) {
        try {
            return JSON.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert is always JSON", e);
        }
    }

    private void printText(Alert alert) {
        out.println(colour(alert.severity())
                + "%s  %-8s %-8s %s"
                        .formatted(
                                TIME.format(alert.updated()),
                                alert.severity(),
                                alert.state().name().toLowerCase(Locale.ROOT),
                                printable(alert.ruleTitle()))
                + (colours ? RESET : "")
                + "  " + printable(String.join(" + ", alert.entities())) + sources(alert) + handling(alert));
        List<Evidence> evidence = alert.evidence();
        evidence.stream().limit(EVIDENCE_SHOWN).forEach(this::printEvidence);
        int hidden = alert.articles() - Math.min(EVIDENCE_SHOWN, evidence.size());
        if (hidden > 0) {
            out.println("    … and " + hidden + " more");
        }
    }

    private void printEvidence(Evidence evidence) {
        String publisher = evidence.article().publisher();
        Instant effective = evidence.article().effective();
        out.println("    " + TIME.format(effective) + "  " + (publisher == null ? "" : printable(publisher) + ": ")
                + printable(evidence.article().title()));
        out.println("      why: " + printable(String.join("; ", evidence.conditions())));
        evidence.mentions().stream()
                .map(mention -> mention.snippet())
                .distinct()
                .limit(2)
                .forEach(snippet -> out.println("      “" + printable(snippet) + "”"));
    }

    private static String sources(Alert alert) {
        if ("operational".equals(alert.labels().get("kind"))) {
            return "  [operational]";
        }
        return "  [" + alert.articles() + (alert.articles() == 1 ? " article, " : " articles, ") + alert.corroboration()
                + (alert.corroboration() == 1 ? " source]" : " independent sources]");
    }

    private static String handling(Alert alert) {
        AlertHandling handling = alert.handling();
        AlertMute mute = handling == null ? null : handling.muted();
        return mute == null ? "" : "  [muted by " + printable(mute.by()) + ": " + printable(mute.why()) + "]";
    }

    private String colour(Severity severity) {
        if (!colours) {
            return "";
        }
        return switch (severity) {
            case CRITICAL -> "\u001B[1;31m";
            case WARNING -> "\u001B[1;33m";
            case INFO -> "\u001B[1m";
        };
    }

    /** Titles come from the network: whatever could steer a terminal becomes a space. */
    static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || isDirectionControl(point) ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replaceAll(" {2,}", " ");
    }

    private static boolean isDirectionControl(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
