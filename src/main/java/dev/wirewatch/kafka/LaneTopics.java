package dev.wirewatch.kafka;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and deletes the topics of a lane. */
public final class LaneTopics {
    private static final long ANSWER_SECONDS = 60;

    private final Admin admin;
    private final Lane lane;
    private final Settings settings;
    private final boolean dated;
    private final int partitions;

    /**
     * @param admin stays the caller's to close
     * @param lane whose topics
     * @param settings partitions, replicas and retention of topics that are created
     */
    public LaneTopics(Admin admin, Lane lane, Settings settings) {
        this(admin, lane, settings, false, settings.count(SettingKey.TOPICS_PARTITIONS));
    }

    private LaneTopics(Admin admin, Lane lane, Settings settings, boolean dated, int partitions) {
        this.partitions = partitions;
        this.admin = admin;
        this.lane = lane;
        this.settings = settings;
        this.dated = dated;
    }

    /** For a lane whose records carry the times of documents of any age: nothing is deleted for being old. */
    public LaneTopics ofAnyAge() {
        return new LaneTopics(admin, lane, settings, true, partitions);
    }

    /** For a lane that reads another's topics beside its own: it needs as many partitions as those have. */
    public LaneTopics withPartitions(int number) {
        return new LaneTopics(admin, lane, settings, dated, number);
    }

    /**
     * Creates the topics that are missing and waits until every partition can be written. An idempotent producer that
     * writes right after a creation can lose its first batches (KAFKA-15591), hence the wait.
     *
     * @param alertTopics names of further alert topics that rules ask for, as in {@code alerts.air-defence}
     * @throws KafkaUnavailableException if the cluster does not answer, or topics that are read together do not have
     *     the same number of partitions
     */
    public void ensure(Collection<String> alertTopics) {
        ensure(Dataset.ALL, alertTopics);
    }

    /** The same for some of the datasets, where a lane needs no others. */
    public void ensure(Collection<Dataset<?>> datasets, Collection<String> alertTopics) {
        List<NewTopic> topics = new ArrayList<>();
        for (Dataset<?> dataset : datasets) {
            topics.add(topic(lane.topic(dataset), dataset));
        }
        for (String name : alertTopics) {
            topics.add(topic(lane.topic(name), Dataset.ALERTS));
        }
        for (Map.Entry<String, KafkaFuture<Void>> creation :
                admin.createTopics(topics).values().entrySet()) {
            try {
                answer(creation.getValue());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaUnavailableException("cannot create topic " + creation.getKey(), e.getCause());
                }
            }
        }
        awaitPartitions(topics.stream().map(NewTopic::name).toList());
    }

    private NewTopic topic(String name, Dataset<?> dataset) {
        Map<String, String> configuration = dataset.topicConfiguration(settings);
        if (dated) {
            configuration.computeIfPresent(TopicConfig.RETENTION_MS_CONFIG, (key, value) -> Dataset.KEPT_FOREVER);
        }
        return new NewTopic(name, partitions, (short) settings.count(SettingKey.TOPICS_REPLICATION))
                .configs(configuration);
    }

    private void awaitPartitions(List<String> names) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        while (true) {
            try {
                Map<String, TopicDescription> descriptions =
                        answer(admin.describeTopics(names).allTopicNames());
                Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
                descriptions.forEach((name, description) -> description
                        .partitions()
                        .forEach(partition ->
                                partitions.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
                answer(admin.listOffsets(partitions, new ListOffsetsOptions()).all());
                requireSamePartitions(descriptions);
                return;
            } catch (ExecutionException e) {
                boolean passing = e.getCause() instanceof RetriableException;
                if (!passing || System.nanoTime() > deadline) {
                    throw new KafkaUnavailableException(
                            "the topics of lane " + lane.prefix() + " are not ready", e.getCause());
                }
            }
        }
    }

    private void requireSamePartitions(Map<String, TopicDescription> descriptions) {
        if (!descriptions.containsKey(lane.topic(Dataset.ARTICLES))) {
            return;
        }
        int articles = partitions(descriptions, Dataset.ARTICLES);
        for (Dataset<?> other : List.of(Dataset.WATCHLISTS, Dataset.ALERT_ACTIONS)) {
            int partitions = partitions(descriptions, other);
            if (articles != partitions) {
                throw new KafkaUnavailableException(
                        "%s has %d partitions and %s has %d: they are read together and must have the same number"
                                .formatted(lane.topic(Dataset.ARTICLES), articles, lane.topic(other), partitions),
                        null);
            }
        }
    }

    private int partitions(Map<String, TopicDescription> descriptions, Dataset<?> dataset) {
        TopicDescription description = descriptions.get(lane.topic(dataset));
        return description == null ? 0 : description.partitions().size();
    }

    /** Deletes every topic of the lane, those that Streams created for its applications included, and the groups of these. */
    public void deleteAll() {
        try {
            List<String> mine = answer(admin.listTopics().names()).stream()
                    .filter(name -> name.startsWith(lane.prefix() + ".") || name.startsWith(lane.prefix() + "-"))
                    .toList();
            answer(admin.deleteTopics(mine).all());
            List<String> groups = answer(admin.listGroups().all()).stream()
                    .map(GroupListing::groupId)
                    .filter(id -> id.startsWith(lane.prefix() + "-"))
                    .toList();
            answer(admin.deleteConsumerGroups(groups).all());
        } catch (ExecutionException e) {
            boolean gone = e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof GroupIdNotFoundException
                    || e.getCause() instanceof GroupNotEmptyException;
            if (!gone) {
                throw new KafkaUnavailableException("cannot delete the topics of lane " + lane.prefix(), e.getCause());
            }
        }
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
