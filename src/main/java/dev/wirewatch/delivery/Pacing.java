package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.Ids;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of those who deliver their alerts ({@link DeliveryTerms}): quiet hours, a cooldown for their rule and
 * group, and that an alert which stands is told of again. Remembers when each group was last told of and which alerts are to
 * be told of again, for the latest {@value #REMEMBERED} of them. Digests tell once in any case and are not paced.
 *
 * <p>None of this is committed: it follows from the events alone, as what is told is told when it happens unless these terms
 * say later. After a restart the last events of each partition are recalled.
 */
final class Pacing {
    /** Groups, and alerts to be told of again; some 20 KB each at most of the latter. */
    static final int REMEMBERED = 2_000;

    private final Target target;
    private final Map<String, Instant> told = new Latest<>();
    private final Map<String, Reminder> reminders = new Latest<>();

    Pacing(Target target) {
        this.target = target;
    }

    /**
     * An alert that is to be told of again.
     *
     * @param event what it was last told of with, or what has happened to it since
     * @param partition of its events
     * @param due when
     */
    record Reminder(Event event, int partition, Instant due) {
        /** The message: the last event again, under an id of its own. */
        Message.Single message(String target) {
            return new Message.Single(Ids.of("delivery", target, event.step().id(), "reminder", due.toString()), event);
        }

        private Reminder at(Instant time) {
            return new Reminder(event, partition, time);
        }
    }

    /** When somebody may be told of an event that is at hand: now, or when its rule allows. */
    Instant notBefore(Event event, Instant now) {
        Alert alert = event.subject();
        if (alert == null || target.digest() != null) {
            return now;
        }
        DeliveryTerms terms = terms(alert);
        Duration cooldown = terms.cooldown();
        Instant last = told.get(group(alert));
        Instant after = cooldown == null || last == null ? now : last.plus(cooldown);
        return terms.notBefore(after.isAfter(now) ? after : now);
    }

    /** The same for an attempt, which waits for the end of the target's own quiet hours too. */
    Instant allowed(Event event, Instant now) {
        Instant byRule = notBefore(event, now);
        QuietHours quiet = target.quiet();
        Instant end = quiet == null || !target.holds(event, now) ? null : quiet.end(now);
        return end != null && end.isAfter(byRule) ? end : byRule;
    }

    /** Something has happened to an alert, whether the target is told or not. */
    void saw(Event event) {
        Reminder planned = reminders.get(event.step().alert());
        if (planned != null) {
            if (isOpen(event.alert())) {
                reminders.put(event.step().alert(), new Reminder(event, planned.partition(), planned.due()));
            } else {
                reminders.remove(event.step().alert());
            }
        }
    }

    /** The target has been told of an event. */
    void told(Event event, int partition, Instant now) {
        Alert alert = event.subject();
        if (alert == null || target.digest() != null) {
            return;
        }
        DeliveryTerms terms = terms(alert);
        if (terms.cooldown() != null) {
            told.put(group(alert), now);
        }
        Duration repeat = terms.repeat();
        if (repeat != null && isOpen(event.alert())) {
            reminders.put(alert.id(), new Reminder(event, partition, now.plus(repeat)));
        } else {
            reminders.remove(alert.id());
        }
    }

    /**
     * An event of an earlier life has been dealt with when its rule allowed; reminders that fell due meanwhile are not made
     * up for.
     */
    void recall(Event event, int partition, Instant now) {
        saw(event);
        Instant at = notBefore(event, event.step().at());
        if (!target.wants(event) || at.isAfter(now)) {
            return;
        }
        told(event, partition, at);
        Alert alert = event.alert();
        Reminder planned = alert == null ? null : reminders.get(alert.id());
        Duration repeat = alert == null ? null : terms(alert).repeat();
        if (planned != null && repeat != null && !planned.due().isAfter(now)) {
            long missed = Duration.between(planned.due(), now).dividedBy(repeat) + 1;
            reminders.put(
                    planned.event().step().alert(), planned.at(planned.due().plus(repeat.multipliedBy(missed))));
        }
    }

    /** An alert to be told of again now; empty if there is none. */
    Optional<Reminder> due(Instant now) {
        Optional<Reminder> first = first().filter(reminder -> !reminder.due().isAfter(now));
        if (first.isEmpty()) {
            return first;
        }
        Reminder reminder = first.get();
        Instant at = allowed(reminder.event(), now);
        if (at.isAfter(now)) {
            postpone(reminder, at);
            return due(now);
        }
        return first;
    }

    /** A reminder could not be delivered and is tried again. */
    void postpone(Reminder reminder, Instant until) {
        reminders.put(reminder.event().step().alert(), reminder.at(until));
    }

    /** A reminder is not wanted. */
    void drop(Reminder reminder) {
        reminders.remove(reminder.event().step().alert());
    }

    /** When the next reminder is due. */
    Optional<Instant> wake() {
        return first().map(Reminder::due);
    }

    private Optional<Reminder> first() {
        return reminders.values().stream().min(Comparator.comparing(Reminder::due));
    }

    /** A partition is another's. */
    void forget(int partition) {
        reminders.values().removeIf(reminder -> reminder.partition() == partition);
    }

    private static boolean isOpen(@Nullable Alert alert) {
        return alert != null
                && !alert.isMuted()
                && alert.state() != AlertState.ACKNOWLEDGED
                && alert.state() != AlertState.CLOSED;
    }

    private static String group(Alert alert) {
        return alert.rule() + "|" + alert.group();
    }

    /** Labels that somebody else wrote ask for nothing. */
    private static DeliveryTerms terms(Alert alert) {
        try {
            return DeliveryTerms.of(alert.labels());
        } catch (DateTimeException e) {
            return new DeliveryTerms(null, null, null);
        }
    }

    /** Forgets what was put in longest ago. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        public V put(String key, V value) {
            remove(key);
            return super.put(key, value);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
