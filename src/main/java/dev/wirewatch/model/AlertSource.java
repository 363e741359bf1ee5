package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An independent origin behind an alert, with everybody who printed its text.
 *
 * @param origin the publisher or agency, lower case; {@code feed:} and the feed's id if it is not known
 * @param article id of its first article
 * @param firstSeen earliest effective time among its articles and their copies
 * @param lastSeen latest effective time among them
 * @param articles how many there are, copies included
 * @param copiedBy who else printed its text, lower case, sorted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertSource(
        String origin, String article, Instant firstSeen, Instant lastSeen, int articles, List<String> copiedBy) {
    public AlertSource {
        Objects.requireNonNull(origin, "origin");
        Ids.require(article, "article id");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
        copiedBy = Lists.orEmpty(copiedBy);
    }
}
