package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What people do with alerts. */
public enum ActionType {
    /** Takes note of an alert. */
    @JsonProperty("acknowledge")
    ACKNOWLEDGE,
    /** Takes an acknowledgement back. */
    @JsonProperty("unacknowledge")
    UNACKNOWLEDGE,
    /** Closes an alert. */
    @JsonProperty("close")
    CLOSE,
    /** Adds a note to an alert. */
    @JsonProperty("note")
    NOTE,
    /** Hides the alerts that matchers describe. */
    @JsonProperty("mute")
    MUTE,
    /** Ends a mute. */
    @JsonProperty("unmute")
    UNMUTE;

    /** Whether it is about one alert, not about a mute. */
    public boolean isOfAnAlert() {
        return this != MUTE && this != UNMUTE;
    }
}
