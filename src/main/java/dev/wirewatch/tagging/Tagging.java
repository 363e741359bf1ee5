package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Salience;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.WordHit;
import java.util.List;

/**
 * What was found in a title and text.
 *
 * @param mentions in order of field (title first) and position, not overlapping
 * @param words hits of the word classes outside mentions and ignored names, in the same order
 * @param sentences the sentences that hold mentions, by ordinal
 */
public record Tagging(List<Mention> mentions, List<WordHit> words, List<Sentence> sentences) {
    /** Nothing found. */
    public static final Tagging NOTHING = new Tagging(List.of(), List.of(), List.of());

    public Tagging {
        mentions = List.copyOf(mentions);
        words = List.copyOf(words);
        sentences = List.copyOf(sentences);
    }

    /** How much of the article each entity is, most salient first; equal ones by id. */
    public List<Salience> salience() {
        return Prominence.of(this);
    }
}
