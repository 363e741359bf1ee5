package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an article's text is from. */
public enum TextOrigin {
    /** The feed's item, or the document of a corpus. */
    @JsonProperty("feed")
    FEED,
    /** The article's own page. */
    @JsonProperty("page")
    PAGE
}
