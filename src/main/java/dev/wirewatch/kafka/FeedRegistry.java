package dev.wirewatch.kafka;

import dev.wirewatch.model.Feed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * The registered feeds, kept on the {@code feeds} topic. A feed's record stands in the partition of its site, the
 * registrable domain of its host: whoever owns the partition is the only one to poll the host, and knows all feeds of
 * the site, so that a story in two of them is one article.
 */
public final class FeedRegistry {
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

    /** Where a registration stands: in its partition, or in another one that an earlier version chose. */
    private record Placed(FeedRegistration registration, int partition) {}

    /**
     * Makes the registrations of some origins equal to lists: adds, changes, removes. What other origins registered stays,
     * what an operator registered by command also when a list names it, and so does an operator's word on polling.
     *
     * @param wanted for each origin, as in {@code opml}, every feed of it; the first of two with one id counts
     * @return what was done for each origin, once the broker has acknowledged all of it
     */
    public Map<String, Changes> synchronise(Map<String, List<Feed>> wanted) {
        Map<String, Changes> changes = new LinkedHashMap<>();
        try (Writing writing = new Writing()) {
            Map<String, Placed> registered = writing.settle(read());
            wanted.forEach((origin, feeds) -> changes.put(origin, synchronise(origin, feeds, registered, writing)));
        }
        return changes;
    }

    private static Changes synchronise(
            String origin, List<Feed> wanted, Map<String, Placed> registered, Writing writing) {
        Map<String, Feed> target = new LinkedHashMap<>();
        wanted.forEach(feed -> target.putIfAbsent(feed.id(), feed));
        int added = 0;
        int changed = 0;
        int removed = 0;
        for (Feed feed : target.values()) {
            Placed before = registered.get(feed.id());
            if (before == null) {
                added++;
                writing.put(FeedRegistration.of(feed, origin));
            } else if (!before.registration().origin().equals(FeedRegistration.COMMAND)) {
                FeedRegistration after = before.registration().of(feed);
                if (!after.feed().equals(before.registration().feed())) {
                    changed++;
                    writing.put(new FeedRegistration(after.feed(), origin, after.pausedByCommand()));
                }
            }
        }
        for (Placed before : registered.values()) {
            FeedRegistration registration = before.registration();
            if (registration.origin().equals(origin)
                    && !target.containsKey(registration.feed().id())) {
                removed++;
                writing.remove(registration.feed());
            }
        }
        return new Changes(added, changed, removed);
    }

    /** Every registered feed, by title. */
    public Collection<Feed> feeds() {
        return registrations().stream().map(FeedRegistration::feed).toList();
    }

    /** Every registration, by title and address. */
    public List<FeedRegistration> registrations() {
        return read().values().stream()
                .map(places -> places.get(places.size() - 1).registration())
                .sorted(Comparator.comparing(
                                (FeedRegistration each) -> each.feed().title())
                        .thenComparing(each -> each.feed().url()))
                .toList();
    }

    /**
     * A registered feed.
     *
     * @param idOrUrl its id, or its address as subscribed
     */
    public Optional<FeedRegistration> find(String idOrUrl) {
        return registrations().stream()
                .filter(each ->
                        each.feed().id().equals(idOrUrl) || each.feed().url().equals(idOrUrl))
                .findFirst();
    }

    /**
     * Registers feeds, or changes their registrations.
     *
     * @param registrations one for each feed; acknowledged by the broker when this returns
     */
    public void put(Collection<FeedRegistration> registrations) {
        try (Writing writing = new Writing()) {
            registrations.forEach(writing::put);
        }
    }

    /**
     * Suspends or resumes the polling of feeds; this holds whatever the list says that a feed is from.
     *
     * @return the registrations as they are now
     */
    public List<FeedRegistration> pause(Collection<FeedRegistration> registrations, boolean suspended) {
        List<FeedRegistration> after =
                registrations.stream().map(each -> each.paused(suspended)).toList();
        put(after);
        return after;
    }

    /** Removes feeds. */
    public void remove(Collection<FeedRegistration> registrations) {
        try (Writing writing = new Writing()) {
            registrations.forEach(each -> writing.remove(each.feed()));
        }
    }

    /** The registrations by feed id; more than one place only where an earlier version chose another partition. */
    private Map<String, List<Placed>> read() {
        Map<String, Map<Integer, Placed>> places = new LinkedHashMap<>();
        new TopicReader<>(connection, Dataset.FEEDS).read(List.of(topic), found -> {
            Map<Integer, Placed> ofFeed = places.computeIfAbsent(found.key(), key -> new TreeMap<>());
            if (found.value() == null) {
                ofFeed.remove(found.partition());
            } else {
                ofFeed.put(
                        found.partition(),
                        new Placed(FeedRegistration.read(found.value(), found.headers()), found.partition()));
            }
        });
        Map<String, List<Placed>> registered = new LinkedHashMap<>();
        places.forEach((id, ofFeed) -> {
            if (!ofFeed.isEmpty()) {
                registered.put(id, List.copyOf(ofFeed.values()));
            }
        });
        return registered;
    }

    /** The partition of a host's feeds: murmur2 of its site, as Kafka's own partitioner hashes keys. */
    static int partition(String host, int partitions) {
        return Utils.toPositive(Utils.murmur2(Site.of(host).getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Records on their way to the topic; closing waits until the broker has them. */
    private final class Writing implements AutoCloseable {
        private final Producer<String, Feed> producer = connection.producer(Dataset.FEEDS);
        private final Acknowledgements sent = new Acknowledgements(topic);
        private final int partitions = producer.partitionsFor(topic).size();

        void put(FeedRegistration registration) {
            Feed feed = registration.feed();
            ProducerRecord<String, Feed> registered =
                    new ProducerRecord<>(topic, partition(feed.host(), partitions), feed.id(), feed);
            registration.write(registered.headers());
            sent.add(producer.send(registered));
        }

        void remove(Feed feed) {
            remove(feed, partition(feed.host(), partitions));
        }

        private void remove(Feed feed, int partition) {
            sent.add(producer.send(new ProducerRecord<>(topic, partition, feed.id(), null)));
        }

        /** Moves what stands in another partition than it should: two owners would poll it, or the wrong one. */
        Map<String, Placed> settle(Map<String, List<Placed>> registered) {
            Map<String, Placed> settled = new LinkedHashMap<>();
            registered.forEach((id, places) -> {
                List<Placed> strays = new ArrayList<>();
                Placed kept = null;
                for (Placed each : places) {
                    Feed feed = each.registration().feed();
                    if (each.partition() == partition(feed.host(), partitions)) {
                        kept = each;
                    } else {
                        strays.add(each);
                    }
                }
                strays.forEach(stray -> remove(stray.registration().feed(), stray.partition()));
                if (kept == null) {
                    kept = strays.get(strays.size() - 1);
                    put(kept.registration());
                }
                settled.put(id, Objects.requireNonNull(kept));
            });
            return settled;
        }

        @Override
        public void close() {
            try {
                sent.await();
            } finally {
                producer.close();
            }
        }
    }
}
