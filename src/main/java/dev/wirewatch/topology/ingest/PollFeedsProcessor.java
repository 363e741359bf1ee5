package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.BodyOutcome;
import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.PollState;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.ItemCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Polls the feeds of one partition of the registry.
 *
 * <p>A poll takes three ticks. On the first, the feed is announced: its state is written with the next interval as its
 * due time, so that not even a kill makes it be asked again at once. On the next, when that has been committed, it is
 * handed to the workers. On a later one its result is taken in: articles, what was seen, the feed's state and its health
 * go out in one transaction. A large document is taken in over several ticks; should the process die in between, what was
 * published is known and the rest is published at the next poll, as the validators are only kept with the last item.
 */
final class PollFeedsProcessor implements Processor<String, @Nullable Feed, String, Object> {
    /** Polls announced in one tick at most, so that a tick stays short. */
    private static final int ANNOUNCED_PER_TICK = 500;

    private static final int EXPIRED_PER_TICK = 20;
    private static final Duration POSTPONED = Duration.ofSeconds(1);

    private final Lane lane;
    private final IngestSettings settings;
    private final PollPolicy policy;
    private final PollWorkers workers;
    private final InstantSource clock;
    private final HealthReport healthReport;
    private final Mailbox mailbox = new Mailbox();
    private final FeedSchedule schedule;
    private final List<String> announced = new ArrayList<>();
    private final Set<String> archives = new HashSet<>();
    private @Nullable OpenDocument open;
    private @Nullable Stores stores;

    private record Stores(
            KeyValueStore<String, TrackedFeed> feeds, SeenItems seen, IngestOutput output, ItemIntake intake) {}

    PollFeedsProcessor(
            Lane lane, IngestSettings settings, PollSettings polling, PollWorkers workers, InstantSource clock) {
        this.lane = lane;
        this.settings = settings;
        this.policy = new PollPolicy(polling);
        this.workers = workers;
        this.clock = clock;
        this.healthReport = new HealthReport(polling.dormantAfter());
        this.schedule = new FeedSchedule(polling, policy);
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        KeyValueStore<String, TrackedFeed> feeds = context.getStateStore(FeedPollerTopology.TRACKED_FEEDS);
        SeenItems seen = new SeenItems(
                context.getStateStore(FeedPollerTopology.SEEN_KEYS),
                context.getStateStore(FeedPollerTopology.SEEN_ARTICLES));
        IngestOutput output = new IngestOutput(lane, context);
        ItemIntake intake = new ItemIntake(settings, seen, output, id -> feeds.get(id) != null);
        stores = new Stores(feeds, seen, output, intake);
        Instant now = clock.instant();
        try (KeyValueIterator<String, TrackedFeed> each = feeds.all()) {
            each.forEachRemaining(entry -> schedule.plan(entry.value, now));
        }
        context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
    }

    @Override
    public void process(Record<String, @Nullable Feed> registration) {
        KeyValueStore<String, TrackedFeed> feeds = stores().feeds();
        Feed feed = registration.value();
        if (feed == null) {
            feeds.delete(registration.key());
            schedule.remove(registration.key());
            return;
        }
        Instant now = clock.instant();
        TrackedFeed known = feeds.get(feed.id());
        if (known != null && known.feed().equals(feed)) {
            return;
        }
        TrackedFeed tracked = known == null
                ? new TrackedFeed(feed, PollState.first(feed, now), ItemCounts.NONE, null, null, null)
                : known.registeredAs(feed, policy.reregistered(known.state(), known.feed(), feed));
        feeds.put(feed.id(), tracked);
        schedule.plan(tracked, now);
    }

    private void tick() {
        Instant now = clock.instant();
        schedule.tick(now);
        handOut(now);
        takeIn();
        announce(false, now);
        announce(true, now);
        stores().seen().expire(EXPIRED_PER_TICK, now, settings.seenRetention(), this::lastRead);
    }

    private void announce(boolean suspects, Instant now) {
        while (announced.size() < ANNOUNCED_PER_TICK && workers.room(suspects)) {
            String feed = schedule.take(suspects, now);
            if (feed == null) {
                return;
            }
            TrackedFeed tracked = stores().feeds().get(feed);
            if (tracked == null || tracked.feed().paused()) {
                schedule.remove(feed);
            } else {
                announced.add(feed);
                if (tracked.archiveIsNext(now)) {
                    archives.add(feed);
                }
                stores().feeds().put(feed, attempted(tracked, now));
            }
        }
    }

    private TrackedFeed attempted(TrackedFeed tracked, Instant now) {
        ArchiveVisit archive = tracked.archive();
        return archive != null && tracked.archiveIsNext(now)
                ? tracked.with(archive.attempted(now.plus(policy.interval(tracked.feed()))))
                : tracked.with(policy.attempted(tracked.state(), tracked.feed(), now));
    }

