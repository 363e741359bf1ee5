package dev.wirewatch.feed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells by its last characters whether a feed's document is there to its end. */
public final class DocumentEnd {
    private static final int TAIL = 400;
    private static final Pattern ROOT_ENDS =
            Pattern.compile("(?is).*(</\\s*([a-z0-9_.-]+:)?(rss|feed|rdf|channel)\\s*>|})\\s*(<!--.*)?\\s*");

    private DocumentEnd() {}

    /**
     * Whether the root element, or a JSON feed's object, is closed.
     *
     * @param body the document in any encoding that contains ASCII, UTF-16 among them
     * @param length how many of the bytes are the document
     */
    public static boolean isReached(byte[] body, int length) {
        int tail = Math.min(TAIL, length);
        String end = new String(body, length - tail, tail, StandardCharsets.ISO_8859_1);
        return ROOT_ENDS.matcher(end.replace("\0", "")).matches();
    }
}
