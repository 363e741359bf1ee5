package dev.wirewatch.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a Streams application is behind its input, its internal repartition topics included. */
public final class ApplicationLag {
    private static final long ANSWER_SECONDS = 60;
    private static final String REPARTITION_SUFFIX = "-repartition";

    private final Admin admin;
    private final String applicationId;
    private final Collection<String> inputs;

    /**
     * @param admin stays the caller's to close
     * @param applicationId the application
     * @param inputs full names of the topics it reads, without its internal ones
     */
    public ApplicationLag(Admin admin, String applicationId, Collection<String> inputs) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.inputs = inputs;
    }

    /**
     * Records, in offsets, that are committed on the input and not yet processed; 0 when everything is done. A partition
     * that the application has not committed yet counts from its beginning.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public long records() {
        try {
            Set<String> topics = answer(admin.listTopics().names()).stream()
                    .filter(name -> inputs.contains(name)
                            || (name.startsWith(applicationId + "-") && name.endsWith(REPARTITION_SUFFIX)))
                    .collect(Collectors.toSet());
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            answer(admin.describeTopics(topics).allTopicNames())
                    .forEach((name, description) -> description
                            .partitions()
                            .forEach(info ->
                                    latest.put(new TopicPartition(name, info.partition()), OffsetSpec.latest())));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    answer(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                            .all());
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue().offset() - offset(committed.get(end.getKey()))))
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the progress of " + applicationId, e.getCause());
        }
    }

    private static long offset(@org.jspecify.annotations.Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for Kafka", e);
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        }
    }
}
