package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a version of the watchlist came to be published. */
public enum WatchlistOrigin {
    /** From the configured files, when a run started or by a command that named no others. */
    @JsonProperty("file")
    FILE,
    /** By a command that named what to publish. */
    @JsonProperty("command")
    COMMAND,
    /** An earlier version, published again. */
    @JsonProperty("rollback")
    ROLLBACK,
    /** After it had been tried on the past. */
    @JsonProperty("backtest")
    BACKTEST
}
