package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an entity of the watchlist is. */
public enum Kind {
    @JsonProperty("actor")
    ACTOR,
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("place")
    PLACE,
    @JsonProperty("programme")
    PROGRAMME
}