    private void handOut(Instant now) {
        for (String feed : announced) {
            TrackedFeed tracked = stores().feeds().get(feed);
            if (tracked == null) {
                schedule.remove(feed);
                continue;
            }
            if (!workers.submit(ticket(tracked, archives.contains(feed)), mailbox)) {
                schedule.postpone(feed, now.plus(POSTPONED));
            }
        }
        announced.clear();
        archives.clear();
    }

    private static PollTicket ticket(TrackedFeed tracked, boolean ofArchive) {
        ArchiveVisit archive = tracked.archive();
        PollState state = tracked.state();
        return ofArchive && archive != null
                ? new PollTicket(tracked.feed().id(), true, archive.request(), null)
                : new PollTicket(tracked.feed().id(), false, state.request(), state.bodyHash());
    }

    private void takeIn() {
        int room = settings.itemsPerTick();
        while (room > 0) {
            if (open == null) {
                FinishedPoll poll = mailbox.next();
                if (poll == null) {
                    return;
                }
                room--;
                begin(poll);
            } else {
                room = continueWith(open, room);
            }
        }
    }

    private void begin(FinishedPoll poll) {
        TrackedFeed tracked = stores().feeds().get(poll.feed());
        if (tracked == null) {
            schedule.remove(poll.feed());
            return;
        }
        ReadBody body = poll.body();
        if (poll.archive() && !(body instanceof ReadBody.Document)) {
            concludeArchive(tracked, null, ItemCounts.NONE);
        } else if (body instanceof ReadBody.Document document) {
            open = new OpenDocument(poll, document);
        } else if (body instanceof ReadBody.Unreadable unreadable) {
            TrackedFeed noted = bury(tracked, poll, unreadable);
            conclude(noted, poll, new BodyOutcome.Unusable(unreadable.reason()), ItemCounts.NONE);
        } else {
            conclude(tracked, poll, body == null ? null : new BodyOutcome.Same(), ItemCounts.NONE);
        }
    }

    private TrackedFeed bury(TrackedFeed tracked, FinishedPoll poll, ReadBody.Unreadable body) {
        if (body.start().length() == 0 || body.hash().equals(tracked.deadLetter())) {
            return tracked;
        }
        stores().output().deadLetter(poll.feed(), body.start().bytes(), body.reason(), tracked.feed(), poll.result());
        return tracked.deadLettered(body.hash());
    }

    private int continueWith(OpenDocument document, int room) {
        TrackedFeed tracked = stores().feeds().get(document.poll().feed());
        int left = room;
        while (left > 0 && tracked != null) {
            ItemGroup group = document.next();
            if (group == null) {
                open = null;
                conclude(tracked, document);
                return left;
            }
            stores().intake().take(group, document, tracked.feed());
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
        if (document.poll().archive()) {
            concludeArchive(tracked, archive, document.counts());
            return;
        }
        boolean first = tracked.state().read() == null;
        Instant soon = document.result().at().plus(policy.interval(tracked.feed()));
        TrackedFeed visiting = first
                ? tracked.with(ArchiveVisit.begin(tracked.state().address().url(), archive, soon))
                : tracked;
        conclude(visiting, document.poll(), document.outcome(), document.counts());
    }

    private void concludeArchive(TrackedFeed tracked, @Nullable String page, ItemCounts counts) {
        ArchiveVisit visit = tracked.archive();
        Instant soon = clock.instant().plus(policy.interval(tracked.feed()));
        TrackedFeed after = tracked.afterArchive(visit == null ? null : visit.after(page, soon), counts);
        stores().feeds().put(after.feed().id(), after);
        schedule.replan(after);
    }

    private void conclude(TrackedFeed tracked, FinishedPoll poll, @Nullable BodyOutcome body, ItemCounts counts) {
        PollState next = policy.next(tracked.state(), tracked.feed(), poll.result(), body);
        TrackedFeed after = tracked.after(next, counts, body instanceof BodyOutcome.Read);
        stores().feeds().put(poll.feed(), after);
        schedule.replan(after);
        stores().output().health(healthReport.of(after, poll.result(), body, counts));
    }

    private @Nullable Instant lastRead(String feed) {
        TrackedFeed tracked = stores().feeds().get(feed);
        if (tracked == null) {
            return null;
        }
        Instant read = tracked.state().read();
        return read == null ? Instant.MIN : read;
    }

    private Stores stores() {
        return Objects.requireNonNull(stores, "init comes first");
    }

    @Override
    public void close() {
        workers.abandon(mailbox);
    }
}
