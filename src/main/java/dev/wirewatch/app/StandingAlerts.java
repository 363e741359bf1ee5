package dev.wirewatch.app;

import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import java.time.InstantSource;
import java.util.List;

/** The latest state of every alert of a lane that has not been withdrawn. */
final class StandingAlerts {
    private StandingAlerts() {}

    /** Reads them, by opening time and id. */
    static List<Alert> read(KafkaConnection connection, Lane lane) {
        return new AlertDesk(connection, lane, InstantSource.system()).standing();
    }
}
