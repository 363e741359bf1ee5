package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Feed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered about a feed between two polls. Serialised with Jackson; {@link PollPolicy} makes the next one.
 *
 * @param feed the feed's id
 * @param address where it is asked for
 * @param validators those of the last document that was read whole
 * @param bodyHash hash of the body of the last document that was read; null before
 * @param habit what experience says about how often to ask
 * @param trouble failures in a row
 * @param due when to ask next; null when it is gone and not to be asked again
 * @param polled when the last fetch ended, or a later one began of which nothing has been heard yet; null before the
 *     first has ended
 * @param read when a document was last read, unchanged ones not counted; null before the first
 * @param polls how many fetches there have been
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PollState(
        String feed,
        Address address,
        Validators validators,
        @Nullable String bodyHash,
        Habit habit,
        Trouble trouble,
        @Nullable Instant due,
        @Nullable Instant polled,
        @Nullable Instant read,
        long polls) {
    public PollState {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(validators, "validators");
        Objects.requireNonNull(habit, "habit");
        Objects.requireNonNull(trouble, "trouble");
    }

    /** A feed that was never polled. */
    public static PollState first(Feed feed, Instant due) {
        return new PollState(
                feed.id(),
                Address.of(feed.url()),
                Validators.NONE,
                null,
                Habit.UNKNOWN,
                Trouble.NONE,
                due,
                null,
                null,
                0);
    }

    /** The same with another count of polls: a feed that comes back goes on counting. */
    public PollState numbered(long count) {
        return new PollState(feed, address, validators, bodyHash, habit, trouble, due, polled, read, count);
    }

    /** Whether the server has said, and confirmed, that the feed is gone. */
    public boolean gone() {
        return due == null;
    }

    /** What to send at the next poll. */
    public FetchRequest request() {
        return new FetchRequest(address.url(), validators.etag(), validators.lastModified(), trouble.costly());
    }
}
