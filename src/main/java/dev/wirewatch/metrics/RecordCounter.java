package dev.wirewatch.metrics;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Lets a topology's producer count what it writes. Kafka makes an instance for each producer. */
public final class RecordCounter implements ProducerInterceptor<byte[], byte[]> {
    /** The property that holds the {@link RecordMeters}. */
    static final String METERS = "wirewatch.record.meters";

    private @Nullable RecordMeters meters;

    @Override
    public void configure(Map<String, ?> configuration) {
        meters = (RecordMeters) Objects.requireNonNull(configuration.get(METERS), METERS);
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        if (meters != null) {
            meters.count(record.topic(), record.key(), record.value());
        }
        return record;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        // What is not written is written again, or ends the application; both are counted by Kafka's own metrics.
    }

    @Override
    public void close() {}
}
