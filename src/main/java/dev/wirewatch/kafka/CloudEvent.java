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
        return new CloudEvent(typeName(type), sourceName(lane), id, subject, time);
    }

    /** All events of a type in a lane, for those who write one with every article. */
    public static Series series(Lane lane, String type) {
        return new Series(typeName(type), sourceName(lane));
    }

    private static String typeName(String type) {
        return "dev.wirewatch." + type + ".v1";
    }

    private static String sourceName(Lane lane) {
        return "/lanes/" + lane.prefix();
    }

    /** The context as new record headers. */
    public Headers headers() {
        return new Series(type, source).headers(id, subject, time);
    }

    /** What events of one type and source have in common, made once. */
    public static final class Series {
        private final Header typeHeader;
        private final Header sourceHeader;

        private Series(String type, String source) {
            this.typeHeader = header("ce_type", type);
            this.sourceHeader = header("ce_source", source);
        }

        /** The context of one of them as new record headers; the parameters are the record's components. */
        public Headers headers(String id, String subject, Instant time) {
            return new RecordHeaders(new Header[] {
                SPECIFICATION,
                typeHeader,
                sourceHeader,
                header("ce_id", id),
                header("ce_subject", subject),
                header("ce_time", InstantJson.write(time)),
                CONTENT_TYPE
            });
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
