package dev.wirewatch.feed;

import dev.wirewatch.model.Feed;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The attributes of an OPML outline, by name in any case and with any prefix, as the values that a feed is made of. */
final class OutlineAttributes {
    private static final int DEFAULT_TIER = 2;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})\\s*(s|m|h|d)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)^feed:(?://)?(?=https?://)");

    private final Map<String, String> values = new HashMap<>();

    private OutlineAttributes() {}

    static OutlineAttributes of(XMLStreamReader xml) {
        OutlineAttributes attributes = new OutlineAttributes();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String local = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
            attributes.values.putIfAbsent(local, xml.getAttributeValue(i));
        }
        return attributes;
    }

    /** The first of the attributes that is there and not blank; null if none is. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            String value = values.get(name.toLowerCase(Locale.ROOT));
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    /**
     * The feed.
     *
     * @param written its address as written
     * @param group its folders; null at the top
     * @param problem takes a key and what is wrong with its value
     * @return null if the address cannot be used
     */
    @Nullable
    OpmlEntry entry(String written, @Nullable String group, int line, BiConsumer<String, String> problem) {
        String url = FEED_SCHEME.matcher(written).replaceFirst("").replaceFirst("(?i)^feed://", "http://");
        String title = text("title", "text");
        try {
            Feed feed = new Feed(
                    Feed.id(url),
                    url,
                    title == null ? URI.create(url).getHost() : title,
                    group,
                    text("publisher"),
                    language(problem),
                    tier(problem),
                    interval(problem),
                    flag("fullText", problem),
                    flag("paused", problem),
                    labels(),
                    text("watch") == null ? null : (Boolean) flag("watch", problem));
            return new OpmlEntry(feed, text("htmlUrl"), line);
        } catch (IllegalArgumentException | NullPointerException e) {
            problem.accept("xmlUrl", "must be an absolute http or https address, is: " + written);
            return null;
        }
    }

    private @Nullable String language(BiConsumer<String, String> problem) {
        String language = text("language");
        if (language == null || LANGUAGE.matcher(language).matches()) {
            return language == null || language.equalsIgnoreCase("unknown") ? null : language.replace('_', '-');
        }
        problem.accept("language", "must be a language tag as in en or pt-BR, is: " + language);
        return null;
    }

    private int tier(BiConsumer<String, String> problem) {
        String tier = text("tier");
        if (tier == null) {
            return DEFAULT_TIER;
        }
        if (tier.matches("[1-3]")) {
            return Integer.parseInt(tier);
        }
        problem.accept("tier", "must be 1, 2 or 3, is: " + tier + "; " + DEFAULT_TIER + " is used");
        return DEFAULT_TIER;
    }

    private @Nullable Duration interval(BiConsumer<String, String> problem) {
        String interval = text("interval");
        if (interval == null) {
            return null;
        }
        Duration duration = duration(interval);
        if (duration == null || duration.isZero() || duration.isNegative()) {
            problem.accept("interval", "must be a duration as in 90s, 10m, 2h or PT10M, is: " + interval);
            return null;
        }
        return duration;
    }

    private static @Nullable Duration duration(String text) {
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        if (amount.matches()) {
            long number = Long.parseLong(amount.group(1));
            return switch (amount.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private boolean flag(String name, BiConsumer<String, String> problem) {
        String value = text(name);
        if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            problem.accept(name, "must be true or false, is: " + value + "; false is used");
        }
        return "true".equalsIgnoreCase(value);
    }

    private List<String> labels() {
        String labels = text("labels", "category");
        return labels == null
                ? List.of()
                : Stream.of(labels.split(","))
                        .map(label -> label.strip().replaceFirst("^/", ""))
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .toList();
    }
}
