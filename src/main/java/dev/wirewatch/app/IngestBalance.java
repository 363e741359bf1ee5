package dev.wirewatch.app;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The balance of taking in: what each feed's ledger says became of its items against the records in {@code articles} and
 * {@code dead-letters}. Ledgers are read first; articles of polls that have not been recorded by then are left out.
 */
final class IngestBalance {
    private final KafkaConnection connection;
    private final Lane lane;
    private final @Nullable Instant from;
    private final Map<String, FeedLedger> ledgers = new TreeMap<>();
    private final Revisions revisions = new Revisions();
    private final List<String> differences = new ArrayList<>();
    private boolean articlesComplete = true;
    private boolean lettersComplete = true;

    private IngestBalance(KafkaConnection connection, Lane lane, @Nullable Instant from) {
        this.connection = connection;
        this.lane = lane;
        this.from = from;
    }

    /**
     * Reads the topics and compares.
     *
     * @param from the beginning of the period; null for all that the topics hold
     */
    static IngestBalance of(KafkaConnection connection, Lane lane, @Nullable Instant from) {
        IngestBalance balance = new IngestBalance(connection, lane, from);
        balance.readLedgers();
        balance.readArticles();
        balance.readDeadLetters();
        balance.compare();
        return balance;
    }

    private void readLedgers() {
        new TopicReader<>(connection, Dataset.FEED_HEALTH).read(List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
            if (found.value() != null) {
                ledgers.computeIfAbsent(found.key(), feed -> new FeedLedger(from))
                        .add(found.value());
            }
        });
        ledgers.values().removeIf(ledger -> !ledger.polled());
    }

    /** From when on the topics must be read: the last poll of any feed before the period, as its archives count later. */
    Instant readFrom() {
        if (from == null) {
            return Instant.MIN;
        }
        return ledgers.values().stream()
                .map(FeedLedger::beginning)
                .filter(Objects::nonNull)
                .reduce(from, (a, b) -> a.isBefore(b) ? a : b);
    }

    private void readArticles() {
        TopicReader<Article> reader = new TopicReader<>(connection, Dataset.ARTICLES);
        List<String> topics = List.of(lane.topic(Dataset.ARTICLES));
        articlesComplete = reader.complete(topics);
        reader.read(topics, readFrom(), found -> {
            String wrong = revisions.add(found.value());
            if (wrong != null) {
                differences.add("revision %d of article %s %s (%s-%d@%d)"
                        .formatted(
                                found.value().revision(),
                                found.key(),
                                wrong,
                                found.topic(),
                                found.partition(),
                                found.offset()));
            }
            FeedLedger ledger = ledgers.get(found.value().feed());
            Long poll = number(found, FeedPollerTopology.POLL_HEADER);
            if (ledger != null && poll != null && ledger.covers(poll)) {
                ledger.findPublished();
            }
            Long page = number(found, FeedPollerTopology.PAGE_HEADER);
            if (ledger != null && page != null && ledger.coversPage(page)) {
                ledger.findEnriched();
            }
        });
    }

    private void readDeadLetters() {
        TopicReader<byte[]> reader = new TopicReader<>(connection, Dataset.DEAD_LETTERS);
        List<String> topics = List.of(lane.topic(Dataset.DEAD_LETTERS));
        lettersComplete = reader.complete(topics);
        reader.read(topics, readFrom(), found -> {
            String feed = text(found.headers().lastHeader(FeedPollerTopology.FEED_HEADER));
            FeedLedger ledger = feed == null ? null : ledgers.get(feed);
            Long poll = number(found, FeedPollerTopology.POLL_HEADER);
            // A letter with the feed's own key is a whole document, of which there are no items to count.
            if (ledger != null
                    && poll != null
                    && ledger.covers(poll)
                    && !found.key().equals(feed)) {
                ledger.findDeadLetter();
            }
        });
    }

    private static @Nullable Long number(ConsumerRecord<?, ?> found, String name) {
        String number = text(found.headers().lastHeader(name));
        return number == null ? null : Long.valueOf(number);
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void compare() {
        ledgers.values().stream()
                .filter(ledger -> ledger.contradiction() != null)
                .forEach(ledger -> differences.add(ledger.feed() + ": " + ledger.contradiction()));
        for (FeedLedger ledger : ledgers.values()) {
            compare(ledger, "articles and revisions", ledger.published(), ledger.publishedFound(), articlesComplete);
            compare(ledger, "revisions from pages", ledger.enriched(), ledger.enrichedFound(), articlesComplete);
            compare(ledger, "items dead-lettered", ledger.deadLettered(), ledger.deadLettersFound(), lettersComplete);
        }
        List<FeedLedger> torn =
                ledgers.values().stream().filter(ledger -> ledger.gap() != null).toList();
        if (!torn.isEmpty()) {
            differences.add(
                    "%d feeds have polls in the period that are not on record one by one any more, as %s: %s; see topics.ledger.retention"
                            .formatted(
                                    torn.size(), torn.get(0).feed(), torn.get(0).gap()));
        }
    }

    /** What a topic has lost to its retention cannot be found there; more than was announced is wrong all the same. */
    private void compare(FeedLedger ledger, String what, long announced, long found, boolean complete) {
        boolean exact = complete || from != null;
        boolean closes = exact ? announced == found : announced >= found;
        if (!closes) {
            differences.add(
                    "%s: its ledger says %d %s, the topic holds %d".formatted(ledger.feed(), announced, what, found));
        }
    }

    /** What does not close, a line each; empty when all does. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** The sums. */
    String summary() {
        return "%,d feeds, %,d items seen, %,d articles and revisions, %,d differences"
                .formatted(
                        ledgers.size(),
                        ledgers.values().stream().mapToLong(FeedLedger::seen).sum(),
                        ledgers.values().stream()
                                .mapToLong(FeedLedger::publishedFound)
                                .sum(),
                        differences.size());
    }

    /** How many feeds have been polled in the period. */
    int feeds() {
        return ledgers.size();
    }

    /** Items seen in the period. */
    long seen() {
        return ledgers.values().stream().mapToLong(FeedLedger::seen).sum();
    }

    /** Whether something has been deleted from the topics for its age, so that not all of the past can be compared. */
    boolean incomplete() {
        return from == null && !(articlesComplete && lettersComplete);
    }
}
