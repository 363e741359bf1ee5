package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an alert changed of itself, for programs; {@link AlertEvent#changes} says the same in words. */
public enum AlertReason {
    /** A publisher who is independent of those before tells the story. */
    @JsonProperty("new-origin")
    NEW_ORIGIN,
    /** More severe than before. */
    @JsonProperty("higher-severity")
    HIGHER_SEVERITY,
    /** Less severe than before. */
    @JsonProperty("lower-severity")
    LOWER_SEVERITY,
    /** An article was edited, or a correction of one was published. */
    @JsonProperty("correction")
    CORRECTION,
    /** An article was retracted by who published it. */
    @JsonProperty("retraction")
    RETRACTION,
    /** An edited article no longer satisfies the rule. */
    @JsonProperty("evidence-taken-back")
    EVIDENCE_TAKEN_BACK,
    /** The story of another alert turned out to be the same, or an article of it was published earlier. */
    @JsonProperty("joined")
    JOINED,
    /** The story fell apart: part of it is another alert now. */
    @JsonProperty("divided")
    DIVIDED,
    /** A new article of a story that was closed. */
    @JsonProperty("new-article")
    NEW_ARTICLE,
    /** No new article for as long as the lane says. */
    @JsonProperty("quiet")
    QUIET,
    /** A mute has run out or was ended, or the alert has changed so that the mute no longer applies. */
    @JsonProperty("mute-over")
    MUTE_OVER
}
