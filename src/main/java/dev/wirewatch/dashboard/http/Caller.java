package dev.wirewatch.dashboard.http;

/**
 * Who asks.
 *
 * @param name as the list of users, the proxy or the caller's own word has it; never blank
 * @param role what they may do
 */
public record Caller(String name, DeskRole role) {
    /** The longest name; that of an action's author on the topics. */
    public static final int LONGEST_NAME = 100;

    public Caller {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a caller's name has 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
    }
}
