package dev.wirewatch.app;

import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.topology.detect.DetectionTopology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The balance of tagging: every revision of an article that detection has passed is in {@code mentions}, or could not be
 * read and is among the dead letters. Articles are read first, then how far detection is, then what it has written: what
 * it had not come to by then waits and is no difference.
 */
final class TaggingBalance {
    private static final String FAILED_TOPIC = "__streams.errors.topic";

    private final KafkaConnection connection;
    private final Lane lane;
    private final Instant from;
    private final Map<String, Position> articles = new HashMap<>();
    private final Set<String> tagged = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private Map<TopicPartition, Long> progress = Map.of();
    private @Nullable Instant mentionsSince;
    private long unreadable;
    private long waiting;

    private record Position(TopicPartition partition, long offset, Instant fetched) {}

    private TaggingBalance(KafkaConnection connection, Lane lane, Instant from) {
        this.connection = connection;
        this.lane = lane;
        this.from = from;
    }

    /**
     * Reads the topics and compares.
     *
     * @param from articles as late as this; {@link Instant#MIN} for all
     */
    static TaggingBalance of(KafkaConnection connection, Lane lane, Instant from) {
        TaggingBalance balance = new TaggingBalance(connection, lane, from);
        balance.readArticles();
        try (Admin admin = connection.admin()) {
            balance.progress = new ApplicationLag(
                            connection, admin, lane.applicationId(DetectionTopology.ROLE), List.of())
                    .progress();
        }
        balance.readMentions();
        balance.readDeadLetters();
        balance.compare();
        return balance;
    }

    private void readArticles() {
        new TopicReader<>(connection, Dataset.ARTICLES).read(List.of(lane.topic(Dataset.ARTICLES)), from, this::expect);
    }

    /** A revision that only names further feeds that have the article is not tagged again. */
    private void expect(ConsumerRecord<String, Article> found) {
        if (!found.value().onlyNamesSources()) {
            articles.put(
                    found.key() + "/" + found.value().revision(),
                    new Position(
                            new TopicPartition(found.topic(), found.partition()),
                            found.offset(),
                            found.value().fetched()));
        }
    }

    private void readMentions() {
        TopicReader<TaggedArticle> reader = new TopicReader<>(connection, Dataset.MENTIONS);
        List<String> topics = List.of(lane.topic(Dataset.MENTIONS));
        boolean complete = reader.complete(topics);
        Map<Integer, Instant> firsts = new HashMap<>();
        reader.read(topics, from, found -> {
            tagged.add(found.key() + "/" + found.value().article().revision());
            firsts.putIfAbsent(found.partition(), Instant.ofEpochMilli(found.timestamp()));
        });
        mentionsSince = complete
                ? null
                : firsts.values().stream()
                        .reduce((a, b) -> a.isAfter(b) ? a : b)
                        .orElse(null);
    }

    private void readDeadLetters() {
        new TopicReader<>(connection, Dataset.DEAD_LETTERS)
                .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), from, this::countUnreadable);
    }

    private void countUnreadable(ConsumerRecord<String, byte[]> letter) {
        Header topic = letter.headers().lastHeader(FAILED_TOPIC);
        if (topic != null && new String(topic.value(), StandardCharsets.UTF_8).equals(lane.topic(Dataset.ARTICLES))) {
            unreadable++;
        }
    }

    private void compare() {
        long lost = 0;
        for (Map.Entry<String, Position> article : articles.entrySet()) {
            Position position = article.getValue();
            if (tagged.contains(article.getKey())
                    || (mentionsSince != null && position.fetched().isBefore(mentionsSince))) {
                continue;
            }
            if (position.offset() < progress.getOrDefault(position.partition(), 0L)) {
                lost++;
            } else {
                waiting++;
            }
        }
        if (lost > unreadable) {
            differences.add(
                    "%d articles have neither been tagged nor become dead letters".formatted(lost - unreadable));
        }
    }

    /** What does not close, a line each; empty when all does. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Revisions of articles that were looked at. */
    int articles() {
        return articles.size();
    }

    /** Revisions that have been tagged. */
    int tagged() {
        return tagged.size();
    }

    /** Articles that could not be read and are dead letters. */
    long unreadable() {
        return unreadable;
    }

    /** Revisions that detection has not come to yet. */
    long waiting() {
        return waiting;
    }

    /** Whether mentions have been deleted for their age, so that older articles could not be compared. */
    boolean incomplete() {
        return mentionsSince != null;
    }
}
