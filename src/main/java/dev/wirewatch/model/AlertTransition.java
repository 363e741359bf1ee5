package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of step in an alert's life an {@link AlertEvent} tells. */
public enum AlertTransition {
    /** It stands for the first time. */
    @JsonProperty("opened")
    OPENED,
    /** It says something new: see {@link AlertReason}. Another copy of a text it has is not an event. */
    @JsonProperty("updated")
    UPDATED,
    /** Somebody has taken note of it. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    /** Somebody has taken the acknowledgement back. */
    @JsonProperty("unacknowledged")
    UNACKNOWLEDGED,
    /** A mute hides it from now on. */
    @JsonProperty("muted")
    MUTED,
    /** No mute hides it any more. */
    @JsonProperty("unmuted")
    UNMUTED,
    /** Quiet for long enough, or closed by somebody. */
    @JsonProperty("closed")
    CLOSED,
    /** Closed or acknowledged before, and something has happened that somebody should look at. */
    @JsonProperty("reopened")
    REOPENED,
    /** Another alert carries on, which the event names: to its readers an update, as its history goes on there. */
    @JsonProperty("superseded")
    SUPERSEDED,
    /** Its last evidence has been taken back: it no longer stands, and nothing takes its place. */
    @JsonProperty("withdrawn")
    WITHDRAWN,
    /** Somebody has added a note. */
    @JsonProperty("noted")
    NOTED
}
