package dev.wirewatch.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The CloudEvents 1.0 context of a record, written as headers in the binary content mode of the Kafka protocol binding
 * (CloudEvents Kafka binding 1.0.2, section 3.2).
 *
 * @param type what kind of event, as in {@code dev.wirewatch.article.v1}
 * @param source the lane, as in {@code /lanes/wirewatch}
 * @param id unique within the source; the same for a record that is written again
 * @param subject what it is about: the record's key
 * @param time when it happened
 */
public record CloudEvent(String type, String source, String id, String subject, Instant time) {

    /** A type's event in a lane. */
    public static CloudEvent of(Lane lane, String type, String id, String subject, Instant time) {
        return new CloudEvent("dev.wirewatch." + type + ".v1", "/lanes/" + lane.prefix(), id, subject, time);
    }

    /** The context as new record headers. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_type", type);
        add(headers, "ce_source", source);
        add(headers, "ce_id", id);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
