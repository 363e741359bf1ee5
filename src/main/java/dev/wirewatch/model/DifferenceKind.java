package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of an alert under another watchlist. */
public enum DifferenceKind {
    /** The candidate alone raises it. */
    @JsonProperty("gained")
    GAINED,
    /** The live watchlist alone raises it. */
    @JsonProperty("lost")
    LOST,
    /** Both raise it, not alike. */
    @JsonProperty("changed")
    CHANGED
}
