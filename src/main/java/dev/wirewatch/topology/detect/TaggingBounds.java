package dev.wirewatch.topology.detect;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.tagging.Tagging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As much of what was found in an article as a record may hold. A million characters that name somebody a hundred thousand
 * times are no article: its first mentions are kept, the others counted, and nothing behind it has to wait.
 *
 * @param tagging what is kept: the first mentions and word hits, and their sentences
 * @param omitted how many mentions were left out
 */
record TaggingBounds(Tagging tagging, int omitted) {
    /** Longest articles of the seed corpora have some 400 mentions. */
    static final int MENTIONS = 5_000;

    static final int WORDS = 5_000;
    /** Of all sentences together, in UTF-16 units: at most 6 MB in a record, which may have 16. */
    static final int SENTENCE_TEXT = 1_000_000;

    static TaggingBounds of(Tagging found) {
        boolean fits = found.mentions().size() <= MENTIONS
                && found.words().size() <= WORDS
                && found.sentences().stream()
                                .mapToLong(sentence -> sentence.text().length())
                                .sum()
                        <= SENTENCE_TEXT;
        if (fits) {
            return new TaggingBounds(found, 0);
        }
        List<Mention> mentions = first(found.mentions(), MENTIONS);
        List<WordHit> words = first(found.words(), WORDS);
        Tagging kept = new Tagging(mentions, words, sentences(found.sentences(), mentions));
        return new TaggingBounds(kept, found.mentions().size() - mentions.size());
    }

    private static List<Sentence> sentences(List<Sentence> all, List<Mention> mentions) {
        Set<Integer> needed = new HashSet<>();
        mentions.forEach(mention -> needed.add(mention.sentence()));
        List<Sentence> kept = new ArrayList<>();
        long room = SENTENCE_TEXT;
        for (Sentence sentence : all) {
            if (needed.contains(sentence.ordinal()) && sentence.text().length() <= room) {
                room -= sentence.text().length();
                kept.add(sentence);
            }
        }
        return kept;
    }

    private static <T> List<T> first(List<T> list, int count) {
        return list.size() <= count ? list : list.subList(0, count);
    }
}
