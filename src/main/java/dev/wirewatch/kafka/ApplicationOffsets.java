package dev.wirewatch.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where an application that has not run yet begins to read. */
public final class ApplicationOffsets {
    private static final long ANSWER_SECONDS = 60;

    private ApplicationOffsets() {}

    /**
     * Lets an application begin at given offsets; other topics it reads from their beginning.
     *
     * @throws KafkaUnavailableException if the cluster does not take it, as for an application that runs
     */
    public static void begin(Admin admin, String applicationId, Map<TopicPartition, Long> begins) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        begins.forEach((partition, begin) -> offsets.put(partition, new OffsetAndMetadata(begin)));
        try {
            admin.alterConsumerGroupOffsets(applicationId, offsets).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot say where " + applicationId + " begins", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for Kafka", e);
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        }
    }

    /** The first offset of each partition with a record as late as a time, and its end if there is none. */
    public static Map<TopicPartition, Long> since(Admin admin, String topic, Instant time) {
        Map<TopicPartition, Long> offsets = TopicTimes.ends(admin, topic);
        Map<TopicPartition, ListOffsetsResultInfo> found =
                TopicTimes.offsets(admin, topic, OffsetSpec.forTimestamp(time.toEpochMilli()));
        offsets.replaceAll((partition, end) -> {
            ListOffsetsResultInfo first = found.get(partition);
            return first == null || first.offset() < 0 ? end : first.offset();
        });
        return offsets;
    }
}
