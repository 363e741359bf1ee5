package dev.wirewatch.kafka;

import dev.wirewatch.model.PublishedWatchlist;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * The versions of the watchlist on the {@code watchlists} topic. A version is written to every partition in one
 * transaction, so that each tagging task has the whole history beside its articles.
 *
 * <p>A version takes effect {@link #LEAD} after it is written, so that every task has it before the first article that it
 * covers. Publishers exclude each other by their transactional id: who begins fences whoever was under way, then reads what
 * there is, so that each version is decided in knowledge of all before it.
 */
public final class WatchlistTopic {
    /** How long before it takes effect a version is written. */
    public static final Duration LEAD = Duration.ofSeconds(2);

    /** A publisher that died is aborted by the broker after this time, if no other does so before. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    /** A newest article further in the future than this is no sign of a clock that runs fast, but nonsense. */
    private static final Duration LARGEST_SKEW = Duration.ofHours(1);

    private static final int ATTEMPTS = 20;

    /** A publication takes a few tenths of a second; the wait before trying again is random, up to so long. */
    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(500);

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(3);

    private final KafkaConnection connection;
    private final Lane lane;
    private final String topic;
    private final InstantSource clock;

    /**
     * @param connection the cluster
     * @param lane the lane whose watchlists
     */
    public WatchlistTopic(KafkaConnection connection, Lane lane) {
        this(connection, lane, InstantSource.system());
    }

    /**
     * @param connection the cluster
     * @param lane the lane whose watchlists
     * @param clock says when a version is written
     */
    public WatchlistTopic(KafkaConnection connection, Lane lane, InstantSource clock) {
        this.connection = connection;
        this.lane = lane;
        this.topic = lane.topic(Dataset.WATCHLISTS);
        this.clock = clock;
    }

    /** Every version in the order of publication. */
    public WatchlistVersions versions() {
        List<PublishedWatchlist> versions = new ArrayList<>();
        new TopicReader<>(connection, Dataset.WATCHLISTS)
                .readPartition(new TopicPartition(topic, 0), found -> versions.add(found.value()));
        return new WatchlistVersions(versions);
    }

    /**
     * A version by its hash.
     *
     * @return empty if none of that hash is on the topic
     */
    public Optional<PublishedWatchlist> version(String version) {
        return versions().published().stream()
                .filter(published -> published.version().equals(version))
                .findFirst();
    }

    /**
     * Publishes a version unless it is in force when it would take effect. The first version of a lane is effective from
     * the beginning of time, as there is no other that its articles could be tagged by.
     *
     * @return the version written; empty if there was nothing to do
     * @throws KafkaUnavailableException if the broker does not take it
     */
    public Optional<PublishedWatchlist> publish(WatchlistDraft draft) {
        return publishUnless(
                draft,
                versions -> versions.inForceAt(effective(versions, draft))
                        .filter(draft::isContentOf)
                        .isPresent());
    }

    /**
     * The same for a draft that was made from a version: it is written only if that one is in force when the draft would
     * take effect, so that of two who change the same version one is told.
     *
     * @param base the version's hash; empty for none
     * @return the version written; empty if there was nothing to do
     * @throws WatchlistConflictException if another version is in force
     * @throws KafkaUnavailableException if the broker does not take it
     */
    public Optional<PublishedWatchlist> publish(WatchlistDraft draft, String base) {
        return publishUnless(draft, versions -> {
            Optional<PublishedWatchlist> inForce = versions.inForceAt(effective(versions, draft));
            if (!inForce.map(PublishedWatchlist::version).orElse("").equals(base)) {
                throw new WatchlistConflictException(inForce.orElse(null));
            }
            return inForce.filter(draft::isContentOf).isPresent();
        });
    }

    /**
     * Publishes the content of the configured files if it has changed since it was last published from them, so that what
     * was published by command since then stays in force.
     *
     * @return the version written; empty if there was nothing to do
     * @throws KafkaUnavailableException if the broker does not take it
     */
    public Optional<PublishedWatchlist> publishFiles(WatchlistDraft draft) {
        return publishUnless(draft, versions -> versions.knowsFile(draft));
    }

    /**
     * Writes versions as they are, for a lane that re-reads another's past.
     *
     * @param versions with the effective times that they are to have
     */
    public void write(List<PublishedWatchlist> versions) {
        try (Producer<String, PublishedWatchlist> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            Acknowledgements sent = new Acknowledgements(topic);
            versions.forEach(version -> send(producer, version, sent));
            producer.commitTransaction();
            sent.awaitReadable(connection);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot publish watchlists to " + topic, e);
        }
    }

    private Optional<PublishedWatchlist> publishUnless(WatchlistDraft draft, Predicate<WatchlistVersions> settled) {
        if (settled.test(versions())) {
            return Optional.empty();
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (Producer<String, PublishedWatchlist> producer = producer()) {
                // From here on nobody else can complete a publication without being seen below.
                producer.initTransactions();
                WatchlistVersions versions = versions();
                if (settled.test(versions)) {
                    return Optional.empty();
                }
                PublishedWatchlist next = next(versions, draft);
                if (writeInTime(producer, next)) {
                    return Optional.of(next);
                }
            } catch (KafkaException e) {
                if (!isFenced(e)) {
                    throw new KafkaUnavailableException("cannot publish watchlist " + draft.name() + " to " + topic, e);
                }
            }
            letOthersFinish(attempt);
        }
        throw new KafkaUnavailableException(
                "cannot publish watchlist " + draft.name() + " to " + topic + ": others publish all the time", null);
    }

    /** Publishers that began again at once would fence each other for ever; at random, one of them gets through. */
    private static void letOthersFinish(int attempt) {
        long longest = Math.min(LONGEST_BACKOFF.toMillis(), SHORTEST_BACKOFF.toMillis() * attempt);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for another publisher", e);
        }
    }

    /** Whether another publisher has begun since. */
    private static boolean isFenced(KafkaException failure) {
        return failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || failure.getCause() instanceof ProducerFencedException
                || failure.getCause() instanceof InvalidProducerEpochException;
    }

    private PublishedWatchlist next(WatchlistVersions versions, WatchlistDraft draft) {
        Instant now = now();
        List<PublishedWatchlist> before = versions.published();
        return new PublishedWatchlist(
                draft.name(),
                draft.version(),
                effective(versions, draft),
                draft.watchlist(),
                draft.rules(),
                before.isEmpty() ? now : before.get(0).began(),
                now,
                draft.origin(),
                draft.by(),
                draft.note());
    }

    private Instant effective(WatchlistVersions versions, WatchlistDraft draft) {
        if (versions.published().isEmpty()) {
            return Instant.EPOCH;
        }
        Instant soonest = newest(now()).plus(LEAD);
        Instant wanted = draft.asOf();
        return versions.freeFrom(wanted == null || wanted.isBefore(soonest) ? soonest : wanted);
    }

    /** Now, or the time of the newest article if whoever fetched it has a clock that runs before ours. */
    private Instant newest(Instant now) {
        try (Admin admin = connection.admin()) {
            Instant article = TopicTimes.newest(admin, lane.topic(Dataset.ARTICLES));
            return article.isAfter(now) && article.isBefore(now.plus(LARGEST_SKEW)) ? article : now;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether it was committed well before it takes effect; if not, it is nowhere. */
    private boolean writeInTime(Producer<String, PublishedWatchlist> producer, PublishedWatchlist version) {
        producer.beginTransaction();
        Acknowledgements sent = new Acknowledgements(topic);
        send(producer, version, sent);
        producer.flush();
        boolean first = version.effective().equals(Instant.EPOCH);
        if (!first && now().plus(LEAD.dividedBy(2)).isAfter(version.effective())) {
            producer.abortTransaction();
            return false;
        }
        producer.commitTransaction();
        sent.awaitReadable(connection);
        return true;
    }

    private void send(
            Producer<String, PublishedWatchlist> producer, PublishedWatchlist version, Acknowledgements sent) {
        int partitions = producer.partitionsFor(topic).size();
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(producer.send(new ProducerRecord<>(
                    topic, partition, version.recordTime().toEpochMilli(), version.name(), version)));
        }
    }

    private Producer<String, PublishedWatchlist> producer() {
        return connection.transactionalProducer(
                Dataset.WATCHLISTS, lane.prefix() + "-watchlist-publisher", TRANSACTION_TIMEOUT);
    }
}
