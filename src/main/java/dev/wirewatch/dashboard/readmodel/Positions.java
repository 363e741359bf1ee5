package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Where reading goes on, kept in the read model itself; says whether it is of the topics that are there now. */
final class Positions {
    private static final long ANSWER_SECONDS = 60;

    private final Database database;
    private final Map<TopicPartition, String> topicIds = new HashMap<>();

    /** @throws KafkaUnavailableException if the topics cannot be described */
    Positions(Database database, KafkaConnection connection, Lane lane) {
        this.database = database;
        List<String> topics = List.of(
                lane.topic(Dataset.WATCHLISTS),
                lane.topic(Dataset.FEEDS),
                lane.topic(Dataset.FEED_HEALTH),
                lane.topic(Dataset.ARTICLES),
                lane.topic(Dataset.MENTIONS),
                lane.topic(Dataset.ALERTS),
                lane.topic(Dataset.CHANGES),
                lane.topic(Dataset.ALERT_EVENTS),
                lane.topic(Dataset.ALERT_ACTIONS),
                lane.topic(Dataset.VIEWS),
                lane.topic(Dataset.DEAD_LETTERS));
        try (Admin admin = connection.admin()) {
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(topics).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            descriptions.forEach((topic, description) -> description.partitions().stream()
                    // Every version of the watchlist stands in every partition: one will do.
                    .filter(info -> info.partition() == 0 || !topic.equals(lane.topic(Dataset.WATCHLISTS)))
                    .forEach(info -> topicIds.put(
                            new TopicPartition(topic, info.partition()),
                            description.topicId().toString())));
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot describe the topics of " + lane.prefix(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for Kafka", e);
        }
    }

    /** Whether the read model was filled from topics that are not there any more, even if others have their names. */
    boolean ofOtherTopics() {
        List<Boolean> differences = new ArrayList<>();
        database.each("SELECT topic, partition, topic_id FROM positions", row -> {
            String id = topicIds.get(new TopicPartition(row.getString(1), row.getInt(2)));
            differences.add(!row.getString(3).equals(id));
        });
        return differences.contains(true);
    }

    /** Assigns every partition and goes to where the read model ends, or to the beginning. */
    void seek(Consumer<String, byte[]> consumer) {
        consumer.assign(topicIds.keySet());
        consumer.seekToBeginning(topicIds.keySet());
        database.each(
                "SELECT topic, partition, next FROM positions",
                row -> consumer.seek(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
    }

    /** Stores the positions after a batch, in the transaction of its rows. */
    void store(ConsumerRecords<String, byte[]> polled, Consumer<String, byte[]> consumer) {
        for (TopicPartition partition : polled.partitions()) {
            database.update(
                    "INSERT OR REPLACE INTO positions VALUES (?, ?, ?, ?)",
                    partition.topic(),
                    partition.partition(),
                    topicIds.getOrDefault(partition, ""),
                    consumer.position(partition));
        }
    }
}
