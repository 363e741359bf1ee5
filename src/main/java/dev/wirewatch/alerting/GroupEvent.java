package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What befalls a rule and group by one revision of an article. Events of one article must reach the fold in the order of
 * its revisions, which Kafka gives to what is keyed by article and then by {@link #key()}; events of different articles
 * may interleave in any way.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Match.class, name = "match"),
    @JsonSubTypes.Type(value = Retraction.class, name = "retraction")
})
public sealed interface GroupEvent permits Match, Retraction {
    /** Id of the rule. */
    String rule();

    /** The group key. */
    String group();

    /** What the fold is keyed by: all events of one rule and group have it in common, no others. */
    @JsonIgnore
    default String key() {
        return rule() + "|" + group();
    }
}
