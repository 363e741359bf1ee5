package dev.wirewatch.document;

import java.util.Objects;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param file the file's name as the user gave it
 * @param line 1-based line; 0 when it concerns the file as a whole
 * @param key path of the key, as in {@code entities[3].aliases.en[0]}; empty for the file as a whole
 * @param message what is wrong and what is allowed
 */
public record Problem(String file, int line, String key, String message) {
    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
    }

    /** {@code file:line: key: message}, leaving out what does not apply. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
