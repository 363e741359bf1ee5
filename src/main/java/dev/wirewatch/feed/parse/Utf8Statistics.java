package dev.wirewatch.feed.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How far bytes are UTF-8.
 *
 * @param sequences number of well-formed sequences of two to four bytes
 * @param invalid number of bytes that are part of no well-formed sequence; a sequence cut off by the end does not count
 */
record Utf8Statistics(int sequences, int invalid) {

    static Utf8Statistics of(byte[] bytes) {
        int sequences = 0;
        int invalid = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            if (length > 1) {
                sequences++;
            } else if (length == 0 && !cutOff(bytes, at)) {
                invalid++;
            }
            at += Math.max(length, 1);
        }
        return new Utf8Statistics(sequences, invalid);
    }

    /** Text of bytes that are UTF-8 for the most part, with stray bytes of another charset in between. */
    static String mixed(byte[] bytes, Charset stray) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        int done = 0;
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            if (length == 0) {
                text.append(new String(bytes, done, at - done, StandardCharsets.UTF_8));
                text.append(new String(bytes, at, 1, stray));
                done = at + 1;
            }
            at += Math.max(length, 1);
        }
        return text.append(new String(bytes, done, bytes.length - done, StandardCharsets.UTF_8))
                .toString();
    }

    /** Length of the well-formed sequence at a position (Unicode 15, table 3-7); 0 if there is none. */
    private static int sequence(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean cutOff(byte[] bytes, int at) {
        return bytes.length - at < 4 && ((bytes[at] & 0xFF) >= 0xC2 || (bytes[at] & 0xC0) == 0x80);
    }
}
