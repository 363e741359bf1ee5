package dev.wirewatch.kafka;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Fetches single articles from where a reference says that they stand. */
public final class ArticleFinder implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS = 50;

    private final Consumer<String, Article> consumer;

    /** @param connection the cluster */
    public ArticleFinder(KafkaConnection connection) {
        this.consumer = connection.consumer(Dataset.ARTICLES);
    }

    /** An article and when it came into its lane. */
    public record Found(Article article, long timestamp) {}

    /**
     * The revision that a reference means.
     *
     * @return empty if it is not there any more, or the reference does not say where
     */
    public Optional<Found> find(ArticleReference reference) {
        String topic = reference.topic();
        Integer partition = reference.partition();
        Long offset = reference.offset();
        if (topic == null || partition == null || offset == null) {
            return Optional.empty();
        }
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        Long beginning = consumer.beginningOffsets(List.of(place)).get(place);
        if (beginning == null || beginning > offset) {
            return Optional.empty();
        }
        consumer.seek(place, offset);
        for (int i = 0; i < POLLS && consumer.position(place) <= offset; i++) {
            for (ConsumerRecord<String, Article> record : TopicReader.poll(consumer, POLL)) {
                if (record.offset() == offset && record.value() != null) {
                    return Optional.of(new Found(record.value(), record.timestamp()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
