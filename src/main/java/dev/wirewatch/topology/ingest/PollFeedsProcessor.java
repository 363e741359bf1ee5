package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.PollPolicy;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Feed;
import dev.wirewatch.topology.StoredMutes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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

    /**
     * A tick of a task ends after this time, also on a machine that is short of it: a transaction that takes longer than
     * the broker waits is lost, with all that was done in it.
     */
    private static final long LONGEST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long LONGEST_INTAKE_NANOS = LONGEST_TICK_NANOS * 7 / 10;
    private static final int EXPIRED_PER_TICK = 5;
    /** Between the announcement and the request lie a tick and a commit. */
    private static final Duration UNTIL_ASKED = Duration.ofSeconds(1);

    private static final Duration POSTPONED = Duration.ofSeconds(1);

    private final Lane lane;
    private final IngestSettings settings;
    private final FeedWatch.Terms watching;
    private final PollPolicy policy;
    private final PollWorkers workers;
    private final InstantSource clock;
    private final HealthReport healthReport;
    private final LongSupplier nanoTime;
    private final PollSettings polling;
    private final List<String> announced = new ArrayList<>();
    private final Set<String> archives = new HashSet<>();
    private @Nullable Work work;

    /** All that belongs to one life of the task: it is initialised again after its transaction was lost. */
    private record Work(
            TrackedFeeds feeds,
            SeenItems seen,
            IngestOutput output,
            FeedSchedule schedule,
            FeedWatch watch,
            Mailbox mailbox,
            PageVisits pages,
            PollIntake intake) {}

    /** @param nanoTime measures how long a tick has taken */
    PollFeedsProcessor(
            Lane lane,
            IngestSettings settings,
            PollSettings polling,
            FeedWatch.Terms watching,
            PollWorkers workers,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.lane = lane;
        this.settings = settings;
        this.watching = watching;
        this.policy = new PollPolicy(polling);
        this.workers = workers;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.healthReport = new HealthReport(watching);
        this.polling = polling;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        TrackedFeeds feeds = new TrackedFeeds(context.getStateStore(FeedPollerTopology.TRACKED_FEEDS));
        SeenItems seen = new SeenItems(
                context.getStateStore(FeedPollerTopology.SEEN_KEYS),
                context.getStateStore(FeedPollerTopology.SEEN_ARTICLES));
        FeedSchedule schedule = new FeedSchedule(polling, policy);
        Mailbox mailbox = workers.mailbox();
        IngestOutput output = new IngestOutput(lane, context);
        PageVisits pages = new PageVisits(
                settings.fullText(),
                context.getStateStore(FeedPollerTopology.PAGE_VISITS),
                context.getStateStore(FeedPollerTopology.PAGE_LEDGERS),
                seen,
                output,
                workers.pages(),
                mailbox,
                feeds::registration);
        ItemIntake items = new ItemIntake(settings, seen, output, pages, feeds::registration);
        FeedWatch watch = new FeedWatch(
                watching,
                new OpenAlerts(context, output),
                // Read anew each time: the actions' processor adds to the store that both have.
                () -> new StoredMutes(context).inForce(),
                output.healthTopic());
        PollIntake intake = new PollIntake(
                settings, policy, healthReport, clock, nanoTime, schedule, mailbox, feeds, items, pages, output, watch);
        work = new Work(feeds, seen, output, schedule, watch, mailbox, pages, intake);
        announced.clear();
        archives.clear();
        Instant now = clock.instant();
        feeds.forEach(tracked -> {
            schedule.plan(tracked, now);
            watch.plan(tracked, now);
        });
        schedule.makeUp(now);
        context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, time -> tick());
    }

    @Override
    public void process(Record<String, @Nullable Feed> registration) {
        TrackedFeeds feeds = work().feeds();
        Feed feed = registration.value();
        TrackedFeed known = feeds.known(registration.key());
        Instant now = clock.instant();
        if (feed == null) {
            unregister(registration.key(), known, now);
            return;
        }
        if (known != null && !known.removed() && known.feed().equals(feed)) {
            return;
        }
        TrackedFeed tracked = registered(known, feed, now);
        feeds.put(tracked);
        work().schedule().plan(tracked, now);
        work().watch().plan(tracked, now);
    }

    private void unregister(String feed, @Nullable TrackedFeed known, Instant now) {
        if (known != null && !known.removed()) {
            // Its ledger is kept: its articles are on the topic still, and it may be registered again.
            work().feeds().put(known.takenBack());
            work().watch().remove(feed, now);
            work().output().noHealth(feed, now);
        }
        work().feeds().release(feed);
        work().schedule().remove(feed);
    }

    private TrackedFeed registered(@Nullable TrackedFeed known, Feed feed, Instant now) {
        if (known == null) {
            return TrackedFeed.first(feed, work().schedule().first(feed, now));
        }
        return known.removed()
                ? known.registeredAgain(feed, work().schedule().first(feed, now))
                : known.registeredAs(feed, policy.reregistered(known.state(), known.feed(), feed));
    }

    private void tick() {
        long start = nanoTime.getAsLong();
        Instant now = clock.instant();
        work().schedule().tick(now);
        handOut(now);
        work().intake().takeIn(start + LONGEST_INTAKE_NANOS);
        announce(false, now, start + LONGEST_TICK_NANOS);
        announce(true, now, start + LONGEST_TICK_NANOS);
        work().pages().tick(now);
        work().watch().tick(now, work().feeds()::tracked);
        work().seen().expire(EXPIRED_PER_TICK, now, settings.seenRetention(), work().feeds()::lastRead);
    }

    private boolean timeLeft(long end) {
        return nanoTime.getAsLong() - end < 0;
    }

    private void announce(boolean suspects, Instant now, long end) {
        while (announced.size() < ANNOUNCED_PER_TICK && timeLeft(end) && workers.room(suspects)) {
            String feed = work().schedule().take(suspects, now);
            if (feed == null) {
                return;
            }
            TrackedFeed tracked = work().feeds().tracked(feed);
            if (tracked == null || tracked.feed().paused()) {
                work().schedule().remove(feed);
            } else {
                announced.add(feed);
                if (tracked.archiveIsNext(now)) {
                    archives.add(feed);
                } else {
                    work().watch().asked(feed);
                }
                work().feeds().hold(attempted(tracked, now));
            }
        }
    }

    private TrackedFeed attempted(TrackedFeed tracked, Instant now) {
        ArchiveVisit archive = tracked.archive();
        return archive != null && tracked.archiveIsNext(now)
                ? tracked.with(archive.attempted(now.plus(policy.interval(tracked.feed()))))
                : tracked.with(policy.attempted(tracked.state(), tracked.feed(), now.plus(UNTIL_ASKED)));
    }

    private void handOut(Instant now) {
        for (String feed : announced) {
            TrackedFeed tracked = work().feeds().tracked(feed);
            if (tracked == null) {
                work().schedule().remove(feed);
                continue;
            }
            if (!workers.submit(PollTicket.of(tracked, archives.contains(feed)), work().mailbox())) {
                work().feeds().release(feed);
                work().schedule().postpone(feed, now.plus(POSTPONED));
            }
        }
        announced.clear();
        archives.clear();
    }

    private Work work() {
        return Objects.requireNonNull(work, "init comes first");
    }

    @Override
    public void close() {
        if (work != null) {
            workers.abandon(work.mailbox());
        }
    }
}
