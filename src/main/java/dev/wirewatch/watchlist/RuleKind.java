package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule asks of the past. */
public enum RuleKind {
    /** Every article that fulfils the conditions supports an alert. */
    @JsonProperty("match")
    MATCH,
    /** Only the first article after the group was not seen for the rule's interval raises one. */
    @JsonProperty("first-seen")
    FIRST_SEEN
}
