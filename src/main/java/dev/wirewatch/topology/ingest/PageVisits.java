package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.page.ArticlePage;
import dev.wirewatch.feed.page.FullTextSettings;
import dev.wirewatch.feed.page.ItemWords;
import dev.wirewatch.feed.page.PageOutcome;
import dev.wirewatch.feed.page.PageProblem;
import dev.wirewatch.feed.parse.ArticleIdentity;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.PageCounts;
import dev.wirewatch.model.TextOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The article pages of one task: which are wanted, when they are asked for, what they bring. Like a poll, a visit takes
 * three ticks: it is noted as attempted, handed out when that is committed, taken in when it has come back.
 */
final class PageVisits {
    private static final int ANNOUNCED_PER_TICK = 50;
    private static final int TAKEN_IN_PER_TICK = 50;
    private static final int FORGOTTEN_PER_TICK = 50;
    /** More waiting pages of one feed than this are a feed that invents articles. */
    private static final int MOST_PENDING = 1_000;

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
    private static final Duration POSTPONED = Duration.ofSeconds(1);

    private final FullTextSettings settings;
    private final KeyValueStore<String, PageVisit> visits;
    private final KeyValueStore<String, PageCounts> ledgers;
    private final SeenItems seen;
    private final IngestOutput output;
    private final PageWorkers workers;
    private final Mailbox mailbox;
    private final Function<String, @Nullable Feed> feeds;
    private final PageSchedule schedule = new PageSchedule();
    private final Agenda toForget = new Agenda();
    private final List<String> announced = new ArrayList<>();

    /** @param feeds the registration of a feed; null if it is not registered */
    PageVisits(
            FullTextSettings settings,
            KeyValueStore<String, PageVisit> visits,
            KeyValueStore<String, PageCounts> ledgers,
            SeenItems seen,
            IngestOutput output,
            PageWorkers workers,
            Mailbox mailbox,
            Function<String, @Nullable Feed> feeds) {
        this.settings = settings;
        this.visits = visits;
        this.ledgers = ledgers;
        this.seen = seen;
        this.output = output;
        this.workers = workers;
        this.mailbox = mailbox;
        this.feeds = feeds;
        try (KeyValueIterator<String, PageVisit> each = visits.all()) {
            each.forEachRemaining(entry -> plan(entry.key, entry.value));
        }
    }

    /** An article as its feed has it now, with the text of its page if that has been read. */
    Article complete(Article article) {
        PageVisit visit = visits.get(article.id());
        if (visit == null || visit.article().textOrigin() != TextOrigin.PAGE || !settings.incomplete(article.text())) {
            return article;
        }
        return article.withPage(visit.article().text(), visit.article().canonical());
    }

    /** Has the page of a published article read. */
    void want(Article article, Instant now) {
        if (article.link() == null) {
            return;
        }
        PageVisit visit = visits.get(article.id());
        boolean waiting = visit != null && !visit.read();
        PageCounts ledger = ledger(article.feed());
        if (!waiting && ledger.pending() >= MOST_PENDING) {
            ledgers.put(article.feed(), ledger.want().giveUp(PageProblem.CROWDED_OUT.label()));
            return;
        }
        if (!waiting) {
            ledgers.put(article.feed(), ledger.want());
        }
        put(article.id(), PageVisit.first(article, now));
    }

    /** The ledger of a feed's pages; null if none was ever wanted. */
    @Nullable
    PageCounts counts(String feed) {
        return ledgers.get(feed);
    }

    /** Hands out what was announced before, takes in what has come back, announces what is due. */
    void tick(Instant now) {
        handOut(now);
        takeIn(now);
        announce(now);
        forget(now);
    }

    private void announce(Instant now) {
        while (announced.size() < ANNOUNCED_PER_TICK && workers.room()) {
            String article = schedule.take(now);
            PageVisit visit = article == null ? null : visits.get(article);
            if (article == null || visit == null) {
                return;
            }
            announced.add(article);
            visits.put(article, visit.attempted(now.plus(settings.backoff(visit.attempts() + 1))));
        }
    }

