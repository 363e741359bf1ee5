package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.kafka.WatchlistDraft;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.Learning;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Publishes watchlists to the live lane of a running Kafka, and tells what came of it. */
final class WatchlistDesk {
    private static final Duration TAKEOVER = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final KafkaConnection connection;
    private final Lane lane;
    private final Settings settings;
    private final WatchlistTopic topic;

    /**
     * @param kafka stays the caller's to close
     * @param settings name the lane
     */
    WatchlistDesk(KafkaSession kafka, Settings settings) {
        this(kafka.connection(), settings);
    }

    /**
     * @param connection the cluster
     * @param settings name the lane
     */
    WatchlistDesk(KafkaConnection connection, Settings settings) {
        this.connection = connection;
        this.lane = new Lane(settings.text(SettingKey.LANE));
        this.settings = settings;
        this.topic = new WatchlistTopic(connection, lane);
    }

    /** The versions there are, and where they are written. */
    WatchlistTopic topic() {
        return topic;
    }

    /** Creates the lane's topics that are missing, those that rules ask for included. */
    void ensureTopics(Set<String> alertTopics) {
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ensure(alertTopics);
        }
    }

    /**
     * Publishes and tells.
     *
     * @param alertTopics that its rules ask for
     * @param out takes one line
     */
    void publish(WatchlistDraft draft, Set<String> alertTopics, PrintWriter out) {
        ensureTopics(alertTopics);
        Optional<PublishedWatchlist> before = inForce();
        Outcome outcome = outcome(topic.publish(draft));
        if (outcome.published() == null) {
            out.println("watchlist " + draft.name() + ", version " + draft.version() + ": in force already");
            return;
        }
        out.println(WatchlistNews.describe(outcome.published()) + ", effective "
                + outcome.published().effective()
                + (outcome.takenOver() ? "" : "; no detection has taken it over yet"));
        learning(before, outcome.published()).sentences().forEach(out::println);
    }

    private static Learning learning(Optional<PublishedWatchlist> before, PublishedWatchlist published) {
        WatchlistCache cache = new WatchlistCache();
        Instant effective = published.effective();
        Instant began = published.began();
        if (before.isEmpty()) {
            return Learning.inLaneSince(began == null ? effective : began, effective, cache.get(published));
        }
        try {
            return Learning.ofChange(cache.get(before.get()), cache.get(published), effective);
        } catch (IllegalStateException e) {
            return Learning.NOTHING; // An earlier program took what this one refuses: the lane has no past to go by.
        }
    }

    /**
     * What came of a publication.
     *
     * @param published the version written; null if the same was in force already
     * @param takenOver whether every task of the running instances has read it
     */
    record Outcome(@Nullable PublishedWatchlist published, boolean takenOver) {}

    /**
     * Publishes what was made from a version, if that is still in force.
     *
     * @param alertTopics that its rules ask for
     * @param base hash of the version that it was made from; empty for none
     * @throws dev.wirewatch.kafka.WatchlistConflictException if another is in force
     */
    Outcome publish(WatchlistDraft draft, Set<String> alertTopics, String base) {
        ensureTopics(alertTopics);
        return outcome(topic.publish(draft, base));
    }

    private Outcome outcome(Optional<PublishedWatchlist> published) {
        return published.isEmpty() ? new Outcome(null, true) : new Outcome(published.get(), isTakenOver());
    }

    /** Whether every task of the running instances has read it; waits for that a little. */
    private boolean isTakenOver() {
        long deadline = System.nanoTime() + TAKEOVER.toNanos();
        try (Admin admin = connection.admin()) {
            ApplicationLag lag =
                    new ApplicationLag(connection, admin, lane.applicationId(DetectionTopology.ROLE), List.of());
            Map<TopicPartition, Long> ends = TopicTimes.ends(admin, lane.topic(Dataset.WATCHLISTS));
            while (lag.recordsBelow(ends) > 0) {
                if (System.nanoTime() > deadline || !lag.hasMembers()) {
                    return false;
                }
                TimeUnit.NANOSECONDS.sleep(ASK_AGAIN.toNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The one version whose hash begins in a given way.
     *
     * @throws UserErrorException if there is none, or more than one
     */
    PublishedWatchlist find(String beginning) {
        List<PublishedWatchlist> found = topic.versions().published().stream()
                .filter(each -> each.version().startsWith(beginning))
                .toList();
        long different =
                found.stream().map(PublishedWatchlist::version).distinct().count();
        if (different != 1) {
            throw new UserErrorException("wirewatch: "
                    + (different == 0 ? "no version begins with " : different + " versions begin with ") + beginning
                    + "; `wirewatch watchlist history` shows them");
        }
        return found.get(found.size() - 1);
    }

    /** The version in force as soon as another could be. */
    Optional<PublishedWatchlist> inForce() {
        return topic.versions().inForceAt(soon());
    }

    /** The versions that have been in force, up to that one. */
    List<PublishedWatchlist> past() {
        return topic.versions().inForceWithin(Instant.EPOCH, soon());
    }

    private static Instant soon() {
        return Instant.now().plus(WatchlistTopic.LEAD);
    }
}
