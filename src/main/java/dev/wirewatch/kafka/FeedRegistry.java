package dev.wirewatch.kafka;

import dev.wirewatch.model.Feed;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The registered feeds, kept on the {@code feeds} topic. A feed's record stands in the partition of its host, so that
 * whoever owns the partition is the only one to poll the host.
 */
public final class FeedRegistry {
    /** Header that names who registered a feed; a synchronisation removes only what it registered itself. */
    public static final String ORIGIN_HEADER = "wirewatch-origin";

    private final KafkaConnection connection;
    private final String topic;

    /**
     * @param connection the cluster
     * @param lane the lane whose feeds
     */
    public FeedRegistry(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.topic = lane.topic(Dataset.FEEDS);
    }

    /**
     * What a synchronisation did.
     *
     * @param added feeds that were not registered
     * @param changed feeds whose registration differed
     * @param removed feeds that the origin no longer names
     */
    public record Changes(int added, int changed, int removed) {}

    private record Registration(Feed feed, String origin) {}

    /**
     * Makes the registrations of some origins equal to lists: adds, changes, removes. What other origins registered stays.
     *
     * @param wanted for each origin, as in {@code opml}, every feed of it; the first of two with one id counts
     * @return what was done for each origin, once the broker has acknowledged all of it
     */
    public Map<String, Changes> synchronise(Map<String, List<Feed>> wanted) {
        Map<String, Registration> registered = read();
        Map<String, Changes> changes = new LinkedHashMap<>();
        try (Producer<String, Feed> producer = connection.producer(Dataset.FEEDS)) {
            Acknowledgements sent = new Acknowledgements(topic);
            wanted.forEach(
                    (origin, feeds) -> changes.put(origin, synchronise(origin, feeds, registered, producer, sent)));
            sent.await();
        }
        return changes;
    }

    private Changes synchronise(
            String origin,
            List<Feed> wanted,
            Map<String, Registration> registered,
            Producer<String, Feed> producer,
            Acknowledgements sent) {
        int partitions = producer.partitionsFor(topic).size();
        Map<String, Feed> target = new LinkedHashMap<>();
        wanted.forEach(feed -> target.putIfAbsent(feed.id(), feed));
        int added = 0;
        int changed = 0;
        int removed = 0;
        for (Feed feed : target.values()) {
            Registration before = registered.get(feed.id());
            if (before == null || !before.feed().equals(feed)) {
                added += before == null ? 1 : 0;
                changed += before == null ? 0 : 1;
                sent.add(producer.send(registration(feed, feed, origin, partitions)));
            }
        }
        for (Registration before : registered.values()) {
            if (before.origin().equals(origin)
                    && !target.containsKey(before.feed().id())) {
                removed++;
                sent.add(producer.send(registration(before.feed(), null, origin, partitions)));
            }
        }
        return new Changes(added, changed, removed);
    }

    /** Every registered feed, by title. */
    public Collection<Feed> feeds() {
        Map<String, Feed> byTitle = new TreeMap<>();
        read().values()
                .forEach(registration -> byTitle.put(
                        registration.feed().title() + "\n" + registration.feed().url(), registration.feed()));
        return byTitle.values();
    }

    private Map<String, Registration> read() {
        Map<String, Registration> registered = new LinkedHashMap<>();
        new TopicReader<>(connection, Dataset.FEEDS).read(List.of(topic), found -> {
            if (found.value() == null) {
                registered.remove(found.key());
            } else {
                registered.put(
                        found.key(),
                        new Registration(found.value(), origin(found.headers().lastHeader(ORIGIN_HEADER))));
            }
        });
        return registered;
    }

    private static String origin(@Nullable Header header) {
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private ProducerRecord<String, Feed> registration(
            Feed keyAndHost, @Nullable Feed value, String origin, int partitions) {
        ProducerRecord<String, Feed> registration =
                new ProducerRecord<>(topic, partition(keyAndHost.host(), partitions), keyAndHost.id(), value);
        registration.headers().add(ORIGIN_HEADER, origin.getBytes(StandardCharsets.UTF_8));
        return registration;
    }

    /** The partition of a host's feeds: murmur2 of its name, as Kafka's own partitioner hashes keys. */
    static int partition(String host, int partitions) {
        return Utils.toPositive(Utils.murmur2(host.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
