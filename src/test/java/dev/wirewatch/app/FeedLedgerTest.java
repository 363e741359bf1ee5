package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ItemCounts;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedLedgerTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private ItemCounts totals = ItemCounts.NONE;

    /** Poll {@code number}, ten minutes after the one before, with {@code published} new items. */
    private FeedHealth poll(int number, int published) {
        ItemCounts items = new ItemCounts(published + 1, published, 0, 1, 0, new TreeMap<>(), 0);
        totals = totals.plus(items);
        return record(number, items, totals);
    }

    private static FeedHealth record(int number, ItemCounts items, ItemCounts sum) {
        Instant at = time(number);
        return new FeedHealth(
                Ids.of("feed"),
                "Feed",
                "https://a.example/",
                "https://a.example/",
                FeedCondition.OK,
                "read",
                null,
                200,
                at,
                at,
                at.plusSeconds(600),
                0,
                null,
                at,
                number,
                items,
                sum,
                null);
    }

    private static Instant time(int poll) {
        return START.plusSeconds(600L * poll);
    }

    private static FeedLedger ledger(@Nullable Instant from, FeedHealth... records) {
        FeedLedger ledger = new FeedLedger(from);
        for (FeedHealth record : records) {
            ledger.add(record);
        }
        return ledger;
    }

    @Test
    void countsThePollsOfThePeriodAlone() {
        FeedLedger ledger = ledger(time(3), poll(1, 5), poll(2, 1), poll(3, 2), poll(4, 0), poll(5, 3));

        assertThat(ledger.published()).isEqualTo(5);
        assertThat(ledger.seen()).isEqualTo(8);
        assertThat(ledger.covers(2)).isFalse();
        assertThat(ledger.covers(3)).isTrue();
        assertThat(ledger.covers(6)).isFalse();
        assertThat(ledger.beginning()).isEqualTo(time(2));
        assertThat(ledger.gap()).isNull();
        assertThat(ledger.contradiction()).isNull();
    }

    @Test
    void countsEverythingOfAFeedThatIsNewInThePeriod() {
        FeedLedger ledger = ledger(START, poll(1, 5), poll(2, 1));

        assertThat(ledger.published()).isEqualTo(6);
        assertThat(ledger.covers(1)).isTrue();
        assertThat(ledger.gap()).isNull();
    }

    @Test
    void takesTheSumsOfAllPollsWithoutAPeriodThoughOldRecordsAreGone() {
        poll(1, 5);
        poll(2, 1);
        FeedLedger ledger = ledger(null, poll(3, 2));

        assertThat(ledger.published()).isEqualTo(8);
        assertThat(ledger.covers(1)).isTrue();
        assertThat(ledger.gap()).isNull();
    }

    @Test
    void missesThePollsOfWhichTheRecordsAreGone() {
        FeedHealth second = poll(2, 1);
        poll(3, 1);
        FeedLedger ledger = ledger(time(2), second, poll(4, 2));
        FeedLedger inside = ledger(time(3), second, poll(6, 2));

        assertThat(ledger.gap()).isEqualTo("polls 1 to 1");
        assertThat(inside.gap()).isEqualTo("polls 3 to 5");
    }

    @Test
    void noticesAPollThatIsOnRecordTwice() {
        FeedHealth first = poll(1, 5);
        FeedLedger ledger = ledger(START, first, first);

        assertThat(ledger.contradiction()).isEqualTo("poll 1 is on record twice");
    }

    @Test
    void noticesSumsThatAPollDoesNotAccountFor() {
        FeedHealth first = poll(1, 5);
        ItemCounts two = new ItemCounts(2, 2, 0, 0, 0, new TreeMap<>(), 0);
        FeedLedger ledger = ledger(START, first, record(2, two, totals.plus(two).plus(two)));

        assertThat(ledger.contradiction())
                .isEqualTo("poll 2: 6 items in all before it and 2 of its own do not make 10");
    }

    @Test
    void holdsNoPollWhenTheLastOneWasBeforeThePeriod() {
        FeedLedger ledger = ledger(time(9), poll(1, 5), poll(2, 1));

        assertThat(ledger.polled()).isFalse();
        assertThat(ledger.published()).isZero();
        assertThat(ledger.covers(2)).isFalse();
    }
}
