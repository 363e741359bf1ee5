package dev.wirewatch.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** How far a Streams application is behind its input, its internal repartition topics included. */
public final class ApplicationLag {
    private static final long ANSWER_SECONDS = 60;
    private static final String REPARTITION_SUFFIX = "-repartition";
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final Admin admin;
    private final String applicationId;
    private final Collection<String> inputs;

    /**
     * @param connection the cluster
     * @param admin stays the caller's to close
     * @param applicationId the application
     * @param inputs full names of the topics it reads, without its internal ones
     */
    public ApplicationLag(KafkaConnection connection, Admin admin, String applicationId, Collection<String> inputs) {
        this.connection = connection;
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
        return sum(recordsByTopic());
    }

    /**
     * The same by topic, those without any included.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public SortedMap<String, Long> recordsByTopic() {
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
            // Progress before ends: what was processed up to the first has all its output below the second. The other
            // way round, output that is committed in between would go unnoticed. And ends with what is not committed
            // yet: the coordinator marks the group's offsets and the output of one transaction in any order.
            Map<TopicPartition, Long> progress = progress();
            Map<TopicPartition, Long> ends = offsets(latest, IsolationLevel.READ_UNCOMMITTED);
            SortedMap<String, Long> behind = withRecords(gaps(progress, ends));
            topics.forEach(topic -> behind.putIfAbsent(topic, 0L));
            return behind;
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the progress of " + applicationId, e.getCause());
        }
    }

    /**
     * Records, in offsets, below given ends that are not yet processed, wherever the topics end by now.
     *
     * @param ends exclusive, by partition; others do not count
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public long recordsBelow(Map<TopicPartition, Long> ends) {
        return sum(withRecords(gaps(progress(), ends)));
    }

    /**
     * Records, in offsets, of topics that belong to transactions under way, and what stands behind them: readers of committed
     * records do not see them yet. The group's offsets can be there before the output of the same transaction is.
     *
     * @param topics full names
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public long undecided(Collection<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            answer(admin.describeTopics(topics).allTopicNames())
                    .forEach((name, description) -> description
                            .partitions()
                            .forEach(info ->
                                    latest.put(new TopicPartition(name, info.partition()), OffsetSpec.latest())));
            // Partition by partition: one may gain its mark of the end of a transaction while another still waits
            // for its own, and in a sum the one would make up for the other.
            Map<TopicPartition, Long> written = offsets(latest, IsolationLevel.READ_UNCOMMITTED);
            Map<TopicPartition, Long> decided = offsets(latest, IsolationLevel.READ_COMMITTED);
            return written.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - decided.getOrDefault(end.getKey(), 0L)))
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the transactions in " + topics, e.getCause());
        }
    }

    /**
     * Records, in offsets, that are not yet processed or whose results cannot be read yet; 0 when all that there was to read
     * shows in the outputs.
     *
     * @param outputs full names of the topics that somebody is about to read
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public long unsettled(Collection<String> outputs) {
        long behind = records();
        return behind > 0 ? behind : undecided(outputs);
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation)
            throws ExecutionException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
                .forEach((partition, end) -> offsets.put(partition, end.offset()));
        return offsets;
    }

    private static long sum(Map<String, Long> behind) {
        return behind.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Gap> gaps(Map<TopicPartition, Long> progress, Map<TopicPartition, Long> ends) {
        List<Gap> gaps = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long from = progress.getOrDefault(partition, 0L);
            if (from < end) {
                gaps.add(new Gap(partition, from, end));
            }
        });
        return gaps;
    }

    /**
     * Whether any instance of the application is at work.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public boolean hasMembers() {
        return members() > 0;
    }

    /**
     * How many threads of instances of the application are at work.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public int members() {
        try {
            return answer(admin.describeConsumerGroups(List.of(applicationId)).all()).values().stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new KafkaUnavailableException("cannot ask for the instances of " + applicationId, e.getCause());
        }
    }

    /**
     * The offsets up to which the application has processed its input for good; a partition of which it has committed
     * nothing is left out.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public Map<TopicPartition, Long> progress() {
        try {
            Map<TopicPartition, Long> progress = new HashMap<>();
            answer(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata())
                    .forEach((partition, committed) -> progress.put(partition, offset(committed)));
            return progress;
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the progress of " + applicationId, e.getCause());
        }
    }

    /**
     * Sums by topic over those partitions that still hold a record to read: an application does not commit its way past what an
     * aborted transaction left at the end of a partition.
     */
    private SortedMap<String, Long> withRecords(List<Gap> gaps) {
        SortedMap<String, Long> behind = new TreeMap<>();
        if (gaps.isEmpty()) {
            return behind;
        }
        try (Consumer<String, byte[]> consumer = connection.consumer(Dataset.DEAD_LETTERS)) {
            for (Gap gap : gaps) {
                consumer.assign(List.of(gap.partition()));
                consumer.seek(gap.partition(), gap.from());
                boolean found = false;
                while (!found && consumer.position(gap.partition()) < gap.end()) {
                    found = !consumer.poll(POLL).isEmpty();
                }
                if (found) {
                    behind.merge(gap.partition().topic(), gap.end() - gap.from(), Long::sum);
                }
            }
        }
        return behind;
    }

    /** Offsets of a partition that the application has not passed. */
    private record Gap(TopicPartition partition, long from, long end) {}

    private static long offset(@Nullable OffsetAndMetadata committed) {
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
