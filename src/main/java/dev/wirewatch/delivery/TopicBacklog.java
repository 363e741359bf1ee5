package dev.wirewatch.delivery;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Stretches of the events topic, read by a consumer of its own that leaves the group's position alone. */
final class TopicBacklog implements Backlog {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final String topic;

    TopicBacklog(KafkaConnection connection, String topic) {
        this.connection = connection;
        this.topic = topic;
    }

    @Override
    public void read(Map<Integer, Held> stretches, BiConsumer<Pending.Place, byte[]> sink) {
        try (Consumer<String, byte[]> consumer = connection.consumer(Dataset.DEAD_LETTERS)) {
            stretches.forEach((partition, held) -> {
                TopicPartition from = new TopicPartition(topic, partition);
                consumer.assign(List.of(from));
                consumer.seek(from, held.from());
                while (consumer.position(from) < held.to()) {
                    for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
                        if (found.offset() < held.to() && found.value() != null) {
                            sink.accept(new Pending.Place(partition, found.offset()), found.value());
                        }
                    }
                }
            });
        }
    }
}
