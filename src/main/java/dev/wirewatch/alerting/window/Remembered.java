package dev.wirewatch.alerting.window;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is remembered of a rule and group, under a key of its own each; JSON-serialisable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Bucket.class, name = "bucket"),
    @JsonSubTypes.Type(value = BucketPart.class, name = "part"),
    @JsonSubTypes.Type(value = Tally.class, name = "tally"),
    @JsonSubTypes.Type(value = Standing.class, name = "standing"),
    @JsonSubTypes.Type(value = Watch.class, name = "watch")
})
public sealed interface Remembered permits Bucket, BucketPart, Tally, Standing, Watch {
    /** From when on in stream time it may be forgotten in a lane that follows the present; epoch milliseconds. */
    long expires();
}
