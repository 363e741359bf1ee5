package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Origin;
import dev.wirewatch.alerting.Voices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the store that is one rule and group's, for one length of slice: another length is another memory. */
final class GroupMemory {
    /** What keys of standings begin with, so that they can be found among all others. */
    static final String STANDINGS = "s|";

    private static final Duration SPARE = Duration.ofDays(1);

    private final WindowStore store;
    private final Slices slices;
    private final String group;

    GroupMemory(WindowStore store, Slices slices, String key) {
        this.store = store;
        this.slices = slices;
        this.group = key + "|" + slices.millis();
    }

    Slices slices() {
        return slices;
    }

    Bucket bucket(int part, long slice) {
        return store.get(bucketKey(part, slice)) instanceof Bucket bucket ? bucket : Bucket.empty(expiry(slice));
    }

    /** What {@link #bucket} keeps. */
    List<Match> kept(int part, long slice) {
        return store.get(bucketKey(part, slice)) instanceof Bucket bucket ? bucket.kept() : List.of();
    }

    /** Keeps a bucket; an empty one is forgotten. */
    void put(int part, long slice, Bucket bucket) {
        store.put(bucketKey(part, slice), bucket.isEmpty() ? null : bucket);
    }

    /** Keeps the bucket of a slice, and its count among those of the past. */
    void putCounted(long slice, Bucket bucket) {
        put(0, slice, bucket);
        long segment = Tally.segment(slice);
        Tally tally = store.get(tallyKey(segment)) instanceof Tally known ? known : Tally.NONE;
        store.put(tallyKey(segment), tally.with(slice, bucket.count(), expiry((segment + 1) * Tally.SLICES)));
    }

    /** The counts of some slices on end. */
    int[] counts(long from, int length) {
        int[] counts = new int[length];
        long segment = Long.MIN_VALUE;
        Tally tally = null;
        for (int i = 0; i < length; i++) {
            long at = Tally.segment(from + i);
            if (at != segment) {
                segment = at;
                tally = store.get(tallyKey(at)) instanceof Tally known ? known : null;
            }
            counts[i] = tally == null ? 0 : tally.count(from + i);
        }
        return counts;
    }

    /** The latest slice not after one, and not more than some slices before it, that holds an article. */
    @Nullable
    Long latestWithArticle(long last, int length) {
        int[] counts = counts(last - length + 1, length);
        for (int i = length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return last - length + 1 + i;
            }
        }
        return null;
    }

    /** How many independent publishers are behind the articles of a window. */
    int publishers(long lastOfWindow) {
        List<Origin> origins = new ArrayList<>();
        for (long slice = slices.firstOfWindow(lastOfWindow); slice <= lastOfWindow; slice++) {
            if (store.get(bucketKey(0, slice)) instanceof Bucket bucket) {
                origins.addAll(bucket.origins());
            }
        }
        return Voices.independent(origins);
    }

    @Nullable
    Standing standing() {
        return store.get(STANDINGS + group) instanceof Standing standing ? standing : null;
    }

    void put(Standing standing) {
        store.put(
                STANDINGS + group,
                new Standing(
                        standing.terms(),
                        standing.oldest(),
                        standing.newest(),
                        standing.judged(),
                        standing.verdicts(),
                        standing.candidates(),
                        standing.said(),
                        expiry(standing.newest())));
    }

    private long expiry(long slice) {
        return slices.end(slice)
                .plusMillis(slices.millis() * (slices.reach() + slices.inWindow()))
                .plus(SPARE)
                .toEpochMilli();
    }

    private String bucketKey(int part, long slice) {
        return "b|" + group + "|" + part + "|" + slice;
    }

    private String tallyKey(long segment) {
        return "t|" + group + "|" + segment;
    }
}
