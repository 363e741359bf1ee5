package dev.wirewatch.alerting;

import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule is to a sequence: one of its steps.
 *
 * @param sequence id of the rule of the sequence
 * @param terms of that rule
 * @param step which of the steps, from 0
 * @param title of the rule that is the step
 * @param subject positions of the operands that the sequence is about
 */
record SequencePart(String sequence, RuleTerms terms, int step, String title, List<Integer> subject) {

    SequencePart {
        subject = List.copyOf(subject);
    }

    /** What a match of the step is to the sequence on one of its subjects. */
    Match of(Match match, Set<String> entities) {
        List<String> conditions = new ArrayList<>();
        conditions.add((step == 0 ? "first step: " : "second step: ") + title);
        conditions.addAll(match.evidence().conditions());
        return new Match(
                sequence,
                String.join("+", entities),
                List.copyOf(entities),
                match.watchlist(),
                terms,
                withConditions(match.evidence(), conditions, match.evidence().mentions()),
                match.signature(),
                null,
                null,
                List.of(step));
    }

    /** An article that is both steps. */
    static Match both(Match one, Match other) {
        Set<Integer> steps = new TreeSet<>(one.steps());
        steps.addAll(other.steps());
        Set<String> conditions = new LinkedHashSet<>(one.evidence().conditions());
        conditions.addAll(other.evidence().conditions());
        Set<EvidenceMention> mentions = new LinkedHashSet<>(one.evidence().mentions());
        mentions.addAll(other.evidence().mentions());
        return new Match(
                one.rule(),
                one.group(),
                one.entities(),
                one.watchlist(),
                one.terms(),
                withConditions(one.evidence(), List.copyOf(conditions), List.copyOf(mentions)),
                one.signature(),
                null,
                null,
                List.copyOf(steps));
    }

    private static Evidence withConditions(Evidence evidence, List<String> conditions, List<EvidenceMention> mentions) {
        return new Evidence(
                evidence.article(),
                evidence.watchlistVersion(),
                conditions,
                mentions,
                evidence.agency(),
                evidence.copyOf());
    }
}
