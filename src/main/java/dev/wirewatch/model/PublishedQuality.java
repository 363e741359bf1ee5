package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an article's {@code published} time can be trusted. */
public enum PublishedQuality {
    /** Given with a zone or offset. */
    @JsonProperty("given")
    GIVEN,
    /** Given without a zone (taken as UTC), without a time of day, or derived from something else than a date field. */
    @JsonProperty("estimated")
    ESTIMATED,
    /** Not given, or not to be read as a date. */
    @JsonProperty("missing")
    MISSING,
    /** Given, but in the future of the fetch or before the web: kept as claimed, not used for windows. */
    @JsonProperty("implausible")
    IMPLAUSIBLE
}
