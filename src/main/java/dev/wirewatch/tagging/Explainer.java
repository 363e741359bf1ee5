package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import java.util.ArrayList;
import java.util.List;

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

    List<Explanation> explain() {
        List<Explanation> explanations = new ArrayList<>(candidates.count);
        for (int i = 0; i < candidates.count; i++) {
            explanations.add(explain(i));
        }
        return explanations;
    }

    private Explanation explain(int candidate) {
        int first = candidates.firsts[candidate];
        int last = candidates.lasts[candidate];
        Pattern pattern = compiled.pattern(candidates.values[candidate]);
        FieldText field = first < tokens.firstOfText ? title : text;
        int start = field.codePoint(tokens.start(first));
        String span = field.substring(tokens.start(first), tokens.end(last));
        Verdict verdict = resolver.verdict(candidate);
        boolean somebody = pattern.entity() != Pattern.NOBODY;
        int winner = verdict.isAccepted() ? winner(first, last) : candidate;
        boolean chosen = verdict.isAccepted() && winner == candidate;
        return new Explanation(
                first < tokens.firstOfText ? Mention.TITLE : Mention.TEXT,
                start,
                start + span.codePointCount(0, span.length()),
                span,
                somebody ? compiled.id(pattern.entity()) : null,
                pattern.alias(),
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
        Pattern pattern = compiled.pattern(candidates.values[winner]);
        String owner = pattern.entity() == Pattern.NOBODY ? "a name to be ignored" : compiled.id(pattern.entity());
        return "overlaps '" + pattern.alias() + "', " + owner + ", which is longer or more certain";
    }
}
