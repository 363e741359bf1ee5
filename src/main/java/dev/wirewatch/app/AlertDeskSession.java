package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.UnknownAlertException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** The alert desk of a running instance, for one command. */
final class AlertDeskSession {
    private AlertDeskSession() {}

    /**
     * Talks to the named cluster, or to the run on this machine.
     *
     * @param what is done at the desk
     * @throws UserErrorException if nobody answers there, or what is meant does not exist or is not allowed
     */
    static <T> T at(Settings settings, Function<AlertDesk, T> what) {
        try (KafkaSession kafka = KafkaSession.attach(settings)) {
            Lane lane = new Lane(settings.text(SettingKey.LANE));
            try (Admin admin = kafka.connection().admin()) {
                new LaneTopics(admin, lane, settings).ensure(List.of());
            }
            return what.apply(new AlertDesk(kafka.connection(), lane, InstantSource.system()));
        } catch (UnknownAlertException | IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }
}
