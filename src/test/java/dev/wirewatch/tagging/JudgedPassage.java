package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import dev.wirewatch.tagging.EvaluationSet.Annotation;
import dev.wirewatch.tagging.EvaluationSet.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A passage and where a tagger does not say what its annotations do.
 *
 * @param missed annotations that no mention agrees with
 * @param invented mentions that no annotation agrees with
 */
record JudgedPassage(Passage passage, List<Annotation> missed, List<Mention> invented) {
    /** Pairs each annotation with a mention of its own; what is left over on either side is a fault. */
    static JudgedPassage of(Passage passage, Tagger tagger) {
        List<Mention> mentions = tagger.tag("", passage.text()).mentions();
        Set<Mention> left = new HashSet<>(mentions);
        List<Annotation> missed = new ArrayList<>();
        for (Annotation annotation : passage.mentions()) {
            mentions.stream()
                    .filter(left::contains)
                    .filter(annotation::isFoundBy)
                    .findFirst()
                    .ifPresentOrElse(left::remove, () -> missed.add(annotation));
        }
        return new JudgedPassage(
                passage, missed, mentions.stream().filter(left::contains).toList());
    }

    Score score() {
        return new Score(passage.mentions().size() - missed.size(), invented.size(), missed.size());
    }
}
