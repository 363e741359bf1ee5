package dev.wirewatch.tagging;

import java.util.Set;

/**
 * Words of a page's furniture that scraped text runs together with the word before: the label of a picture, a button, a
 * credit. What stands before one of them is a word of its own; before any other word with a capital, as in IranAir, it is
 * not.
 */
final class PageFurniture {
    private static final Set<String> LABELS = Set.of(
            "share",
            "photo",
            "photos",
            "read",
            "watch",
            "image",
            "images",
            "advertisement",
            "published",
            "updated",
            "view",
            "follow",
            "related",
            "source",
            "video",
            "click",
            "getty",
            "print",
            "email",
            "tweet",
            "comments",
            "comment",
            "subscribe",
            "credit",
            "caption",
            "posted",
            "skip",
            "sign",
            "listen",
            "gallery",
            "facebook",
            "twitter",
            "whatsapp",
            "topics",
            "copy",
            "save",
            "more",
            "reuters",
            "download",
            "enlarge");

    private PageFurniture() {}

    /** Whether folded letters from one of them on are such a word. */
    static boolean isLabel(int[] letters, int from, int count) {
        return LABELS.contains(new String(letters, from, count - from));
    }
}
