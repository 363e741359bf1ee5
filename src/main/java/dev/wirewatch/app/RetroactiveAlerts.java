package dev.wirewatch.app;

import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.Ids;
import dev.wirewatch.watchlist.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Raises alerts of the past in the live lane, marked as what they are. */
final class RetroactiveAlerts {
    private static final String ALL = "all";

    private final KafkaConnection connection;
    private final Lane live;

    RetroactiveAlerts(KafkaConnection connection, Lane live) {
        this.connection = connection;
        this.live = live;
    }

    /**
     * The gained alerts that are meant.
     *
     * @param ids those asked for, or {@value #ALL}
     * @throws UserErrorException naming what was not gained
     */
    static List<Alert> choose(List<AlertDifference> differences, List<String> ids) {
        List<Alert> gained = differences.stream()
                .filter(each -> each.kind() == DifferenceKind.GAINED)
                .map(AlertDifference::alert)
                .toList();
        if (ids.contains(ALL)) {
            return gained;
        }
        List<String> known = gained.stream().map(Alert::id).toList();
        List<String> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new UserErrorException("wirewatch: not among the alerts gained: " + String.join(", ", unknown)
                    + "; nothing has been published");
        }
        return gained.stream().filter(alert -> ids.contains(alert.id())).toList();
    }

    /**
     * Raises them, all or none.
     *
     * @param rules those that raise them; some have topics of their own
     * @param by who raises them; null if unknown
     */
    void raise(List<Alert> alerts, RuleBook rules, Instant now, @Nullable String by) {
        if (alerts.isEmpty()) {
            return;
        }
        Map<String, String> topics = new HashMap<>();
        rules.rules().stream()
                .filter(rule -> rule.topic() != null)
                .forEach(rule -> topics.put(rule.id(), rule.topic()));
        try (Producer<String, byte[]> producer =
                connection.transactionalProducer(Dataset.DEAD_LETTERS, live.prefix() + "-retroactive-alerts")) {
            producer.initTransactions();
            producer.beginTransaction();
            Acknowledgements sent = new Acknowledgements(live.topic(Dataset.ALERTS));
            for (Alert alert : alerts) {
                records(alert.toBuilder().retroactive(now).build(), topics.get(alert.rule()), now, by)
                        .forEach(record -> sent.add(producer.send(record)));
            }
            producer.commitTransaction();
            sent.await();
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot raise alerts of the past", e);
        }
    }

    private List<ProducerRecord<String, byte[]>> records(
            Alert alert, @Nullable String own, Instant now, @Nullable String by) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        byte[] value = bytes(Dataset.ALERTS, alert);
        records.add(record(live.topic(Dataset.ALERTS), alert, "alert", "/retroactive", value, now));
        if (own != null) {
            records.add(record(live.topic(own), alert, "alert", "/retroactive", value, now));
        }
        AlertEvent opened = new AlertEvent(
                Ids.of("alert-event", alert.id(), "1", now.toString()),
                alert.id(),
                1,
                AlertTransition.OPENED,
                now,
                List.of(),
                List.of("raised from the past by a backtest"),
                by,
                null,
                null,
                null,
                alert);
        records.add(record(
                live.topic(Dataset.ALERT_EVENTS),
                alert,
                "alert-event",
                "/retroactive/event",
                bytes(Dataset.ALERT_EVENTS, opened),
                now));
        return records;
    }

    private ProducerRecord<String, byte[]> record(
            String topic, Alert alert, String type, String suffix, byte[] value, Instant now) {
        CloudEvent event = CloudEvent.of(live, type, alert.id() + "/" + now.toEpochMilli() + suffix, alert.id(), now);
        return new ProducerRecord<>(topic, null, now.toEpochMilli(), alert.id(), value, event.headers());
    }

    private static <V> byte[] bytes(Dataset<V> dataset, V value) {
        return dataset.valueSerde().serializer().serialize(dataset.name(), value);
    }
}
