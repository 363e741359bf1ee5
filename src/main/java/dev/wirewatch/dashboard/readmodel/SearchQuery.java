package dev.wirewatch.dashboard.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search as people type it: words (all must occur), {@code "phrases"}, {@code begin*}, {@code -without}, and
 * {@code title: entity: rule: feed: lang: by: before: after:} with a value or a quoted value.
 *
 * @param phrases what must occur
 * @param without what must not
 * @param entities ids or names of entities that must all be mentioned
 * @param rules ids or titles of rules, of which one must have raised an alert
 * @param feeds ids of feeds or parts of their titles, of which one must fit
 * @param languages primary language tags, of which one must fit
 * @param publishers names of publishers, of which one must fit
 * @param after articles of this time or later; null for no bound
 * @param before articles before this time; null for no bound
 */
public record SearchQuery(
        List<Phrase> phrases,
        List<Phrase> without,
        List<String> entities,
        List<String> rules,
        List<String> feeds,
        List<String> languages,
        List<String> publishers,
        @Nullable Instant after,
        @Nullable Instant before) {

    /**
     * Words in a row.
     *
     * @param words folded
     * @param open whether the last may go on
     * @param titleOnly whether they must stand in the title
     */
    public record Phrase(List<String> words, boolean open, boolean titleOnly) {
        String match() {
            return '"' + String.join(" ", words) + '"' + (open ? " *" : "");
        }
    }

    private static final Pattern TERM = Pattern.compile("(-?)(?:([A-Za-z]+):)?(?:\"([^\"]*)(?:\"|$)|(\\S+))");
    /** The shortest beginning that the index has lists for. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final List<String> KEYS =
            List.of("title", "entity", "rule", "feed", "lang", "by", "before", "after");

    /**
     * Reads what was typed. A word with a colon whose key is unknown is a word.
     *
     * @throws IllegalArgumentException if a date cannot be read; the message is for the one who typed it
     */
    public static SearchQuery parse(String typed) {
        Builder query = new Builder();
        Matcher terms = TERM.matcher(typed);
        while (terms.find()) {
            String key = terms.group(2) == null ? "" : terms.group(2).toLowerCase(Locale.ROOT);
            String value = terms.group(3) != null ? terms.group(3) : terms.group(4);
            boolean quoted = terms.group(3) != null;
            boolean without = !terms.group(1).isEmpty();
            if (KEYS.contains(key)) {
                query.field(key, value, quoted, without);
            } else {
                query.phrase(key.isEmpty() ? value : key + ":" + value, quoted, without, false);
            }
        }
        return query.build();
    }

    /** The expression for the index of alerts; empty if no word must occur. */
    Optional<String> matchWords() {
        return expression(wordParts(), without);
    }

    private List<String> wordParts() {
        return phrases.stream()
                .map(phrase -> (phrase.titleOnly() ? "{title} : " : "{title text} : ") + phrase.match())
                .toList();
    }

    /**
     * The expression for the index of articles.
     *
     * @param feedTags terms of the feeds, of which one must fit; null for all
     * @param entityTags terms of entities; of each list one must fit
     */
    Optional<String> match(@Nullable List<String> feedTags, List<List<String>> entityTags) {
        List<String> parts = new ArrayList<>(wordParts());
        entityTags.forEach(anyOf -> parts.add(anyTag(anyOf)));
        if (feedTags != null) {
            parts.add(anyTag(feedTags));
        }
        if (!languages.isEmpty()) {
            parts.add(anyTag(languages.stream().map(SearchTag::language).toList()));
        }
        if (!publishers.isEmpty()) {
            parts.add(anyTag(publishers.stream().map(SearchTag::publisher).toList()));
        }
        return expression(parts, without);
    }

    private static String anyTag(List<String> tags) {
        return tags.stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(" OR ", "{tags} : (", ")"));
    }

    private static Optional<String> expression(List<String> parts, List<Phrase> without) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join(" AND ", parts);
        return Optional.of(
                without.isEmpty()
                        ? all
                        : "(" + all + ") NOT ("
                                + without.stream().map(Phrase::match).collect(Collectors.joining(" OR ")) + ")");
    }

    /** What must not occur, as an expression of its own. */
    Optional<String> matchWithout() {
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(without.stream().map(Phrase::match).collect(Collectors.joining(" OR ")));
    }

    private static final class Builder {
        private final List<Phrase> phrases = new ArrayList<>();
        private final List<Phrase> without = new ArrayList<>();
        private final List<String> entities = new ArrayList<>();
        private final List<String> rules = new ArrayList<>();
        private final List<String> feeds = new ArrayList<>();
        private final List<String> languages = new ArrayList<>();
        private final List<String> publishers = new ArrayList<>();
        private @Nullable Instant after;
        private @Nullable Instant before;

        void field(String key, String value, boolean quoted, boolean negative) {
            if (negative && !key.equals("title")) {
                throw new IllegalArgumentException(
                        "-" + key + ": is not understood; only words, phrases and title: can be excluded");
            }
            switch (key) {
                case "title" -> phrase(value, quoted, negative, true);
                case "entity" -> entities.add(value);
                case "rule" -> rules.add(value);
                case "feed" -> feeds.add(value);
                case "lang" -> languages.add(value);
                case "by" -> publishers.add(value);
                case "after" -> after = time(key, value);
                default -> before = time(key, value);
            }
        }

        void phrase(String value, boolean quoted, boolean negative, boolean titleOnly) {
            boolean open = !quoted && value.endsWith("*");
            if (open && value.codePointCount(0, value.length()) <= SHORTEST_BEGINNING) {
                throw new IllegalArgumentException(value + " is too short; the beginning of a word takes at least "
                        + SHORTEST_BEGINNING + " letters");
            }
            List<String> words = SearchTokens.of(value).stream()
                    .map(SearchTokens.Token::folded)
                    .toList();
            if (!words.isEmpty()) {
                (negative ? without : phrases).add(new Phrase(words, open, titleOnly));
            }
        }

        private static Instant time(String key, String value) {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        key + ": takes a date such as 2026-03-01 or a time such as 2026-03-01T12:00:00Z, not " + value,
                        e);
            }
        }

        SearchQuery build() {
            return new SearchQuery(phrases, without, entities, rules, feeds, languages, publishers, after, before);
        }
    }
}
