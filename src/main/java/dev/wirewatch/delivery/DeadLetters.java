package dev.wirewatch.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Events that were given up, on the lane's {@code dead-letters} topic: the record as it was received, the rest in headers.
 * One that is delivered later is followed by a record without a value that says so.
 */
public final class DeadLetters implements AutoCloseable {
    private static final String PREFIX = "wirewatch.delivery.";
    private static final String TARGET = PREFIX + "target";
    private static final String ID = PREFIX + "id";
    private static final String REASON = PREFIX + "reason";
    private static final String ATTEMPTS = PREFIX + "attempts";
    private static final String FIRST_ATTEMPT = PREFIX + "first-attempt";
    private static final String PLACE = PREFIX + "place";
    private static final String REDELIVERED = PREFIX + "redelivered";

    private final KafkaConnection connection;
    private final Lane lane;
    private final Producer<String, byte[]> producer;

    /**
     * @param connection the cluster
     * @param lane the lane whose dead letters
     */
    public DeadLetters(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
        this.producer = connection.producer(Dataset.DEAD_LETTERS);
    }

    /**
     * A letter for people and programs.
     *
     * @param id the delivery's id
     * @param target who did not get it
     * @param alert the alert; null if the record has no key
     * @param reason why it was given up
     * @param attempts how many attempts were made
     * @param givenUp when
     * @param place topic-partition@offset of the event
     * @param value the event as it was received, as text; null if it had no value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Letter(
            String id,
            String target,
            @Nullable String alert,
            String reason,
            int attempts,
            Instant givenUp,
            String place,
            @Nullable String value) {

        /** The same without the event, for lists. */
        public Letter withoutValue() {
            return new Letter(id, target, alert, reason, attempts, givenUp, place, null);
        }
    }

    /**
     * Writes one.
     *
     * @throws KafkaUnavailableException if the broker does not take it
     */
    void write(DeadLetter letter) {
        ProducerRecord<String, byte[]> written =
                new ProducerRecord<>(lane.topic(Dataset.DEAD_LETTERS), letter.key(), letter.bytes());
        header(written, TARGET, letter.target());
        header(written, ID, letter.deliveryId());
        header(written, REASON, letter.reason());
        header(written, ATTEMPTS, Integer.toString(letter.attempts()));
        Instant first = letter.firstAttempt();
        if (first != null) {
            header(written, FIRST_ATTEMPT, first.toString());
        }
        header(
                written,
                PLACE,
                lane.topic(Dataset.ALERT_EVENTS) + "-" + letter.place().partition() + "@"
                        + letter.place().offset());
        send(written);
    }

    /** Notes that a letter has been delivered after all. */
    public void redelivered(Letter letter, Instant now) {
        ProducerRecord<String, byte[]> note =
                new ProducerRecord<>(lane.topic(Dataset.DEAD_LETTERS), letter.alert(), null);
        header(note, TARGET, letter.target());
        header(note, ID, letter.id());
        header(note, REDELIVERED, now.toString());
        send(note);
    }

    private void send(ProducerRecord<String, byte[]> written) {
        try {
            producer.send(written).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while writing a dead letter", e);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot write a dead letter", e.getCause());
        }
    }

    /** Every letter that has not been delivered since, the oldest of each partition first; a delivery is there once. */
    public List<Letter> standing() {
        Map<String, Letter> standing = new LinkedHashMap<>();
        new TopicReader<>(connection, Dataset.DEAD_LETTERS).read(List.of(lane.topic(Dataset.DEAD_LETTERS)), found -> {
            String target = header(found, TARGET);
            String id = header(found, ID);
            if (target == null || id == null) {
                return;
            }
            String place = header(found, PLACE);
            String key = target + "/" + (id.isEmpty() ? place : id);
            if (header(found, REDELIVERED) != null) {
                standing.remove(key);
            } else {
                standing.put(key, letter(found, target, id, place == null ? "" : place));
            }
        });
        return List.copyOf(standing.values());
    }

    private static Letter letter(ConsumerRecord<String, byte[]> found, String target, String id, String place) {
        String reason = header(found, REASON);
        String attempts = header(found, ATTEMPTS);
        return new Letter(
                id,
                target,
                found.key(),
                reason == null ? "" : reason,
                attempts == null || !attempts.matches("\\d{1,9}") ? 0 : Integer.parseInt(attempts),
                Instant.ofEpochMilli(found.timestamp()),
                place,
                found.value() == null ? null : new String(found.value(), StandardCharsets.UTF_8));
    }

    private static void header(ProducerRecord<?, ?> written, String name, String value) {
        written.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String header(ConsumerRecord<?, ?> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
