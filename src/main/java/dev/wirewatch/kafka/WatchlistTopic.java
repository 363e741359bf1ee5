package dev.wirewatch.kafka;

import dev.wirewatch.model.PublishedWatchlist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The versions of the watchlist on the {@code watchlists} topic. A version is written to every partition in one
 * transaction, so that each tagging task has the whole history beside its articles; the record's timestamp is the
 * version's effective time.
 */
public final class WatchlistTopic {
    private final KafkaConnection connection;
    private final Lane lane;
    private final String topic;

    /**
     * @param connection the cluster
     * @param lane the lane whose watchlists
     */
    public WatchlistTopic(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
        this.topic = lane.topic(Dataset.WATCHLISTS);
    }

    /** Every version in the order of publication. */
    public List<PublishedWatchlist> history() {
        List<PublishedWatchlist> versions = new ArrayList<>();
        new TopicReader<>(connection, Dataset.WATCHLISTS).read(List.of(topic), found -> {
            if (found.partition() == 0) {
                versions.add(found.value());
            }
        });
        return versions;
    }

    /**
     * Publishes a version unless it is the latest already. The first version of a lane is effective from the beginning
     * of time, as there is no other that its articles could be tagged by.
     *
     * @param name the watchlist's name
     * @param version hash of the content
     * @param watchlist text of the watchlist file
     * @param rules text of the rules file
     * @param now when a version after the first takes effect, and when the lane began if it is the first
     * @return the version written; empty if it was the latest already
     * @throws KafkaUnavailableException if the broker does not take it
     */
    public Optional<PublishedWatchlist> publish(
            String name, String version, String watchlist, String rules, Instant now) {
        List<PublishedWatchlist> history = history();
        PublishedWatchlist latest = history.isEmpty() ? null : history.get(history.size() - 1);
        if (latest != null && latest.version().equals(version)) {
            return Optional.empty();
        }
        Instant effective =
                latest == null ? Instant.EPOCH : later(now, latest.effective().plusMillis(1));
        Instant began = history.isEmpty() ? now : history.get(0).began();
        PublishedWatchlist published = new PublishedWatchlist(name, version, effective, watchlist, rules, began);
        try (Producer<String, PublishedWatchlist> producer =
                connection.transactionalProducer(Dataset.WATCHLISTS, lane.prefix() + "-watchlist-publisher")) {
            producer.initTransactions();
            producer.beginTransaction();
            Acknowledgements sent = new Acknowledgements(topic);
            int partitions = producer.partitionsFor(topic).size();
            for (int partition = 0; partition < partitions; partition++) {
                sent.add(producer.send(
                        new ProducerRecord<>(topic, partition, effective.toEpochMilli(), name, published)));
            }
            producer.commitTransaction();
            sent.await();
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot publish watchlist " + name + " to " + topic, e);
        }
        return Optional.of(published);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
