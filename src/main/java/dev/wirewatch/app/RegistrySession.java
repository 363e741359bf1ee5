package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** The feed registry of a running instance. */
final class RegistrySession implements AutoCloseable {
    private final KafkaSession kafka;
    private final FeedBook book;

    private RegistrySession(KafkaSession kafka, Lane lane) {
        this.kafka = kafka;
        this.book = new FeedBook(kafka.connection(), lane);
    }

    /**
     * Talks to the named cluster, or to the run on this machine; creates the lane's topics if nobody has yet, so that
     * feeds can be registered before the first run.
     *
     * @throws UserErrorException if nobody answers there
     */
    static RegistrySession attach(Settings settings) {
        KafkaSession kafka = KafkaSession.attach(settings);
        Lane lane = new Lane(settings.text(SettingKey.LANE));
        try (Admin admin = kafka.connection().admin()) {
            new LaneTopics(admin, lane, settings).ensure(List.of());
        }
        return new RegistrySession(kafka, lane);
    }

    /** The feeds and what is done with them. */
    FeedBook book() {
        return book;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
