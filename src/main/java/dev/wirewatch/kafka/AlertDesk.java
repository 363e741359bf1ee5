package dev.wirewatch.kafka;

import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.OperationalRule;
import dev.wirewatch.model.PublishedWatchlist;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the alerts of a lane: looks them up on the topics, and writes what is done to {@code alert-actions},
 * checked. It takes effect when the detection topology reads it, a moment later, or when that runs again. For whoever
 * offers these actions: commands, REST.
 */
public final class AlertDesk {
    /** The shortest beginning of an id that may stand for it. */
    public static final int SHORTEST_ID = 6;

    private final KafkaConnection connection;
    private final Lane lane;
    private final InstantSource clock;

    /**
     * @param connection the cluster
     * @param lane whose alerts
     * @param clock when actions are taken
     */
    public AlertDesk(KafkaConnection connection, Lane lane, InstantSource clock) {
        this.connection = connection;
        this.lane = lane;
        this.clock = clock;
    }

    /** The alerts that stand, closed and muted ones included, by opening time and id. */
    public List<Alert> standing() {
        Map<String, Alert> standing = new HashMap<>();
        read(Dataset.ALERTS, found -> {
            if (found.value() == null) {
                standing.remove(found.key());
            } else {
                standing.put(found.key(), found.value());
            }
        });
        return standing.values().stream()
                .sorted(Comparator.comparing(Alert::opened).thenComparing(Alert::id))
                .toList();
    }

    /** The version of the watchlist that tagged an alert's first article; empty if it is not on its topic. */
    public Optional<PublishedWatchlist> watchlist(Alert alert) {
        return new WatchlistTopic(connection, lane).version(alert.watchlistVersion());
    }

    /**
     * The alerts of some ids.
     *
     * @param ids whole, or their beginnings of at least {@value #SHORTEST_ID} digits; one that another alert has taken the
     *     place of stands for that
     * @throws UnknownAlertException naming every id that stands for no alert or for several
     */
    public List<Alert> require(Collection<String> ids) {
        return new AlertIds(standing(), this::successors, lane.topic(Dataset.ALERTS)).require(ids);
    }

    /** By the id of each alert whose place another has taken: that one's. */
    private Map<String, String> successors() {
        Map<String, String> successors = new HashMap<>();
        read(Dataset.ALERT_EVENTS, found -> {
            AlertEvent event = found.value();
            if (event != null && event.successor() != null) {
                successors.put(event.alert(), event.successor());
            }
        });
        return successors;
    }

