package dev.wirewatch.delivery.webhook;

import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Summary;
import dev.wirewatch.delivery.Texts;
import dev.wirewatch.model.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message for incoming webhooks of Slack: {@code text} for notifications, {@code blocks} for the message itself. Of mrkdwn
 * the three control characters are escaped as Slack's formatting guide says, so that a title can neither link nor mention
 * anybody. A message has at most 50 blocks, a section at most 3,000 characters.
 */
final class SlackBody implements Body {
    private static final int TEXT_LIMIT = 300;
    private static final int SECTION_LIMIT = 2_900;
    private static final int ALERTS_SHOWN = 40;

    private final Links links;

    SlackBody(Links links) {
        this.links = links;
    }

    private record Mrkdwn(String type, String text) {
        Mrkdwn(String text) {
            this("mrkdwn", text);
        }
    }

    private interface Block {}

    private record Section(String type, Mrkdwn text) implements Block {
        Section(String text) {
            this("section", new Mrkdwn(text));
        }
    }

    private record Context(String type, List<Mrkdwn> elements) implements Block {
        Context(String text) {
            this("context", List.of(new Mrkdwn(text)));
        }
    }

    private record Post(String text, List<Block> blocks) {}

    @Override
    public Object content(Message message, Instant now) {
        if (message instanceof Message.Single single) {
            Event event = single.event();
            Alert alert = Objects.requireNonNull(event.subject(), "targets for readers get only alerts that are known");
            return post(
                    AlertLine.of(alert, event.transition(), event.step().at()),
                    event.step().changes());
        }
        return post(((Message.Several) message).summary());
    }

    private Post post(AlertLine alert, List<String> changes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Section(headline(alert)));
        String why = String.join("\n", changes.isEmpty() ? alert.why() : changes);
        if (!why.isEmpty()) {
            blocks.add(new Section(section(why)));
        }
        blocks.add(new Context(facts(alert)));
        return new Post(
                escaped(Texts.cut(
                        "%s %s: %s".formatted(severity(alert), Event.text(alert.transition()), alert.headline()),
                        TEXT_LIMIT)),
                blocks);
    }

    private Post post(Summary summary) {
        List<Block> blocks = new ArrayList<>();
        String title = "%d alerts, %d events from %s to %s"
                .formatted(summary.alerts().size() + summary.omitted(), summary.events(), summary.from(), summary.to());
        blocks.add(new Section("*" + title + "*"));
        summary.alerts().stream()
                .limit(ALERTS_SHOWN)
                .forEach(alert -> blocks.add(new Section(headline(alert) + "\n" + facts(alert))));
        int more = summary.alerts().size()
                + summary.omitted()
                - Math.min(ALERTS_SHOWN, summary.alerts().size());
        if (more > 0) {
            blocks.add(new Context("… and " + more + " more"));
        }
        return new Post(title, blocks);
    }

    private String headline(AlertLine alert) {
        String text = escaped(alert.headline());
        String address = links.best(alert);
        return section0("*%s* %s  %s"
                .formatted(
                        severity(alert), Event.text(alert.transition()), address == null ? text : link(address, text)));
    }

    private static String facts(AlertLine alert) {
        return section0(escaped("%s · %s · %d %s, %d independent %s%s"
                .formatted(
                        alert.ruleTitle(),
                        String.join(" + ", alert.entities()),
                        alert.articles(),
                        alert.articles() == 1 ? "article" : "articles",
                        alert.corroboration(),
                        alert.corroboration() == 1 ? "source" : "sources",
                        publisher(alert.publisher()))));
    }

    private static String publisher(@Nullable String publisher) {
        return publisher == null ? "" : " · first " + publisher;
    }

    private static String severity(AlertLine alert) {
        return alert.severity().name().toLowerCase(Locale.ROOT);
    }

    /** A link; what would end it early is percent-encoded. */
    private static String link(String address, String escapedText) {
        String target = address.replace("&", "&amp;")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("|", "%7C")
                .replace(" ", "%20");
        return "<" + target + "|" + escapedText + ">";
    }

    private static String section(String text) {
        return section0(text.lines().map(SlackBody::escaped).collect(java.util.stream.Collectors.joining("\n")));
    }

    private static String section0(String mrkdwn) {
        return Texts.cut(mrkdwn, SECTION_LIMIT);
    }

    /** A line of text with the control characters of mrkdwn escaped. */
    static String escaped(String text) {
        return Texts.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
