package dev.wirewatch.topology.ingest;

import java.time.Duration;
import java.time.Instant;

/** A feed in the {@link FeedSchedule}: all that is kept in memory of it, and where it stands. Confined to one thread. */
final class PlannedFeed {
    /** Where a feed stands. */
    enum Place {
        /** Paused, gone, or not planned yet. */
        NOWHERE,
        /** Until it is due. */
        WAITING,
        /** Due, in its host's line. */
        IN_LINE,
        /** With the workers, or about to be. */
        INSIDE
    }

    private final String id;
    private String host = "";
    private Duration interval = Duration.ZERO;
    private Instant due = Instant.EPOCH;
    private boolean suspect;
    private Place place = Place.NOWHERE;

    PlannedFeed(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The host whose line it stands in. */
    String host() {
        return host;
    }

    Duration interval() {
        return interval;
    }

    /** When it is due; while it has its turn, when it was. */
    Instant due() {
        return due;
    }

    /** Whether its last poll was costly. */
    boolean suspect() {
        return suspect;
    }

    Place place() {
        return place;
    }

    boolean hasTurn() {
        return place == Place.IN_LINE || place == Place.INSIDE;
    }

    void registered(String atHost, Duration every) {
        host = atHost;
        interval = every;
    }

    void moveTo(Place next) {
        place = next;
    }

    void waitUntil(Instant time, boolean withSuspects) {
        due = time;
        suspect = withSuspects;
        place = Place.WAITING;
    }

    void shift(Duration by) {
        due = due.plus(by);
    }
}
