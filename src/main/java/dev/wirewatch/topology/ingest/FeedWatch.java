package dev.wirewatch.topology.ingest;

import dev.wirewatch.alerting.Mutes;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.topology.LookTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alert when a watched feed turns silent or dead, and closes it when the feed comes back. Time alone can turn a
 * feed, so every watched feed has a time at which to look at it again; polls and registrations only move it. What has
 * been raised is kept in the store of the same transaction: an episode is raised once.
 */
final class FeedWatch {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    /** Overdue by more than this we know nothing of the present, as after a night in which the process was down. */
    private static final Duration ON_SCHEDULE = Duration.ofMinutes(5);
    /** If nobody else answers either, the network is to blame, but not for longer than this many times the patience. */
    private static final int BENEFIT_OF_DOUBT = 12;

    /**
     * What the watches of all tasks of a process have in common.
     *
     * @param settings when a feed counts as silent or dead
     * @param silentUnknown the silence that counts as long as no habit is known
     * @param reachability when another machine answered last
     */
    record Terms(WatchSettings settings, Duration silentUnknown, Reachability reachability) {}

    private final WatchSettings settings;
    private final Duration silentUnknown;
    private final Reachability reachability;
    private final OpenAlerts alerts;
    private final Supplier<Mutes> mutes;
    private final String healthTopic;
    private final LookTimes looks = new LookTimes();
    /** The keys in the store: almost always none, so that almost no poll has to ask the store. */
    private final Set<String> open = new HashSet<>();
    /** Feeds of which an answer is awaited: what was known of them may be old. */
    private final Set<String> asked = new HashSet<>();

    /**
     * @param alerts those that are open
     * @param mutes those in force now
     * @param healthTopic the full name of the topic of feeds' health
     */
    FeedWatch(Terms terms, OpenAlerts alerts, Supplier<Mutes> mutes, String healthTopic) {
        this.settings = terms.settings();
        this.silentUnknown = terms.silentUnknown();
        this.reachability = terms.reachability();
        this.alerts = alerts;
        this.mutes = mutes;
        this.healthTopic = healthTopic;
        open.addAll(alerts.all().keySet());
    }

    /** Plans when to look at a feed: at the start, and when its registration has changed. */
    void plan(TrackedFeed tracked, Instant now) {
        Feed feed = tracked.feed();
        if (!feed.watched() || feed.paused()) {
            looks.remove(feed.id());
            closeAll(feed.id(), feed.paused() ? "polling is suspended" : "it is not watched any more", now);
            return;
        }
        Instant next = null;
        for (WatchRule rule : WatchRule.values()) {
            Instant turns = turns(rule, tracked);
            if (turns != null && !open.contains(rule.key(feed)) && (next == null || turns.isBefore(next))) {
                next = turns;
            }
        }
        // A look that comes too soon finds nothing and plans the next: moving it after every poll would cost more.
        Instant planned = looks.of(feed.id());
        if (next != null && (planned == null || next.isBefore(planned))) {
            looks.set(feed.id(), next);
        }
    }

    /** Takes note that a poll has begun: judgement waits for what it brings. */
    void asked(String feed) {
        asked.add(feed);
    }

    /** Takes note of a poll: it may end an episode, and it moves the time of the next look. */
    void polled(TrackedFeed tracked, FeedHealth health, Instant now) {
        Feed feed = tracked.feed();
        asked.remove(feed.id());
        if (health.httpStatus() != null) {
            reachability.answered(feed.host(), health.polled());
        }
        for (WatchRule rule : WatchRule.values()) {
            Alert alert = standing(rule, feed.id());
            if (alert != null && rule.over(tracked, alert.firstSeen())) {
                close(rule, feed.id(), alert, health.outcome(), now);
            }
        }
        plan(tracked, now);
    }

    /** Forgets a feed that is not registered any more. */
    void remove(String feed, Instant now) {
        looks.remove(feed);
        asked.remove(feed);
        closeAll(feed, "it is not registered any more", now);
    }

    /**
     * Looks at the feeds whose time has come.
     *
     * @param registered the feed of an id; null if there is none
     */
    void tick(Instant now, Function<String, @Nullable TrackedFeed> registered) {
        for (String feed = looks.poll(now); feed != null; feed = looks.poll(now)) {
            TrackedFeed tracked = registered.apply(feed);
            if (tracked != null) {
                look(tracked, now);
            }
        }
    }

    private void look(TrackedFeed tracked, Instant now) {
        boolean again = false;
        for (WatchRule rule : WatchRule.values()) {
            Instant since = rule.since(tracked);
            Instant turns = turns(rule, tracked);
            if (since != null && turns != null && !turns.isAfter(now) && !open.contains(rule.key(tracked.feed()))) {
                if (known(rule, tracked, since, now)) {
                    raise(rule, tracked, since, now);
                } else {
                    again = true;
                }
            }
        }
        if (again) {
            looks.set(tracked.feed().id(), now.plus(LOOK_AGAIN));
        } else {
            plan(tracked, now);
        }
    }

    private @Nullable Instant turns(WatchRule rule, TrackedFeed tracked) {
        Instant since = rule.since(tracked);
        return since == null
                ? null
                : rule.witnessed(tracked, since).plus(rule.patience(tracked, since, settings, silentUnknown));
    }

    /** Whether the condition is the feed's own and a present one. */
    private boolean known(WatchRule rule, TrackedFeed tracked, Instant since, Instant now) {
        Instant due = tracked.due();
        if (due == null) {
            return true;
        }
        if (asked.contains(tracked.feed().id()) || due.isBefore(now.minus(ON_SCHEDULE))) {
            return false;
        }
        Duration patience = rule.patience(tracked, since, settings, silentUnknown);
        return rule != WatchRule.DEAD
                || reachability.blames(tracked.feed().host(), since)
                || since.plus(patience.multipliedBy(BENEFIT_OF_DOUBT)).isBefore(now);
    }

    private void raise(WatchRule rule, TrackedFeed tracked, Instant since, Instant now) {
        Duration patience = rule.patience(tracked, since, settings, silentUnknown);
        Alert alert = OperationalAlert.open(rule, tracked, since, patience, now, healthTopic);
        AlertMute hiding = mutes.get().hiding(alert, List.of(), now);
        open.add(rule.key(tracked.feed()));
        alerts.open(
                rule.key(tracked.feed()),
                hiding == null ? alert : OperationalAlert.handled(alert, AlertHandling.NONE.mutedBy(hiding)),
                OpenAlerts.Cause.of(now, rule.why(tracked, since, patience)));
    }

    private @Nullable Alert standing(WatchRule rule, String feed) {
        return open.contains(rule.key(feed)) ? alerts.get(rule.key(feed)) : null;
    }

    private void closeAll(String feed, String reason, Instant now) {
        for (WatchRule rule : WatchRule.values()) {
            Alert alert = standing(rule, feed);
            if (alert != null) {
                close(rule, feed, alert, reason, now);
            }
        }
    }

    private void close(WatchRule rule, String feed, Alert alert, String reason, Instant now) {
        open.remove(rule.key(feed));
        if (alert.state() == AlertState.CLOSED) {
            alerts.forget(rule.key(feed)); // The desk has closed it: there is nothing left to tell.
        } else {
            alerts.close(
                    rule.key(feed),
                    OperationalAlert.close(alert, reason, now),
                    OpenAlerts.Cause.of(now, "closed: " + reason));
        }
    }
}
