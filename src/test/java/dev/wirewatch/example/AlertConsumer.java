package dev.wirewatch.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the alerts of a lane with nothing but Kafka's client and a JSON parser: an example for those who consume them. It
 * keeps every alert that stands, by id.
 */
public final class AlertConsumer implements Runnable {
    private final Map<String, JsonNode> standing = new ConcurrentHashMap<>();
    private final String servers;
    private final String topic;

    /**
     * @param servers addresses of the cluster, as in {@code 127.0.0.1:19092}
     * @param topic as in {@code wirewatch.alerts.v1}
     */
    public AlertConsumer(String servers, String topic) {
        this.servers = servers;
        this.topic = topic;
    }

    /** The alerts that stand, by id. */
    public Map<String, JsonNode> standing() {
        return standing;
    }

    @Override
    public void run() {
        // README: begin
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", "my-desk");
        settings.put("isolation.level", "read_committed"); // what was aborted must not be seen
        settings.put("auto.offset.reset", "earliest");
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        ObjectMapper json = new ObjectMapper();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of(topic)); // wirewatch.alerts.v1
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
                    if (record.value() == null) {
                        standing.remove(record.key()); // withdrawn: another alert has taken its place
                    } else {
                        standing.put(record.key(), json.readTree(record.value())); // as it stands now
                    }
                }
            }
            // README: end
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("every value is JSON", e);
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }
}
