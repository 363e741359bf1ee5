package dev.wirewatch.alerting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of an article.
 *
 * @param matches in order of rule id, then of position in the article
 * @param bounded ids of rules whose search was cut short because the article holds too much of what they look for; their
 *     matches are right but may not be all
 */
public record Matches(List<Match> matches, List<String> bounded) {
    public Matches {
        matches = List.copyOf(matches);
        bounded = List.copyOf(bounded);
    }

    /** The same in a lane that began at some time; null in one that has nothing to learn. */
    public Matches inLaneSince(@Nullable Instant began) {
        return began == null
                ? this
                : new Matches(
                        matches.stream()
                                .map(match -> match.withTerms(match.terms().inLaneSince(began)))
                                .toList(),
                        bounded);
    }
}