    private void handOut(Instant now) {
        for (String id : announced) {
            PageVisit visit = visits.get(id);
            if (visit == null || visit.read()) {
                continue;
            }
            Article article = visit.article();
            Feed feed = feeds.apply(article.feed());
            if (feed == null || feed.paused()) {
                giveUp(id, visit, PageProblem.WITHDRAWN);
                schedule.release(visit.site(), now, now);
                continue;
            }
            ItemWords words =
                    new ItemWords(article.title(), article.textOrigin() == TextOrigin.PAGE ? "" : article.text());
            PageTicket ticket = new PageTicket(id, article.revision(), visit.site(), visit.url(), words, now);
            if (!workers.submit(ticket, mailbox)) {
                // Its site is busy with another task's page.
                schedule.release(visit.site(), now.plus(POSTPONED), now);
                put(id, visit.notAsked(now.plus(POSTPONED)));
            }
        }
        announced.clear();
    }

    private void takeIn(Instant now) {
        for (int i = 0; i < TAKEN_IN_PER_TICK; i++) {
            FinishedPage page = mailbox.nextPage();
            if (page == null) {
                return;
            }
            Duration delay = page.outcome().crawlDelay();
            Duration pause = delay.compareTo(settings.gap()) > 0 ? delay : settings.gap();
            schedule.release(page.ticket().site(), now.plus(pause), now);
            workers.rest(page.ticket().site(), now.plus(pause), now);
            PageVisit visit = visits.get(page.ticket().article());
            boolean stillWanted = visit != null
                    && !visit.read()
                    && visit.article().revision() == page.ticket().revision();
            if (visit != null && stillWanted) {
                conclude(page.ticket().article(), visit, page.outcome(), now);
            }
        }
    }

    private void conclude(String id, PageVisit visit, PageOutcome outcome, Instant now) {
        if (feeds.apply(visit.article().feed()) == null) {
            giveUp(id, visit, PageProblem.WITHDRAWN);
        } else if (outcome instanceof PageOutcome.Read read) {
            enrich(id, visit, read.page(), now);
        } else if (outcome instanceof PageOutcome.Without without) {
            if (without.problem().passing() && visit.attempts() < settings.attempts()) {
                put(id, visit.again(now.plus(pause(visit, without))));
            } else {
                giveUp(id, visit, without.problem());
            }
        }
    }

    private Duration pause(PageVisit visit, PageOutcome.Without without) {
        Duration own = settings.backoff(visit.attempts());
        Duration asked = without.retryAfter();
        if (asked == null || asked.compareTo(own) < 0) {
            return own;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private void enrich(String id, PageVisit visit, ArticlePage page, Instant now) {
        Article article = visit.article();
        if (article.textOrigin() == TextOrigin.PAGE && article.text().equals(page.text())) {
            count(article.feed(), ledger(article.feed()).giveUp(PageProblem.NOTHING_NEW.label()));
            put(id, visit.readAs(article, now));
            return;
        }
        String canonical = page.canonical();
        String name =
                canonical == null ? null : ArticleIdentity.nameOf(canonical).orElse(null);
        SeenItems.Further revision = seen.enriched(id, name, now);
        if (revision == null) {
            giveUp(id, visit, PageProblem.WITHDRAWN);
            return;
        }
        PageCounts counts = ledger(article.feed()).enrich();
        Article enriched = article.withPage(page.text(), canonical)
                .enriched(
                        revision.number(),
                        revision.changed(),
                        revision.sources(),
                        now.isBefore(article.fetched()) ? article.fetched() : now);
        output.enriched(enriched, counts.enriched());
        count(article.feed(), counts);
        put(id, visit.readAs(enriched, now));
    }

    private void giveUp(String id, PageVisit visit, PageProblem problem) {
        String feed = visit.article().feed();
        count(feed, ledger(feed).giveUp(problem.label()));
        if (visit.article().textOrigin() == TextOrigin.PAGE) {
            put(id, visit.readAs(visit.article(), visit.due()));
        } else {
            visits.delete(id);
            schedule.remove(id);
        }
    }

    private void forget(Instant now) {
        for (int i = 0; i < FORGOTTEN_PER_TICK; i++) {
            String id = toForget.poll(now);
            if (id == null) {
                return;
            }
            visits.delete(id);
        }
    }

    private void put(String id, PageVisit visit) {
        visits.put(id, visit);
        plan(id, visit);
    }

    private void plan(String id, PageVisit visit) {
        if (visit.read()) {
            schedule.remove(id);
            toForget.set(id, visit.due());
        } else {
            toForget.remove(id);
            schedule.plan(id, visit.site(), visit.due());
        }
    }

    private PageCounts ledger(String feed) {
        PageCounts counts = ledgers.get(feed);
        return counts == null ? PageCounts.NONE : counts;
    }

    private void count(String feed, PageCounts counts) {
        ledgers.put(feed, counts);
    }
}
