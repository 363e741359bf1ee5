package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an alert is in its life. */
public enum AlertState {
    /** Raised by its first article. */
    @JsonProperty("opened")
    OPENED,
    /** Has gained evidence, severity or a correction since. */
    @JsonProperty("updated")
    UPDATED,
    /** Somebody has taken note of it. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    /** Quiet for as long as its rule says. */
    @JsonProperty("closed")
    CLOSED
}
