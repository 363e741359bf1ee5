package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch alerts mute}: hides a kind of alerts for a time. */
@Command(
        name = "mute",
        description = {
            "Hides the alerts that meet all conditions, until a time; they are recorded like any other.",
            "A condition is field=value, field!=value, field=~glob or field!~glob (* any text, ? one character); fields are rule, group, severity, state, alert, story, entity, feed, publisher, language and label.NAME."
        },
        mixinStandardHelpOptions = true)
final class AlertsMuteCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Mixin
    private ActionOptions action = new ActionOptions();

    /** Until when; one of both. */
    static final class End {
        @Option(
                names = "--for",
                paramLabel = "DURATION",
                converter = DurationConverter.class,
                description = "How long.")
        private @Nullable Duration time;

        @Option(names = "--until", paramLabel = "TIME", converter = TimeConverter.class, description = "Until when.")
        private @Nullable Instant until;
    }

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private End end = new End();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why; needed unless it is only a preview.")
    private @Nullable String why;

    @Option(names = "--preview", description = "Only prints the alerts that would be hidden now.")
    private boolean preview;

    @Parameters(
            paramLabel = "CONDITION",
            arity = "1..*",
            converter = AlertMatcherConverter.class,
            description = "Which alerts.")
    private List<AlertMatcher> matchers = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InvalidDocumentException {
        Settings settings = options.load().settings();
        if (preview) {
            AlertOutput output = new AlertOutput(spec.commandLine().getOut(), action.format(), Terminal.interactive());
            return AlertDeskSession.at(settings, desk -> {
                List<Alert> hidden = desk.hiddenBy(matchers);
                hidden.forEach(output::print);
                tell("would hide", hidden, desk);
                return 0;
            });
        }
        Instant until = end.time == null ? end.until : Instant.now().plus(end.time);
        String reason = why;
        if (until == null || reason == null) {
            throw new ParameterException(
                    spec.commandLine(), "a mute needs --for or --until, and --why; --preview shows what it would hide");
        }
        return AlertDeskSession.at(settings, desk -> {
            action.print(
                    spec.commandLine().getOut(),
                    desk.mute(matchers, until, action.by(), reason),
                    text(matchers) + " until " + until);
            tell("hides", desk.hiddenBy(matchers), desk);
            return 0;
        });
    }

    /** A mute that hides nothing may be meant for what is to come, or have a typing mistake. */
    private void tell(String hides, List<Alert> hidden, AlertDesk desk) {
        long closed = hidden.stream()
                .filter(alert -> alert.state() == AlertState.CLOSED)
                .count();
        spec.commandLine()
                .getErr()
                .println(
                        "wirewatch: " + text(matchers) + " " + hides + " " + (hidden.isEmpty() ? "none" : hidden.size())
                                + " of the " + desk.standing().size() + " alerts that stand"
                                + (closed == 0 ? "" : ", of which " + closed + " are closed already"));
    }

    static String text(List<AlertMatcher> matchers) {
        return matchers.stream().map(AlertMatcher::toString).collect(Collectors.joining(" "));
    }
}
