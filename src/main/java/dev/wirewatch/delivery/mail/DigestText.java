package dev.wirewatch.delivery.mail;

import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.delivery.Texts;

/** A digest as plain text. */
final class DigestText {
    private final Links links;
    private final Times times;

    DigestText(Links links, Times times) {
        this.links = links;
        this.times = times;
    }

    String of(Summary summary) {
        StringBuilder text = new StringBuilder(title(summary, times)).append("\n\n");
        summary.alerts().stream().limit(MailSink.ALERTS_SHOWN).forEach(alert -> add(text, alert));
        int more = more(summary);
        if (more > 0) {
            text.append("… and ").append(more).append(" more\n");
        }
        return text.toString();
    }

    private void add(StringBuilder text, AlertLine alert) {
        text.append(alert.severity().name())
                .append("  ")
                .append(Event.text(alert.transition()))
                .append("  ")
                .append(Texts.line(alert.headline()))
                .append("\n    ")
                .append(Texts.line(facts(alert, times)))
                .append('\n');
        if (!alert.why().isEmpty()) {
            text.append("    why: ")
                    .append(Texts.line(String.join("; ", alert.why())))
                    .append('\n');
        }
        String address = links.best(alert);
        if (address != null) {
            text.append("    ").append(Texts.line(address)).append('\n');
        }
        text.append('\n');
    }

    /** How many alerts a digest does not show. */
    static int more(Summary summary) {
        return summary.omitted() + Math.max(0, summary.alerts().size() - MailSink.ALERTS_SHOWN);
    }

    /** The first line, and the subject. */
    static String title(Summary summary, Times times) {
        int alerts = summary.alerts().size() + summary.omitted();
        return "%d %s, %d %s, %s to %s"
                .formatted(
                        alerts,
                        alerts == 1 ? "alert" : "alerts",
                        summary.events(),
                        summary.events() == 1 ? "event" : "events",
                        times.of(summary.from()),
                        times.of(summary.to()));
    }

    /** What stands below a headline. */
    static String facts(AlertLine alert, Times times) {
        return "%s · %s · %d %s, %d independent %s · %s"
                .formatted(
                        alert.ruleTitle(),
                        String.join(" + ", alert.entities()),
                        alert.articles(),
                        alert.articles() == 1 ? "article" : "articles",
                        alert.corroboration(),
                        alert.corroboration() == 1 ? "source" : "sources",
                        times.of(alert.at()));
    }
}
