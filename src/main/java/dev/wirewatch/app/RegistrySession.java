package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.FeedHealth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The feed registry of a running instance. */
final class RegistrySession implements AutoCloseable {
    private final KafkaSession kafka;
    private final Lane lane;
    private final FeedRegistry registry;

    private RegistrySession(KafkaSession kafka, Lane lane) {
        this.kafka = kafka;
        this.lane = lane;
        this.registry = new FeedRegistry(kafka.connection(), lane);
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

    FeedRegistry registry() {
        return registry;
    }

    /** The latest health of every feed that has been polled, by feed id. */
    Map<String, FeedHealth> health() {
        Map<String, FeedHealth> latest = new HashMap<>();
        new TopicReader<>(kafka.connection(), Dataset.FEED_HEALTH)
                .read(List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
                    if (found.value() == null) {
                        latest.remove(found.key());
                    } else {
                        latest.put(found.key(), found.value());
                    }
                });
        return latest;
    }

    /**
     * The registrations that are meant, each once.
     *
     * @param feeds ids or addresses
     * @param group a group, all feeds of which and of its own groups are meant too; null for none
     * @throws UserErrorException naming every feed and the group that is not registered, or if nothing is meant
     */
    List<FeedRegistration> select(List<String> feeds, @Nullable String group) {
        if (feeds.isEmpty() && group == null) {
            throw new UserErrorException("wirewatch: name at least one feed by its id or address, or a --group");
        }
        List<FeedRegistration> all = registry.registrations();
        Set<FeedRegistration> meant = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String wanted : feeds) {
            List<FeedRegistration> found = all.stream()
                    .filter(each ->
                            each.feed().id().equals(wanted) || each.feed().url().equals(wanted))
                    .toList();
            if (found.isEmpty()) {
                unknown.add("wirewatch: " + wanted
                        + ": no such feed is registered; `wirewatch feeds list` shows ids and addresses");
            }
            meant.addAll(found);
        }
        if (group != null) {
            List<FeedRegistration> found =
                    all.stream().filter(each -> in(each, group)).toList();
            if (found.isEmpty()) {
                unknown.add("wirewatch: " + group + ": no feed is registered in this group");
            }
            meant.addAll(found);
        }
        if (!unknown.isEmpty()) {
            throw new UserErrorException(String.join(System.lineSeparator(), unknown));
        }
        return List.copyOf(meant);
    }

    /** Whether a feed is in a group or in one of the group's own groups. */
    static boolean in(FeedRegistration registration, String group) {
        String own = registration.feed().group();
        return own != null && (own.equals(group) || own.startsWith(group + "/"));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
