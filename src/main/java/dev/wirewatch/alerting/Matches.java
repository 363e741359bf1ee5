package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Gist;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of an article.
 *
 * @param matches in order of rule id, then of position in the article
 * @param bounded ids of rules whose search was cut short because the article holds too much of what they look for; their
 *     matches are right but may not be all
 */
public record Matches(List<Match> matches, List<String> bounded) {
    /** That no rule matches. */
    public static final Matches NONE = new Matches(List.of(), List.of());

    public Matches {
        matches = List.copyOf(matches);
        bounded = List.copyOf(bounded);
    }

    /** Whether any is of a rule that has to learn what is usual. */
    public boolean learn() {
        return matches.stream().anyMatch(match -> match.terms().learns());
    }

    /**
     * The same with what tells the article's story.
     *
     * @param signature of its text; null if that is too short to have one
     * @param gist what it is about
     */
    public Matches withStory(@Nullable String signature, Gist gist) {
        return new Matches(
                matches.stream().map(match -> match.withStory(signature, gist)).toList(), bounded);
    }

    /**
     * The same with what their rules had time to learn.
     *
     * @param since gives for a match since when the lane has looked for what it is about; null if it always has
     */
    public Matches learningSince(Function<Match, @Nullable Instant> since) {
        return new Matches(
                matches.stream()
                        .map(match -> match.withTerms(match.terms().inLaneSince(since.apply(match))))
                        .toList(),
                bounded);
    }
}
