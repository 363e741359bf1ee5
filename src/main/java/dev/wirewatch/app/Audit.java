package dev.wirewatch.app;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.FeedHealth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The balance of a lane, recomputed from its topics. What has been published since a ledger was last written is read after
 * it, so the ledgers are read first and only articles up to their last poll are counted against them.
 */
final class Audit {
    private static final String FAILED_TOPIC = "__streams.errors.topic";

    private final KafkaConnection connection;
    private final Lane lane;
    private final Map<String, FeedHealth> ledgers = new TreeMap<>();
    private final Map<String, Long> articlesByFeed = new HashMap<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<String> looked = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private long seen;
    private long unreadableArticles;

    private Audit(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /** Reads the topics and compares. */
    static Audit of(KafkaConnection connection, Lane lane) {
        Audit audit = new Audit(connection, lane);
        audit.readLedgers();
        audit.readArticles();
        audit.readMentions();
        audit.compare();
        return audit;
    }

    /** What does not close, a line each; empty when all does. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** The sums. */
    String summary() {
        return "%s: %d feeds, %d items seen, %d articles, %d tagged, %d unreadable: %s"
                .formatted(
                        lane.prefix(),
                        ledgers.size(),
                        seen,
                        articles.size(),
                        looked.size(),
                        unreadableArticles,
                        differences.isEmpty() ? "the balance closes" : differences.size() + " differences");
    }

    private void readLedgers() {
        new TopicReader<>(connection, Dataset.FEED_HEALTH).read(List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
            if (found.value() == null) {
                ledgers.remove(found.key());
            } else {
                ledgers.put(found.key(), found.value());
            }
        });
    }

    private void readArticles() {
        new TopicReader<>(connection, Dataset.ARTICLES).read(List.of(lane.topic(Dataset.ARTICLES)), found -> {
            FeedHealth ledger = ledgers.get(found.value().feed());
            articles.add(found.key() + "/" + found.value().revision());
            if (ledger != null && !found.value().fetched().isAfter(ledger.polled())) {
                articlesByFeed.merge(found.value().feed(), 1L, Long::sum);
            }
        });
    }

    private void readMentions() {
        new TopicReader<>(connection, Dataset.MENTIONS)
                .read(
                        List.of(lane.topic(Dataset.MENTIONS)),
                        found -> looked.add(
                                found.key() + "/" + found.value().article().revision()));
        new TopicReader<>(connection, Dataset.DEAD_LETTERS)
                .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), this::countUnreadable);
    }

    private void countUnreadable(ConsumerRecord<String, byte[]> letter) {
        Header topic = letter.headers().lastHeader(FAILED_TOPIC);
        if (topic != null && new String(topic.value(), StandardCharsets.UTF_8).equals(lane.topic(Dataset.ARTICLES))) {
            unreadableArticles++;
        }
    }

    private void compare() {
        ledgers.forEach((feed, ledger) -> {
            seen += ledger.totals().seen();
            long announced = ledger.totals().published() + ledger.totals().revised();
            long found = articlesByFeed.getOrDefault(feed, 0L);
            if (announced != found) {
                differences.add("%s (%s): its ledger says %d articles and revisions, the topic holds %d"
                        .formatted(ledger.title(), ledger.url(), announced, found));
            }
        });
        long untagged =
                articles.stream().filter(article -> !looked.contains(article)).count();
        if (untagged > unreadableArticles) {
            differences.add("%d articles have neither been tagged nor become dead letters"
                    .formatted(untagged - unreadableArticles));
        }
    }
}
