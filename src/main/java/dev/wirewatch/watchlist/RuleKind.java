package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule asks of the past. */
public enum RuleKind {
    /** Every article that fulfils the conditions supports an alert. */
    @JsonProperty("match")
    MATCH,
    /** Only the first article after the group was not seen for the rule's interval raises one. */
    @JsonProperty("first-seen")
    FIRST_SEEN,
    /** More articles in a window than the group's own habit explains: {@link RuleWindow.Burst}. */
    @JsonProperty("burst")
    BURST,
    /** Far fewer than its habit makes expect: {@link RuleWindow.Silence}. */
    @JsonProperty("silence")
    SILENCE,
    /** A story that many publishers tell, or that is told in many languages: {@link RuleWindow.Spread}. */
    @JsonProperty("spread")
    SPREAD,
    /** Another rule after one, on the same subject: {@link RuleWindow.Sequence}. */
    @JsonProperty("sequence")
    SEQUENCE;

    /** Whether articles of a group belong to one alert by their times alone, whatever they tell. */
    public boolean isOfTimeOnly() {
        return this != MATCH && this != SPREAD;
    }

    /** Whether many articles are judged together before any of them supports an alert. */
    public boolean isWindowed() {
        return this == BURST || this == SILENCE || this == SEQUENCE;
    }

    /** What the file calls it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The kind of a name. */
    static RuleKind of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
