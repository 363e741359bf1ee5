package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * A view of the alerts that somebody has saved for the whole desk: the value of the {@code views} topic, by id; a null value
 * removes the view.
 *
 * @param id what addresses and feeds name it by; never changes
 * @param name what people call it, at most {@value #NAME_LIMIT} characters
 * @param query what it shows, as in the address of the page of alerts, without the question mark: {@code rule},
 *     {@code entity}, {@code label}, {@code publisher}, {@code severity}, {@code state} (each may be repeated, an exclamation
 *     mark before a value excludes it), {@code muted}, {@code q}, {@code range}, {@code from}, {@code to}, {@code group};
 *     empty for all alerts
 * @param by who saved it last
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SavedView(String id, String name, String query, String by, Instant at) {
    /** The longest name, in characters. */
    public static final int NAME_LIMIT = 80;
    /** The longest query, in characters. */
    public static final int QUERY_LIMIT = 4_000;

    public SavedView {
        Ids.require(id, "view id");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        name = name == null ? "" : name.strip();
        query = query == null ? "" : query;
        if (name.isEmpty() || name.length() > NAME_LIMIT) {
            throw new IllegalArgumentException("a view needs a name of at most " + NAME_LIMIT + " characters");
        }
        if (query.length() > QUERY_LIMIT || query.chars().anyMatch(c -> c <= ' ' || c == '#' || c == '?' || c > '~')) {
            throw new IllegalArgumentException(
                    "a view's query is percent-encoded as in an address, without ? and #, of at most " + QUERY_LIMIT
                            + " characters");
        }
    }

    /** A view that did not exist before. */
    public static SavedView create(String name, String query, String by, Instant at) {
        return new SavedView(Ids.of("view", name.strip(), by, at.toString()), name, query, by, at);
    }
}
