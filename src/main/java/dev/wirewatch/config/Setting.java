package dev.wirewatch.config;

/**
 * One value in force.
 *
 * @param key the key as written in the file
 * @param value the value in the file's notation
 * @param origin where it comes from: {@code default}, {@code file:line}, an environment variable or a flag
 */
public record Setting(String key, String value, String origin) {

    /** Whether the value must not be shown: the key speaks of a password, secret, token, key or login configuration. */
    public boolean secret() {
        return key.matches("(?i).*(password|secret|token|jaas\\.config|\\.key$|private\\.?key|credential).*");
    }

    /** The value, or {@code ********} for a secret one. */
    public String shownValue() {
        return secret() && !value.isEmpty() ? "********" : value;
    }
}
