package dev.wirewatch.delivery;

import java.util.stream.Collectors;

/** Text from the network made fit for one line of a message. */
public final class Texts {
    private Texts() {}

    /** The text on one line: control characters, and what turns the direction of writing, become spaces. */
    public static String line(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || turnsOrBreaks(point) ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private static boolean turnsOrBreaks(int point) {
        return (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x2028
                || point == 0x2029;
    }

    /** At most so many characters, without half a code point; an ellipsis tells of a cut. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
