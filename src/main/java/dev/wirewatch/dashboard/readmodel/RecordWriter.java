package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import java.time.Duration;
import java.time.Instant;
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
    private final PublisherRows publishers;
    private final ArticleRows articles;
    private final AlertRows alerts;
    private final Retention retention;
    private final ActivityRows activity;
    private @Nullable Instant arrival;

    RecordWriter(Database database, Lane lane, Duration age, long bytes) {
        entities = new EntityKeys(database);
        publishers = new PublisherRows(database);
        alerts = new AlertRows(database, entities, publishers);
        articles = new ArticleRows(database, entities, publishers);
        FeedRows feeds = new FeedRows(database);
        WatchlistRows watchlists = new WatchlistRows(database, entities);
        DeadLetterRows deadLetters = new DeadLetterRows(database);
        activity = new ActivityRows(database);
        EventRows events = new EventRows(database);
        MuteRows mutes = new MuteRows(database);
        ViewRows views = new ViewRows(database);
        retention = new Retention(database, articles, alerts, events, mutes, age, bytes);
        target(lane, Dataset.ALERTS, (found, alert) -> {
            if (alert == null) {
                alerts.withdraw(found.key());
            } else {
                count(alert, alerts.updated(alert.id()));
                alerts.put(found, alert);
            }
        });
        target(lane, Dataset.ALERT_EVENTS, (found, event) -> {
            if (event != null) {
                events.put(found, event);
            }
        });
        target(lane, Dataset.ALERT_ACTIONS, (found, action) -> {
            if (action != null) {
                mutes.put(action);
            }
        });
        target(lane, Dataset.VIEWS, (found, view) -> {
            if (view == null) {
                views.remove(found.key());
            } else {
                views.put(view);
            }
        });
        target(lane, Dataset.ARTICLES, (found, article) -> {
            if (article != null) {
                articles.put(found, article);
                activity.count(ActivityRows.Kind.ARTICLES, article.fetched(), 1);
            }
        });
        target(lane, Dataset.MENTIONS, (found, tagged) -> {
            if (tagged != null) {
                articles.put(tagged);
                activity.count(
                        ActivityRows.Kind.MENTIONS,
                        tagged.article().fetched(),
                        tagged.mentions().size());
            }
        });
        target(lane, Dataset.FEED_HEALTH, (found, health) -> {
            if (health == null) {
                feeds.remove(found.key());
            } else {
                feeds.put(health);
                activity.count(ActivityRows.Kind.POLLS, health.polled(), 1);
            }
        });
        target(lane, Dataset.FEEDS, feeds::register);
        ChangeRows changes = new ChangeRows(database);
        target(lane, Dataset.CHANGES, (found, change) -> {
            if (change != null) {
                changes.put(change);
            }
        });
        target(lane, Dataset.DEAD_LETTERS, (found, ignored) -> deadLetters.put(found));
        target(lane, Dataset.WATCHLISTS, (found, watchlist) -> {
            if (watchlist != null) {
                watchlists.put(watchlist);
            }
        });
    }

    /** Counts a change by an article, and how long it took if it comes as it happens. */
    private void count(Alert alert, Instant before) {
        if (alert.updated().isAfter(before)) {
            activity.count(ActivityRows.Kind.ALERTS, alert.updated(), 1);
            if (arrival != null && alert.retroactive() == null) {
                activity.arrived(alert.updated(), arrival);
            }
        }
    }

    /**
     * Begins a batch.
     *
     * @param arrival when it came, if it came as it happened; null if it may have waited on the topics for a reader
     */
    void begin(@Nullable Instant arrival) {
        this.arrival = arrival;
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

    /** Completes a batch of so many records: the search index, and the bounds of the file. */
    void finish(int written) {
        retention.trim(written);
        articles.index();
        alerts.index();
        activity.flush();
    }

    /** Forgets what it knows of rows that were rolled back. */
    void forget() {
        entities.clear();
        publishers.clear();
        articles.clear();
        alerts.clear();
        activity.clear();
    }

    long unreadable() {
        return unreadable.get();
    }
}
