package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a mute, written {@code field=value}, {@code field!=value}, {@code field=~glob} or {@code field!~glob}.
 * In a glob {@code *} stands for any text and {@code ?} for one character; there are no regular expressions, so no pattern
 * can run forever (matching takes at most pattern times text steps).
 *
 * <p>{@code rule}, {@code group}, {@code severity}, {@code state}, {@code alert}, {@code story} and {@code label.NAME} have
 * one value. Of {@code entity} any one counts. {@code feed}, {@code publisher} and {@code language} must hold for all the
 * evidence: an alert that somebody else reports too is not hidden by a mute of one feed. The negated forms are the
 * opposite.
 *
 * @param field what is compared
 * @param operator how
 * @param value with what, at most {@value #VALUE_LIMIT} characters
 */
public record AlertMatcher(String field, Operator operator, String value) {
    /** The longest value or glob. */
    public static final int VALUE_LIMIT = 200;

    private static final Pattern FIELD = Pattern.compile(
            "rule|group|severity|state|alert|story|entity|feed|publisher|language|label\\.[A-Za-z0-9._-]{1,64}");
    private static final String FIELDS =
            "rule, group, severity, state, alert, story, entity, feed, publisher, language, label.NAME";

    /** How values are compared. */
    public enum Operator {
        /** The same. */
        @JsonProperty("=")
        IS("="),
        /** Not the same. */
        @JsonProperty("!=")
        IS_NOT("!="),
        /** Like a glob. */
        @JsonProperty("=~")
        IS_LIKE("=~"),
        /** Unlike a glob. */
        @JsonProperty("!~")
        IS_UNLIKE("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        private boolean negated() {
            return this == IS_NOT || this == IS_UNLIKE;
        }
    }

    public AlertMatcher {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(value, "value");
        if (field == null || !FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("'" + field + "' is no field of an alert; allowed are " + FIELDS);
        }
        if (value.isEmpty() || value.length() > VALUE_LIMIT) {
            throw new IllegalArgumentException(
                    "the value of '" + field + "' must have 1 to " + VALUE_LIMIT + " characters");
        }
        if (!operator.sign.endsWith("~") && field.equals("severity")) {
            requireOneOf(field, value, Severity.values());
        }
        if (!operator.sign.endsWith("~") && field.equals("state")) {
            requireOneOf(field, value, AlertState.values());
        }
    }

    private static void requireOneOf(String field, String value, Enum<?>[] allowed) {
        if (Arrays.stream(allowed).map(AlertMatcher::word).noneMatch(value::equals)) {
            throw new IllegalArgumentException("'" + value + "' is no " + field + "; allowed are "
                    + Arrays.stream(allowed).map(AlertMatcher::word).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException with what is allowed if it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AlertMatcher parse(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '!') {
            at++;
        }
        for (Operator operator : List.of(Operator.IS_LIKE, Operator.IS_UNLIKE, Operator.IS_NOT, Operator.IS)) {
            if (text.startsWith(operator.sign, at)) {
                return new AlertMatcher(
                        text.substring(0, at).strip(),
                        operator,
                        text.substring(at + operator.sign.length()).strip());
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is no matcher: write field=value, field!=value, field=~glob or field!~glob; fields are " + FIELDS);
    }

    /** The written form, which is also its form in JSON. */
    @Override
    @JsonValue
    public String toString() {
        return field + operator.sign + value;
    }

    /**
     * Whether an alert meets the condition.
     *
     * @param alert the alert
     * @param formerIds ids that it had before, which {@code alert=} finds too
     */
    public boolean holds(Alert alert, Collection<String> formerIds) {
        boolean positive = switch (field) {
            case "rule" -> fits(alert.rule());
            case "group" -> fits(alert.group());
            case "severity" -> fits(word(alert.severity()));
            case "state" -> fits(word(alert.state()));
            case "story" -> fits(alert.story());
            case "alert" -> fits(alert.id()) || formerIds.stream().anyMatch(this::fits);
            case "entity" -> alert.entities().stream().anyMatch(this::fits);
            case "feed" -> ofAll(alert, ArticleReference::feed);
            case "publisher" -> ofAll(alert, ArticleReference::publisher);
            case "language" -> ofAll(alert, ArticleReference::language);
            default -> fits(alert.labels().get(field.substring("label.".length())));
        };
        return positive != operator.negated();
    }

    private boolean ofAll(Alert alert, java.util.function.Function<ArticleReference, @Nullable String> value) {
        return alert.evidence().stream().allMatch(evidence -> fits(value.apply(evidence.article())));
    }

    private boolean fits(@Nullable String text) {
        if (text == null) {
            return false;
        }
        return operator.sign.endsWith("~") ? isLike(text, value) : text.equals(value);
    }

    /** Greedy matching with one point to return to: a later star makes every earlier one irrelevant. */
    private static boolean isLike(String text, String glob) {
        int t = 0;
        int g = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
