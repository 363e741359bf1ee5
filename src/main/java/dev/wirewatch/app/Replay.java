package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One run of a corpus through the detection topology in a lane of its own. */
final class Replay {
    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(100);
    /** Acknowledgements are awaited after so many records, so that a large corpus does not pile them up. */
    private static final int BATCH = 10_000;

    private final KafkaConnection connection;
    private final Lane lane;
    private final Settings settings;
    private final WatchlistFiles watchlist;
    private final Path stateDirectory;
    private final Supervision supervision;

    /**
     * @param lane to be created
     * @param folder for its state; the caller's to delete
     * @param supervision is told how far it is, and may end it
     */
    Replay(
            KafkaConnection connection,
            Lane lane,
            Settings settings,
            WatchlistFiles watchlist,
            Path folder,
            Supervision supervision) {
        this.connection = connection;
        this.lane = lane;
        this.settings = settings;
        this.watchlist = watchlist;
        this.stateDirectory = folder.resolve("streams");
        this.supervision = supervision;
    }

    /**
     * What came of it.
     *
     * @param alerts those that stand at the end, by opening time and id, without what depends on the broker's layout
     * @param published documents that became articles
     * @param repeated documents that repeat another
     * @param unreadable documents that could not be read
     * @param deadLetters records that the topology could not process
     */
    record Outcome(List<Alert> alerts, int published, int repeated, int unreadable, int deadLetters) {
        String summary() {
            return "%d alerts from %d articles; %d documents repeated, %d unreadable, %d dead letters"
                    .formatted(alerts.size(), published, repeated, unreadable, deadLetters);
        }
    }

    /**
     * Runs the corpus through and waits until all of it has been processed.
     *
     * @throws RunEndedException if it is to end
     */
    Outcome run(Corpus corpus, ReplaySpeed speed) {
        Detection detection = new Detection(connection, lane);
        detection.ensureTopicsOfAnyAge(settings, watchlist.compiled());
        watchlist.publish(connection, lane, Instant.EPOCH);
        int[] counts;
        try (StreamsApplication application = detection.start(watchlist.compiled(), FoldLimits.REPLAY, stateDirectory);
                Admin admin = connection.admin()) {
            supervision.begin("read", "documents", corpus.size());
            counts = publish(corpus, speed);
            supervision.begin("replay", "articles", counts[0]);
            awaitEnd(detection.lag(admin), application, counts[0]);
        }
        return new Outcome(standingAlerts(), counts[0], counts[1], counts[2], deadLetters());
    }

    /** Deletes the lane's topics. */
    void deleteLane() {
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).deleteAll();
        }
    }

    private int[] publish(Corpus corpus, ReplaySpeed speed) {
        int published = 0;
        int repeated = 0;
        int unreadable = 0;
        String topic = lane.topic(Dataset.ARTICLES);
        Acknowledgements sent = new Acknowledgements(topic);
        Instant before = null;
        try (Producer<String, Article> producer = connection.producer(Dataset.ARTICLES);
                Stream<CorpusDocument> documents = corpus.documents()) {
            for (Iterator<CorpusDocument> all = documents.iterator(); all.hasNext(); ) {
                CorpusDocument document = all.next();
                if (document instanceof CorpusDocument.Read read) {
                    Article article = read.article();
                    pause(speed, before, article.effective());
                    before = article.effective();
                    sent.add(producer.send(toRecord(topic, article)));
                    published++;
                    if (published % BATCH == 0) {
                        sent.await();
                    }
                } else if (document instanceof CorpusDocument.Unreadable unread) {
                    unreadable++;
                    supervision.notice(unread.location() + ": " + unread.reason());
                } else {
                    repeated++;
                }
                supervision.reached(published + repeated + unreadable);
            }
            producer.flush();
            sent.await();
        }
        return new int[] {published, repeated, unreadable};
    }

    private ProducerRecord<String, Article> toRecord(String topic, Article article) {
        CloudEvent event = CloudEvent.of(
                lane, "article", article.id() + "/" + article.revision(), article.id(), article.fetched());
        return new ProducerRecord<>(
                topic, null, article.fetched().toEpochMilli(), article.id(), article, event.headers());
    }

    private void pause(ReplaySpeed speed, @Nullable Instant before, Instant next) {
        if (before != null && before.isBefore(next)) {
            supervision.pause(speed.wait(Duration.between(before, next)));
        }
    }

    private void awaitEnd(ApplicationLag lag, StreamsApplication application, long published) {
        long behind = behind(lag);
        while (behind > 0 || !application.isRunning()) {
            supervision.reached(Math.max(0, published - behind));
            supervision.pause(PROGRESS_INTERVAL);
            behind = behind(lag);
        }
        supervision.reached(published);
    }

    private long behind(ApplicationLag lag) {
        return lag.unsettled(List.of(lane.topic(Dataset.ALERTS), lane.topic(Dataset.DEAD_LETTERS)));
    }

    private List<Alert> standingAlerts() {
        return StandingAlerts.read(connection, lane).stream()
                .map(Replay::withoutRecordPositions)
                .toList();
    }

    private static Alert withoutRecordPositions(Alert alert) {
        return alert.toBuilder()
                .evidence(alert.evidence().stream()
                        .map(evidence -> evidence.withArticle(evidence.article().withoutRecordPosition()))
                        .toList())
                .build();
    }

    private int deadLetters() {
        List<Integer> found = new ArrayList<>();
        new TopicReader<>(connection, Dataset.DEAD_LETTERS)
                .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), letter -> found.add(letter.partition()));
        return found.size();
    }
}
