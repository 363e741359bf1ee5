package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an alert matters; ordered from least to most. */
public enum Severity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("critical")
    CRITICAL
}
