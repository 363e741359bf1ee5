package dev.wirewatch.topology.ingest;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.OperationalRule;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Alerts about our own work, in the same form and on the same topic as those about the world; told apart by the label
 * {@code kind: operational} and their rules. The one piece of evidence stands for the feed's health: its article has the
 * feed's id, title and address, and names the {@code feed-health} topic, where the key is that id.
 */
final class OperationalAlert {
    /** Named where other alerts name the watchlist that their articles were tagged by. */
    private static final String WATCHLIST = "feed-watch";

    private OperationalAlert() {}

    /**
     * An alert that opens.
     *
     * @param since when the episode began: the same episode has the same id, whoever raises it
     * @param patience how long it had to last
     * @param healthTopic the full name of the topic of feeds' health
     */
    static Alert open(
            WatchRule rule, TrackedFeed tracked, Instant since, Duration patience, Instant now, String healthTopic) {
        Feed feed = tracked.feed();
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("kind", "operational");
        labels.put("feed", feed.id());
        labels.put("tier", Integer.toString(feed.tier()));
        labels.put("condition", condition(rule, tracked));
        String publisher = feed.publisher() == null ? feed.title() : feed.publisher();
        String version = Ids.of(WATCHLIST, rule.id(), patience.toString());
        ArticleReference reference = new ArticleReference(
                feed.id(),
                1,
                feed.id(),
                feed.title(),
                feed.url(),
                publisher,
                feed.language(),
                null,
                now,
                since,
                healthTopic,
                null,
                null);
        return new Alert(
                Ids.of("operational", rule.id(), feed.id(), since.toString()),
                rule.id(),
                rule.title(),
                feed.id(),
                List.of(),
                AlertState.OPENED,
                rule == WatchRule.DEAD || feed.tier() == 1 ? Severity.WARNING : Severity.INFO,
                rule.headline(tracked, since),
                now,
                now,
                since,
                now,
                1,
                1,
                WATCHLIST,
                version,
                labels,
                List.of(new Evidence(reference, version, List.of(rule.why(tracked, since, patience)), List.of())),
                List.of(publisher),
                null,
                List.of(),
                null,
                null);
    }

    private static String condition(WatchRule rule, TrackedFeed tracked) {
        FeedCondition condition = rule == WatchRule.SILENT
                ? FeedCondition.SILENT
                : tracked.state().gone() ? FeedCondition.GONE : FeedCondition.FAILING;
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an action is on an alert that one of the rules here raises. */
    static boolean isRuleOf(AlertAction action) {
        return OperationalRule.isOne(action.rule());
    }

    /** The alert after the desk has done something with it. */
    static Alert handled(Alert alert, AlertHandling handling) {
        return alert.toBuilder().state(state(handling)).handling(handling).build();
    }

    /**
     * The alert when its episode is over.
     *
     * @param reason why, in words
     */
    static Alert close(Alert open, String reason, Instant now) {
        Evidence evidence = open.evidence().get(0);
        List<String> conditions = new ArrayList<>(evidence.conditions());
        conditions.add("closed: " + reason);
        AlertHandling handling = (open.handling() == null ? AlertHandling.NONE : open.handling()).closedAt(now);
        return open.toBuilder()
                .state(state(handling))
                .handling(handling)
                .updated(now)
                .lastSeen(now)
                .evidence(List.of(
                        new Evidence(evidence.article(), evidence.watchlistVersion(), conditions, evidence.mentions())))
                .build();
    }

    private static AlertState state(AlertHandling handling) {
        if (handling.closed() != null) {
            return AlertState.CLOSED;
        }
        return handling.acknowledged() != null ? AlertState.ACKNOWLEDGED : AlertState.OPENED;
    }
}
