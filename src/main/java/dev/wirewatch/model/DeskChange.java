package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody changed at the desk, or tried to: the value of the {@code changes} topic, by the caller's name.
 *
 * @param id hash of the other fields but the note
 * @param at when it was answered
 * @param by who; never blank
 * @param role what they may do, in lower case
 * @param method the method of the request, as in {@code POST}
 * @param path what it was sent to
 * @param status the HTTP status it was answered with; 400 and above changed nothing
 * @param note what was done, or why not; null if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskChange(
        String id,
        Instant at,
        String by,
        String role,
        String method,
        String path,
        int status,
        @Nullable String note) {
    /** The longest note, in characters; the rest is cut off. */
    public static final int NOTE_LIMIT = 2_000;

    public DeskChange {
        Ids.require(id, "change id");
        Objects.requireNonNull(at, "at");
        if (by == null || by.isBlank()) {
            throw new IllegalArgumentException("a change needs somebody who made it");
        }
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("no HTTP status: " + status);
        }
        if (note != null && note.length() > NOTE_LIMIT) {
            note = note.substring(0, NOTE_LIMIT);
        }
    }

    /** A change with its id. */
    public static DeskChange of(
            Instant at, String by, String role, String method, String path, int status, @Nullable String note) {
        String id = Ids.of("change", at.toString(), by, role, method, path, Integer.toString(status));
        return new DeskChange(id, at, by, role, method, path, status, note);
    }
}
