package dev.wirewatch.topology.ingest;

import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.topology.StoredMutes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What people do with operational alerts. Every task gets every action and takes those on alerts that it has raised: which
 * one has raised it does not follow from the action, as feeds are partitioned by host. What is done with an alert whose
 * episode is over changes nothing.
 */
final class ActOnOperationalAlerts extends ContextualProcessor<String, AlertAction, String, Object> {
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

    private final Lane lane;
    private final InstantSource clock;
    private OpenAlerts open;
    private StoredMutes mutes;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    ActOnOperationalAlerts(Lane lane, InstantSource clock) {
        this.lane = lane;
        this.clock = clock;
    }

    /** Whether an action can be about an alert that is raised here. */
    static boolean concerns(@Nullable AlertAction action) {
        return action != null && (!action.type().isOfAnAlert() || OperationalAlert.isRuleOf(action));
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        open = new OpenAlerts(context, new IngestOutput(lane, context));
        mutes = new StoredMutes(context);
        context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, ignored -> look(clock.instant()));
    }

    @Override
    public void process(Record<String, AlertAction> record) {
        AlertAction action = record.value();
        if (action.type() == ActionType.MUTE) {
            mutes.add(action);
            remute(action.at(), null);
        } else if (action.type() == ActionType.UNMUTE) {
            if (mutes.end(Objects.requireNonNull(action.mute()))) {
                remute(action.at(), action);
            }
        } else {
            act(action);
        }
    }

    private void act(AlertAction action) {
        String key = action.rule() + "|" + action.group();
        Alert alert = open.get(key);
        if (alert == null || !alert.id().equals(action.alert())) {
            return;
        }
        AlertHandling before = handling(alert);
        AlertHandling after = before.after(action);
        if (!after.equals(before)) {
            open.change(
                    key,
                    OperationalAlert.handled(alert, after),
                    transition(action.type()),
                    OpenAlerts.Cause.of(action));
        }
    }

    private static AlertTransition transition(ActionType type) {
        return switch (type) {
            case ACKNOWLEDGE -> AlertTransition.ACKNOWLEDGED;
            case UNACKNOWLEDGE -> AlertTransition.UNACKNOWLEDGED;
            case CLOSE -> AlertTransition.CLOSED;
            case NOTE -> AlertTransition.NOTED;
            case MUTE, UNMUTE -> throw new IllegalArgumentException(type + " is not done with one alert");
        };
    }

    private void look(Instant now) {
        for (Alert alert : open.all().values()) {
            AlertMute muted = handling(alert).muted();
            if (muted != null && !muted.until().isAfter(now)) {
                remute(muted.until(), null);
            }
        }
        mutes.forget(now);
    }

    private void remute(Instant at, @Nullable AlertAction ended) {
        open.all().forEach((key, alert) -> {
            AlertMute was = handling(alert).muted();
            AlertMute hiding = mutes.inForce().hiding(alert, List.of(), at);
            if (!Objects.equals(was, hiding)) {
                AlertTransition type = hiding == null ? AlertTransition.UNMUTED : AlertTransition.MUTED;
                OpenAlerts.Cause cause =
                        hiding == null ? OpenAlerts.Cause.unmuted(at, ended) : OpenAlerts.Cause.of(at, hiding);
                open.change(key, OperationalAlert.handled(alert, handling(alert).mutedBy(hiding)), type, cause);
            }
        });
    }

    private static AlertHandling handling(Alert alert) {
        return Optional.ofNullable(alert.handling()).orElse(AlertHandling.NONE);
    }
}
