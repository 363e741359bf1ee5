package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says of every candidate why it was chosen or not. */
final class Explainer {
    private final Compiled compiled;
    private final Tokens tokens;
    private final Spans candidates;
    private final Resolver resolver;
    private final FieldText title;
    private final FieldText text;

    Explainer(Compiled compiled, Tokens tokens, Spans candidates, Resolver resolver, FieldText title, FieldText text) {
        this.compiled = compiled;
        this.tokens = tokens;
        this.candidates = candidates;
        this.resolver = resolver;
        this.title = title;
        this.text = text;
    }

    /** In order of field and first word; what several entries of the watchlist have in common is said once. */
    List<Explanation> explain() {
        Set<Explanation> explanations = new LinkedHashSet<>();
        for (int i = 0; i < candidates.count; i++) {
            explanations.add(explain(i));
        }
        return List.copyOf(explanations);
    }

    private Explanation explain(int candidate) {
        int first = candidates.firsts[candidate];
        int last = candidates.lasts[candidate];
        int pattern = resolver.pattern(candidate);
        int entity = compiled.patterns().entity(pattern);
        FieldText field = first < tokens.firstOfText ? title : text;
        int start = field.codePoint(tokens.start(first));
        String span = field.substring(tokens.start(first), tokens.end(last));
        Verdict verdict = resolver.verdict(candidate);
        boolean somebody = entity != Patterns.NOBODY;
        int winner = verdict.isAccepted() ? winner(first, last) : candidate;
        boolean chosen = verdict.isAccepted() && winner == candidate;
        return new Explanation(
                first < tokens.firstOfText ? Mention.TITLE : Mention.TEXT,
                start,
                start + span.codePointCount(0, span.length()),
                span,
                somebody ? compiled.id(entity) : null,
                compiled.patterns().alias(pattern),
                chosen && somebody,
                verdict.isAccepted() ? resolver.confidence(candidate) : 0,
                chosen && !somebody
                        ? "a name to be ignored"
                        : winner == candidate ? verdict.reason() : overlap(winner));
    }

    /** The chosen candidate that takes words of the span. */
    private int winner(int first, int last) {
        Spans chosen = resolver.chosen;
        for (int i = Math.max(0, chosen.from(first) - 1); i < chosen.count && chosen.firsts[i] <= last; i++) {
            if (chosen.lasts[i] >= first) {
                return chosen.values[i];
            }
        }
        throw new IllegalStateException("an accepted candidate is chosen or overlaps one that is");
    }

    private String overlap(int winner) {
        int pattern = resolver.pattern(winner);
        int entity = compiled.patterns().entity(pattern);
        String owner = entity == Patterns.NOBODY ? "a name to be ignored" : compiled.id(entity);
        return "overlaps '" + compiled.patterns().alias(pattern) + "', " + owner + ", which is longer or more certain";
    }
}
