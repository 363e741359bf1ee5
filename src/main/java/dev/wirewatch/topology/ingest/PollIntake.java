package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.BodyOutcome;
import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.ItemCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the finished polls of a task, one after the other: articles, what was seen, the feed's state and its health go
 * out together. A large document stays open over several ticks.
 */
final class PollIntake {
    private final IngestSettings settings;
    private final PollPolicy policy;
    private final HealthReport healthReport;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final FeedSchedule schedule;
    private final Mailbox mailbox;
    private final TrackedFeeds feeds;
    private final ItemIntake items;
    private final PageVisits pages;
    private final IngestOutput output;
    private final FeedWatch watch;
    private @Nullable OpenDocument open;

    PollIntake(
            IngestSettings settings,
            PollPolicy policy,
            HealthReport healthReport,
            InstantSource clock,
            LongSupplier nanoTime,
            FeedSchedule schedule,
            Mailbox mailbox,
            TrackedFeeds feeds,
            ItemIntake items,
            PageVisits pages,
            IngestOutput output,
            FeedWatch watch) {
        this.settings = settings;
        this.policy = policy;
        this.healthReport = healthReport;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.schedule = schedule;
        this.mailbox = mailbox;
        this.feeds = feeds;
        this.items = items;
        this.pages = pages;
        this.output = output;
        this.watch = watch;
    }

    /**
     * Takes in what is there, until so many items or the time are used up.
     *
     * @param end in the terms of {@code nanoTime}
     */
    void takeIn(long end) {
        int room = settings.itemsPerTick();
        while (room > 0 && nanoTime.getAsLong() - end < 0) {
            if (open == null) {
                FinishedPoll poll = mailbox.next();
                if (poll == null) {
                    return;
                }
                room--;
                begin(poll);
            } else {
                room = continueWith(open, room, end);
            }
        }
        if (open != null) {
            // What was published in this transaction is in the ledger with it, should the next one never come.
            TrackedFeed tracked = feeds.tracked(open.poll().feed());
            if (tracked != null) {
                feeds.put(tracked.takenIn(open.drain()));
            }
        }
    }

    private void begin(FinishedPoll poll) {
        TrackedFeed tracked = feeds.tracked(poll.feed());
        if (tracked == null) {
            schedule.remove(poll.feed());
            return;
        }
        ReadBody body = poll.body();
        if (poll.archive() && !(body instanceof ReadBody.Document)) {
            concludeArchive(tracked, null);
        } else if (body instanceof ReadBody.Document document) {
            open = new OpenDocument(poll, document, tracked.state().polls() + 1);
        } else if (body instanceof ReadBody.Unreadable unreadable) {
            TrackedFeed noted = bury(tracked, poll, unreadable);
            conclude(noted, poll, new BodyOutcome.Unusable(unreadable.reason()), null);
        } else {
            conclude(tracked, poll, body == null ? null : new BodyOutcome.Same(), null);
        }
    }

    private TrackedFeed bury(TrackedFeed tracked, FinishedPoll poll, ReadBody.Unreadable body) {
        if (body.start().length() == 0 || body.hash().equals(tracked.deadLetter())) {
            return tracked;
        }
        long number = tracked.state().polls() + 1;
        output.deadLetter(poll.feed(), body.start().bytes(), body.reason(), tracked.feed(), number, poll.result());
        return tracked.deadLettered(body.hash());
    }

    private int continueWith(OpenDocument document, int room, long end) {
        TrackedFeed tracked = feeds.tracked(document.poll().feed());
        int left = room;
        while (left > 0 && tracked != null && nanoTime.getAsLong() - end < 0) {
            ItemGroup group = document.next();
            if (group == null) {
                open = null;
                conclude(tracked, document);
                return left;
            }
            items.take(group, document, tracked.feed());
            left--;
        }
        if (tracked == null) {
            open = null;
            schedule.remove(document.poll().feed());
        }
        return left;
    }

    private void conclude(TrackedFeed tracked, OpenDocument document) {
        String archive = document.links().prevArchive();
        TrackedFeed counted = tracked.takenIn(document.drain());
        if (document.poll().archive()) {
            concludeArchive(counted, archive);
            return;
        }
        boolean first = tracked.state().read() == null;
        Instant soon = document.result().at().plus(policy.interval(tracked.feed()));
        TrackedFeed visiting = first
                ? counted.with(ArchiveVisit.begin(tracked.state().address().url(), archive, soon))
                : counted;
        conclude(
                visiting, document.poll(), document.outcome(), document.ledger().seen());
    }

    private void concludeArchive(TrackedFeed tracked, @Nullable String page) {
        ArchiveVisit visit = tracked.archive();
        Instant soon = clock.instant().plus(policy.interval(tracked.feed()));
        TrackedFeed after = tracked.with(visit == null ? null : visit.after(page, soon));
        feeds.release(after.feed().id());
        feeds.put(after);
        schedule.replan(after);
    }

    /** @param itemsNow how many items the document had; null if none was read */
    private void conclude(TrackedFeed tracked, FinishedPoll poll, @Nullable BodyOutcome body, @Nullable Long itemsNow) {
        PollState next = policy.next(tracked.state(), tracked.feed(), poll.result(), body);
        ItemCounts taken = tracked.unreported() == null ? ItemCounts.NONE : tracked.unreported();
        TrackedFeed after = tracked.after(next, itemsNow);
        Instant planned = schedule.planned(poll.feed());
        feeds.release(after.feed().id());
        feeds.put(after);
        schedule.replan(after);
        FeedHealth health = healthReport.of(after, planned, poll.result(), body, taken, pages.counts(poll.feed()));
        output.health(health);
        watch.polled(after, health, clock.instant());
    }
}
