package dev.wirewatch.delivery.mail;

import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.delivery.Texts;
import dev.wirewatch.model.Severity;
import java.util.Locale;

/** A digest as HTML: every text is escaped, only http and https become links, nothing is loaded from anywhere. */
final class DigestHtml {
    private final Links links;
    private final Times times;

    DigestHtml(Links links, Times times) {
        this.links = links;
        this.times = times;
    }

    String of(Summary summary) {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(DigestText.title(summary, times)))
                .append("</title></head><body style=\"font-family:sans-serif\"><h1 style=\"font-size:1.2em\">")
                .append(escaped(DigestText.title(summary, times)))
                .append("</h1><ul style=\"padding-left:0;list-style:none\">\n");
        summary.alerts().stream().limit(MailSink.ALERTS_SHOWN).forEach(alert -> add(html, alert));
        html.append("</ul>");
        int more = DigestText.more(summary);
        if (more > 0) {
            html.append("<p>… and ").append(more).append(" more</p>");
        }
        return html.append("</body></html>\n").toString();
    }

    private void add(StringBuilder html, AlertLine alert) {
        html.append("<li style=\"margin-bottom:1em\"><strong style=\"color:")
                .append(colour(alert.severity()))
                .append("\">")
                .append(alert.severity().name().toLowerCase(Locale.ROOT))
                .append("</strong> ")
                .append(Event.text(alert.transition()))
                .append("  ")
                .append(headline(alert))
                .append("<br><small>")
                .append(escaped(DigestText.facts(alert, times)));
        if (!alert.why().isEmpty()) {
            html.append("<br>why: ").append(escaped(String.join("; ", alert.why())));
        }
        html.append("</small></li>\n");
    }

    private String headline(AlertLine alert) {
        String text = escaped(alert.headline());
        String address = links.best(alert);
        return address != null && address.matches("(?i)https?://.+")
                ? "<a href=\"" + escaped(address) + "\">" + text + "</a>"
                : text;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "#b00020";
            case WARNING -> "#8a5a00";
            case INFO -> "#333333";
        };
    }

    /** Text and attribute values alike. */
    static String escaped(String text) {
        return Texts.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
