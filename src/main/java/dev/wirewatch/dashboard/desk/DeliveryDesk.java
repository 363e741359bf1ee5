package dev.wirewatch.dashboard.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How deliveries of alerts do. */
public interface DeliveryDesk {
    /**
     * How a target does.
     *
     * @param target its id
     * @param channel where it is, without secrets
     * @param begun whether anything was ever read for it
     * @param unread events that have not been read for it
     * @param pending events to be attempted, for the first time or again
     * @param held events held back for a summary
     * @param delivered events the receiver has taken
     * @param failures attempts that failed
     * @param deadLetters events given up
     * @param passedOver events that its filter does not want
     * @param lastDelivered when the receiver last took something; null if never
     * @param trouble why the last attempt failed; null if it did not
     * @param disabled why it is not asked any more; null if it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            String target,
            String channel,
            boolean begun,
            long unread,
            int pending,
            int held,
            long delivered,
            long failures,
            long deadLetters,
            long passedOver,
            @Nullable Instant lastDelivered,
            @Nullable String trouble,
            @Nullable String disabled) {}

    /** Each target as it is now; asks Kafka. */
    List<State> targets();
}
