package dev.wirewatch.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
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
    private static final Header SPECIFICATION = header("ce_specversion", "1.0");
    private static final Header CONTENT_TYPE = header("content-type", "application/json");

    /** A type's event in a lane. */
    public static CloudEvent of(Lane lane, String type, String id, String subject, Instant time) {
        return new CloudEvent("dev.wirewatch." + type + ".v1", "/lanes/" + lane.prefix(), id, subject, time);
    }

    /** The context as new record headers. */
    public Headers headers() {
        return new RecordHeaders(new Header[] {
            SPECIFICATION,
            header("ce_type", type),
            header("ce_source", source),
            header("ce_id", id),
            header("ce_subject", subject),
            header("ce_time", InstantJson.write(time)),
            CONTENT_TYPE
        });
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