    /** Every event of an alert, and of those whose place it has taken, by time. */
    public List<AlertEvent> history(Alert alert) {
        Map<String, List<AlertEvent>> byAlert = new HashMap<>();
        read(Dataset.ALERT_EVENTS, found -> {
            if (found.value() != null) {
                byAlert.computeIfAbsent(found.key(), key -> new ArrayList<>()).add(found.value());
            }
        });
        List<AlertEvent> history = new ArrayList<>();
        List<String> ids = new ArrayList<>(List.of(alert.id()));
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            history.addAll(byAlert.getOrDefault(id, List.of()));
            byAlert.values().stream()
                    .flatMap(List::stream)
                    .filter(event -> id.equals(event.successor()) && !ids.contains(event.alert()))
                    .map(AlertEvent::alert)
                    .distinct()
                    .sorted()
                    .forEach(ids::add);
        }
        history.sort(Comparator.comparing(AlertEvent::at).thenComparing(AlertEvent::sequence));
        return history;
    }

    /** The mutes in force, oldest first. */
    public List<AlertAction> mutes() {
        Instant now = clock.instant();
        return allMutes().stream()
                .filter(mute -> mute.until() != null && mute.until().isAfter(now))
                .toList();
    }

    private List<AlertAction> allMutes() {
        Map<String, AlertAction> mutes = new LinkedHashMap<>();
        List<String> ended = new ArrayList<>();
        read(Dataset.ALERT_ACTIONS, found -> {
            AlertAction action = found.value();
            if (action != null && action.type() == ActionType.MUTE) {
                mutes.put(action.id(), action);
            } else if (action != null && action.mute() != null) {
                ended.add(action.mute());
            }
        });
        mutes.keySet().removeAll(ended);
        return mutes.values().stream()
                .sorted(Comparator.comparing(AlertAction::at).thenComparing(AlertAction::id))
                .toList();
    }

    /** The alerts that stand and that a mute would hide. */
    public List<Alert> hiddenBy(List<AlertMatcher> matchers) {
        return standing().stream()
                .filter(alert -> matchers.stream().allMatch(matcher -> matcher.holds(alert, List.of())))
                .toList();
    }

    /**
     * Does something with an alert.
     *
     * @param type acknowledge, unacknowledge, close or note
     * @param note what somebody says about it; null for nothing
     * @return what was written, once the cluster has it
     * @throws IllegalArgumentException if the action is none, with the reason
     */
    public AlertAction act(ActionType type, Alert alert, String by, @Nullable String note) {
        return act(type, List.of(alert), by, note).get(0);
    }

    /**
     * Does the same with several alerts.
     *
     * @return what was written, in the order of the alerts, once the cluster has all of it
     * @throws IllegalArgumentException if the action is none, with the reason; then nothing is written
     */
    public List<AlertAction> act(ActionType type, List<Alert> alerts, String by, @Nullable String note) {
        Instant now = now();
        alerts.forEach(AlertDesk::requireToBeFollowed);
        return write(alerts.stream()
                .map(alert -> AlertAction.of(type, alert, now, by, note))
                .toList());
    }

    /** Of a feed's alert nothing is remembered once its episode is over: an action on it would be lost. */
    private static void requireToBeFollowed(Alert alert) {
        if (OperationalRule.isOne(alert.rule()) && alert.state() == AlertState.CLOSED) {
            throw new IllegalArgumentException(alert.id() + " (" + alert.rule()
                    + ") is closed, and nothing can be done with it any more; should the feed turn again, that is"
                    + " another alert");
        }
    }

    /**
     * Hides each of several alerts, until a time.
     *
     * @return what was written, in the order of the ids, once the cluster has all of it
     * @throws IllegalArgumentException if a mute is none, with the reason; then nothing is written
     */
    public List<AlertAction> mute(Collection<String> alerts, Instant until, String by, String why) {
        Instant now = now();
        return write(alerts.stream()
                .map(id -> AlertAction.mute(
                        List.of(new AlertMatcher("alert", AlertMatcher.Operator.IS, id)), now, until, by, why))
                .toList());
    }

    /** Hides the alerts that meet all of some conditions, until a time. */
    public AlertAction mute(List<AlertMatcher> matchers, Instant until, String by, String why) {
        return write(AlertAction.mute(matchers, now(), until, by, why));
    }

    /**
     * Ends a mute.
     *
     * @param id whole, or its beginning
     * @throws UnknownAlertException if no mute in force has it
     */
    public AlertAction unmute(String id, String by, @Nullable String note) {
        List<AlertAction> inForce = mutes();
        List<AlertAction> found = inForce.stream()
                .filter(mute -> AlertIds.standsFor(id, mute.id()))
                .toList();
        if (found.size() != 1) {
            throw new UnknownAlertException(id + ": " + (found.isEmpty() ? "no such mute is" : "several mutes are")
                    + " in force by " + lane.topic(Dataset.ALERT_ACTIONS) + "; there are "
                    + (inForce.isEmpty()
                            ? "none"
                            : String.join(
                                    ", ", inForce.stream().map(AlertAction::id).toList())));
        }
        return write(AlertAction.unmute(found.get(0).id(), now(), by, note));
    }

    /** Milliseconds are what a record's timestamp has. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private AlertAction write(AlertAction action) {
        return write(List.of(action)).get(0);
    }

    private List<AlertAction> write(List<AlertAction> actions) {
        String topic = lane.topic(Dataset.ALERT_ACTIONS);
        Acknowledgements sent = new Acknowledgements(topic);
        try (Producer<String, AlertAction> producer = connection.producer(Dataset.ALERT_ACTIONS)) {
            for (AlertAction action : actions) {
                CloudEvent event = CloudEvent.of(lane, "alert-action", action.id(), action.key(), action.at());
                sent.add(producer.send(new ProducerRecord<>(
                        topic, null, action.at().toEpochMilli(), action.key(), action, event.headers())));
            }
            sent.await();
        }
        return actions;
    }

    private <V> void read(Dataset<V> dataset, Consumer<ConsumerRecord<String, V>> sink) {
        new TopicReader<>(connection, dataset).read(List.of(lane.topic(dataset)), sink);
    }
}
