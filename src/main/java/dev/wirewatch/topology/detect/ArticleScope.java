package dev.wirewatch.topology.detect;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Which articles a detection reads: those of its own lane, or a stretch of another lane's past, to be re-read without
 * touching that lane.
 *
 * @param topic full name of the topic they are in
 * @param from articles seen before are passed over
 * @param until articles seen later are passed over
 * @param ends where each partition of a stretch ends, exclusive; empty for a topic that is read on and on
 * @param mentions whether what is found in each article is written down; a lane that only compares alerts saves itself the
 *     disk space
 */
public record ArticleScope(String topic, Instant from, Instant until, Map<Integer, Long> ends, boolean mentions) {
    public ArticleScope {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        ends = Map.copyOf(ends);
    }

    /** All that a lane has and will have. */
    public static ArticleScope all(Lane lane) {
        return new ArticleScope(lane.topic(Dataset.ARTICLES), Instant.MIN, Instant.MAX, Map.of(), true);
    }

    /** What another lane gets from a time on, without an end. */
    public static ArticleScope following(Lane other, Instant from) {
        return new ArticleScope(other.topic(Dataset.ARTICLES), from, Instant.MAX, Map.of(), false);
    }

    /** A stretch of another lane's past. */
    public static ArticleScope past(Lane other, Instant from, Instant until, Map<Integer, Long> ends) {
        return new ArticleScope(other.topic(Dataset.ARTICLES), from, until, ends, false);
    }

    /** Whether every record of the topic belongs to it. */
    boolean isAll() {
        return from.equals(Instant.MIN) && until.equals(Instant.MAX) && ends.isEmpty();
    }

    /**
     * Whether a record belongs to it.
     *
     * @param time the record's timestamp in milliseconds
     */
    boolean contains(int partition, long offset, long time) {
        Instant seen = Instant.ofEpochMilli(time);
        return offset < ends.getOrDefault(partition, ends.isEmpty() ? Long.MAX_VALUE : 0L)
                && !seen.isBefore(from)
                && !seen.isAfter(until);
    }
}
