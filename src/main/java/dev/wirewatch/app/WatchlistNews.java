package dev.wirewatch.app;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicFollower;
import dev.wirewatch.model.PublishedWatchlist;
import java.util.List;
import java.util.function.Consumer;

/** Tells those who watch a run that a version of the watchlist has been published, by whomever. */
final class WatchlistNews {
    private final Consumer<String> notice;

    /** @param notice takes a line for each version */
    WatchlistNews(Consumer<String> notice) {
        this.notice = notice;
    }

    /** Follows a lane from now on. */
    TopicFollower follow(KafkaConnection connection, Lane lane) {
        return TopicFollower.start(connection, Dataset.WATCHLISTS, List.of(lane.topic(Dataset.WATCHLISTS)), found -> {
            if (found.partition() == 0) {
                notice.accept(
                        describe(found.value()) + ", effective " + found.value().effective());
            }
        });
    }

    /** A version in a few words. */
    static String describe(PublishedWatchlist published) {
        StringBuilder text =
                new StringBuilder("watchlist " + published.name() + " published, version " + published.version());
        if (!published.isFromFile()) {
            text.append(", by ").append(published.by() == null ? "somebody" : published.by());
        }
        if (published.note() != null) {
            text.append(" (").append(AlertOutput.printable(published.note())).append(')');
        }
        return text.toString();
    }
}
