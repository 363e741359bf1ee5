package dev.wirewatch.feed.parse;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RSS elements as the specification spells them: feeds write {@code pubdate}, parsers expect {@code pubDate}. */
final class RssNames {
    private static final Map<String, String> PROPER = Stream.of(
                    "rss",
                    "channel",
                    "item",
                    "items",
                    "title",
                    "link",
                    "description",
                    "language",
                    "copyright",
                    "managingEditor",
                    "webMaster",
                    "pubDate",
                    "lastBuildDate",
                    "category",
                    "generator",
                    "docs",
                    "cloud",
                    "ttl",
                    "image",
                    "rating",
                    "textInput",
                    "skipHours",
                    "skipDays",
                    "hour",
                    "day",
                    "author",
                    "comments",
                    "enclosure",
                    "guid",
                    "source",
                    "url",
                    "width",
                    "height",
                    "name")
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private RssNames() {}

    static String properCase(String name) {
        return PROPER.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }
}
