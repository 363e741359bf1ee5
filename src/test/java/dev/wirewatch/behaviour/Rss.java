package dev.wirewatch.behaviour;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** RSS documents to serve. Titles and links say which scenario they belong to. */
final class Rss {
    private Rss() {}

    /** A channel with these elements and items. */
    static String feed(String... content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Scenario</title>"
                + "<link>https://site.example/</link><description>d</description>" + String.join("", content)
                + "</channel></rss>";
    }

    /** An ordinary item, called {@code name number}. */
    static String item(String name, int number) {
        return item(
                "<guid isPermaLink=\"false\">" + name + "-" + number + "</guid>",
                "<title>" + name + " " + number + "</title>",
                "<link>https://site.example/" + name + "/" + number + "</link>",
                "<description>What " + name + " " + number + " is about.</description>");
    }

    /** An item with these elements. */
    static String item(String... elements) {
        return "<item>" + String.join("", elements) + "</item>";
    }

    /** Ordinary items, the newest first: {@code to - 1} down to {@code from}. */
    static String items(String name, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> item(name, to - 1 - i + from))
                .collect(Collectors.joining());
    }

    /** A feed of ordinary items. */
    static String feed(String name, int items) {
        return feed(items(name, 0, items));
    }
}
