package dev.wirewatch.alerting;

import java.util.List;

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
}
