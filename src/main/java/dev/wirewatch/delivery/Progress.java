package dev.wirewatch.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a target stands in a partition: kept as the metadata of its group's committed offset, so that position, retries and
 * counts change in one step. A broker takes {@value #LIMIT} characters unless told otherwise
 * ({@code offset.metadata.max.bytes}), hence the short names and the limits.
 *
 * @param position every event before it is done with, or held back
 * @param head offset after the last event that has been read
 * @param retries events from {@code position} to {@code head} that are still to be delivered; all others there are done with
 * @param held what is held back for the next summary; null for nothing
 * @param releasing what the summary that is being delivered consists of; null for none
 * @param releaseAttempts attempts to deliver that summary so far
 * @param releaseBegan when the first of them was made; null if none was
 * @param released when the last summary was due
 * @param counts what has been seen so far
 * @param trouble why the last attempt failed; null if it did not
 * @param disabled why the target is not asked any more; null if it is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
record Progress(
        @JsonProperty("p") long position,
        @JsonProperty("e") long head,
        @JsonProperty("q") List<Retry> retries,
        @JsonProperty("h") @Nullable Held held,
        @JsonProperty("r") @Nullable Held releasing,
        @JsonProperty("ra") int releaseAttempts,
        @JsonProperty("rb") @Nullable Instant releaseBegan,
        @JsonProperty("rt") Instant released,
        @JsonProperty("c") Counts counts,
        @JsonProperty("t") @Nullable String trouble,
        @JsonProperty("x") @Nullable String disabled) {
    /** The longest metadata we write, in bytes. */
    static final int LIMIT = 4_000;
    /** The longest reason we keep. */
    static final int REASON_LIMIT = 160;

    private static final ObjectMapper JSON = JsonSerde.mapper();

    Progress {
        retries = retries == null ? List.of() : List.copyOf(retries);
    }

    /**
     * An event that is still to be delivered.
     *
     * @param o its offset after {@code position}
     * @param a attempts so far
     * @param s seconds since 1970 of the first; 0 if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Retry(int o, int a, long s) {}

    /** The beginning of a target: nothing before an offset is its business. */
    static Progress begin(long offset, Instant now) {
        return new Progress(offset, offset, List.of(), null, null, 0, null, now, Counts.NONE, null, null);
    }

    /**
     * Reads it.
     *
     * @param metadata of a committed offset
     * @return empty if it is not ours
     */
    static Optional<Progress> read(String metadata) {
        try {
            Progress progress = JSON.readValue(metadata, Progress.class);
            return progress == null || progress.counts == null || progress.released == null
                    ? Optional.empty()
                    : Optional.of(progress);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The offset to commit: everything from there on may be read again. */
    long committed() {
        long first = releasing == null ? position : Math.min(position, releasing.from());
        return held == null ? first : Math.min(first, held.from());
    }

    /** Written as metadata; attempts of the newest retries are forgotten if there is no room for them. */
    String write() {
        try {
            Progress shown = this;
            while (true) {
                String text = JSON.writeValueAsString(shown);
                if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LIMIT
                        || shown.retries.stream().noneMatch(retry -> retry.a() > 0)) {
                    return text;
                }
                shown = shown.withoutOneRetrysPast();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress is always JSON", e);
        }
    }

    private Progress withoutOneRetrysPast() {
        Retry[] fewer = retries.toArray(Retry[]::new);
        for (int i = fewer.length - 1; i >= 0; i--) {
            if (fewer[i].a() > 0) {
                fewer[i] = new Retry(fewer[i].o(), 0, 0);
                break;
            }
        }
        return new Progress(
                position,
                head,
                List.of(fewer),
                held,
                releasing,
                releaseAttempts,
                releaseBegan,
                released,
                counts,
                trouble,
                disabled);
    }

    /** The same for a target that is asked again. */
    Progress enabled() {
        return new Progress(
                position,
                head,
                retries,
                held,
                releasing,
                releaseAttempts,
                releaseBegan,
                released,
                counts,
                trouble,
                null);
    }
}
