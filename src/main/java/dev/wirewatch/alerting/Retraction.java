package dev.wirewatch.alerting;

import dev.wirewatch.model.Ids;
import java.util.Objects;

/**
 * A revision of an article that no longer satisfies a rule which an earlier one did.
 *
 * @param rule id of the rule
 * @param group the group key of the earlier match
 * @param article id of the article
 * @param revision the revision that does not match
 */
public record Retraction(String rule, String group, String article, int revision) implements GroupEvent {
    public Retraction {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Ids.require(article, "article id");
    }
}
