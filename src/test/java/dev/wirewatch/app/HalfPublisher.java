package dev.wirewatch.app;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.PublishedWatchlist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A publisher that gets half-way: some partitions have the version, then it stands still until it is killed. */
final class HalfPublisher {
    private HalfPublisher() {}

    /**
     * Publishes half.
     *
     * @param arguments bootstrap servers, the lane, and the watchlist file
     */
    public static void main(String[] arguments) throws Exception {
        WatchlistFiles files = WatchlistFiles.of(
                new NamedText("watchlist", Files.readString(Path.of(arguments[2]))),
                new NamedText("rules", PastDesk.RULES));
        Lane lane = new Lane(arguments[1]);
        KafkaConnection connection =
                new KafkaConnection(arguments[0], SettingsLoader.load(null, null, Map.of(), Map.of()));
        PublishedWatchlist version = new PublishedWatchlist(
                "w",
                files.compiled().version(),
                Instant.now(),
                files.watchlist().text(),
                PastDesk.RULES);
        try (Producer<String, PublishedWatchlist> producer = connection.transactionalProducer(
                Dataset.WATCHLISTS, lane.prefix() + "-watchlist-publisher", Duration.ofSeconds(5))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < 2; partition++) {
                Future<?> unused = producer.send(new ProducerRecord<>(
                        lane.topic(Dataset.WATCHLISTS), partition, System.currentTimeMillis(), "w", version));
            }
            producer.flush();
            System.out.println("half-way");
            new CountDownLatch(1).await();
        }
    }
}
