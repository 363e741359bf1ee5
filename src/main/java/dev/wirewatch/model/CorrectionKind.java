package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an article goes back on what was published before. */
public enum CorrectionKind {
    /** It was edited in place. */
    @JsonProperty("revision")
    REVISION,
    /** It says that it corrects. */
    @JsonProperty("correction")
    CORRECTION,
    /** It says that what was published is not to be used. */
    @JsonProperty("retraction")
    RETRACTION
}
