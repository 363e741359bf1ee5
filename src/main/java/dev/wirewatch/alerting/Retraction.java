package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Ids;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an article that no longer satisfies a rule which an earlier one did.
 *
 * @param rule id of the rule
 * @param group the group key of the earlier match
 * @param article id of the article
 * @param revision the revision that does not match
 * @param fetched when that revision was seen; null in records of versions that did not tell
 * @param window where a windowed rule remembers the earlier revision; null for a rule that judges each article on its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Retraction(
        String rule,
        String group,
        String article,
        int revision,
        @Nullable Instant fetched,
        @Nullable Window window) implements GroupEvent {
    public Retraction {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Ids.require(article, "article id");
    }

    /** From a rule that judges each article on its own. */
    public Retraction(String rule, String group, String article, int revision, @Nullable Instant fetched) {
        this(rule, group, article, revision, fetched, null);
    }

    /** Seen at an unknown time. */
    public Retraction(String rule, String group, String article, int revision) {
        this(rule, group, article, revision, null, null);
    }

    /**
     * Where a windowed rule remembers a revision.
     *
     * @param asked what the rule asked of many articles
     * @param effective the revision's effective time
     */
    public record Window(RuleWindow asked, Instant effective) {
        public Window {
            Objects.requireNonNull(asked, "asked");
            Objects.requireNonNull(effective, "effective");
        }
    }
}
