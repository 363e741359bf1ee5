package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each record to the rows of its dataset. */
final class RecordWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);

    private final Map<String, Target<?>> targets = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final EntityKeys entities;
    private final ArticleRows articles;
    private final Retention retention;

    RecordWriter(Database database, Lane lane, Duration age, long bytes) {
        entities = new EntityKeys(database);
        AlertRows alerts = new AlertRows(database, entities);
        articles = new ArticleRows(database, entities);
        FeedRows feeds = new FeedRows(database);
        WatchlistRows watchlists = new WatchlistRows(database, entities);
        retention = new Retention(database, articles, alerts, age, bytes);
        target(lane, Dataset.ALERTS, (found, alert) -> {
            if (alert == null) {
                alerts.withdraw(found.key());
            } else {
                alerts.put(found, alert);
            }
        });
        target(lane, Dataset.ARTICLES, (found, article) -> {
            if (article != null) {
                articles.put(found, article);
            }
        });
        target(lane, Dataset.MENTIONS, (found, tagged) -> {
            if (tagged != null) {
                articles.put(tagged);
            }
        });
        target(lane, Dataset.FEED_HEALTH, (found, health) -> {
            if (health == null) {
                feeds.remove(found.key());
            } else {
                feeds.put(health);
            }
        });
        target(lane, Dataset.WATCHLISTS, (found, watchlist) -> {
            if (watchlist != null) {
                watchlists.put(watchlist);
            }
        });
    }

    private interface Rows<V> {
        void write(ConsumerRecord<String, byte[]> found, @Nullable V value);
    }

    private record Target<V>(Dataset<V> dataset, Rows<V> rows) {
        void write(ConsumerRecord<String, byte[]> found) {
            rows.write(found, dataset.valueSerde().deserializer().deserialize(found.topic(), found.value()));
        }
    }

    private <V> void target(Lane lane, Dataset<V> dataset, Rows<V> rows) {
        targets.put(lane.topic(dataset), new Target<>(dataset, rows));
    }

    /** Writes a record; one that cannot be read is logged, counted and passed over, as it would stop all others. */
    void write(ConsumerRecord<String, byte[]> found) {
        Target<?> target = targets.get(found.topic());
        if (target == null) {
            throw new IllegalStateException("nothing is shown of " + found.topic());
        }
        try {
            target.write(found);
        } catch (SerializationException e) {
            unreadable.incrementAndGet();
            LOG.warn("passed over {}-{}@{}: {}", found.topic(), found.partition(), found.offset(), e.getMessage());
        }
    }

    /** Completes a batch: the search index, and the bounds of the file. */
    void finish() {
        retention.trim();
        articles.index();
    }

    /** Forgets what it knows of rows that were rolled back. */
    void forget() {
        entities.clear();
        articles.clear();
    }

    long unreadable() {
        return unreadable.get();
    }
}
