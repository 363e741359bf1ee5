package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a feed is. */
public enum FeedCondition {
    /** Read or unchanged, at its address. */
    @JsonProperty("ok")
    OK,
    /** Well, but without anything new for far longer than is its habit. */
    @JsonProperty("silent")
    SILENT,
    /** A feed without items, or an empty answer. */
    @JsonProperty("empty")
    EMPTY,
    /** Something else than a feed, or one beyond repair. */
    @JsonProperty("not-a-feed")
    NOT_A_FEED,
    /** Well, at another address than the subscribed one. */
    @JsonProperty("moved")
    MOVED,
    /** Gone by the server's word, confirmed; not polled any more. */
    @JsonProperty("gone")
    GONE,
    /** The server refuses access. */
    @JsonProperty("forbidden")
    FORBIDDEN,
    /** The server asks to be asked less. */
    @JsonProperty("rate-limited")
    RATE_LIMITED,
    /** Cannot be fetched, since the time that its health names. */
    @JsonProperty("failing")
    FAILING
}
