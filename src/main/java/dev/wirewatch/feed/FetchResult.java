package dev.wirewatch.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a fetch ended; exactly one of five ways. */
public sealed interface FetchResult {
    /** When the response was complete or given up, by the injected clock. */
    Instant at();

    /** The redirects followed, in order; empty when there was none. */
    List<Hop> trail();

    /** The status of the last response; null when there was none. */
    @Nullable
    Integer status();

    /**
     * A body arrived.
     *
     * @param url the address that delivered it
     * @param head what the response says
     * @param body the body after decompression; possibly empty
     */
    record Fetched(Instant at, List<Hop> trail, String url, ResponseHead head, Body body) implements FetchResult {
        public Fetched {
            Objects.requireNonNull(at, "at");
            trail = List.copyOf(trail);
        }

        @Override
        public Integer status() {
            return head.status();
        }

        /** Whether the body holds only what is new (226 IM Used, RFC 3229). */
        public boolean delta() {
            return head.status() == 226;
        }
    }

    /** The document is the one whose validators were sent (304). */
    record NotModified(Instant at, List<Hop> trail, ResponseHead head) implements FetchResult {
        public NotModified {
            Objects.requireNonNull(at, "at");
            trail = List.copyOf(trail);
        }

        @Override
        public Integer status() {
            return head.status();
        }
    }

    /** The server asks to be asked less: 429, or 503 with Retry-After. */
    record RateLimited(Instant at, List<Hop> trail, ResponseHead head) implements FetchResult {
        public RateLimited {
            Objects.requireNonNull(at, "at");
            trail = List.copyOf(trail);
        }

        @Override
        public Integer status() {
            return head.status();
        }
    }

    /** The feed is gone for good (410). */
    record Gone(Instant at, List<Hop> trail) implements FetchResult {
        public Gone {
            Objects.requireNonNull(at, "at");
            trail = List.copyOf(trail);
        }

        @Override
        public Integer status() {
            return 410;
        }
    }

    /**
     * Nothing usable arrived.
     *
     * @param cause why
     * @param detail the particulars for readers, one line; possibly empty
     * @param head what the response says; null when there was none
     */
    record Failed(
            Instant at,
            List<Hop> trail,
            FailureCause cause,
            String detail,
            @Nullable ResponseHead head) implements FetchResult {
        public Failed {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(detail, "detail");
            trail = List.copyOf(trail);
        }

        @Override
        public @Nullable Integer status() {
            return head == null ? null : head.status();
        }
    }
}
