package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Salience;
import dev.wirewatch.model.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighs where and how often an article names an entity:
 *
 * <pre>
 *   salience = (3 t + 2 p + ln(1 + r)) / (3 T + 2 P + ln(1 + R))
 * </pre>
 *
 * <p>Of the entity, {@code t} and {@code p} are the highest confidence of its mentions in the title and in the first
 * paragraph (of which no more than the first {@value #LEAD} code points count), and {@code r} is the sum of the confidence
 * of its mentions after that. {@code T} and {@code P} are 1 if anything is mentioned in the title and in the first
 * paragraph, else 0, and {@code R} is the sum over all entities, so that the best possible value is 1. An article is about
 * an entity from {@value #ABOUT} on.
 *
 * <p>News is written with the most important first, and headline, place of the first mention and number of mentions are the
 * signals that tell salient entities best (Dunietz and Gillick, A New Entity Salience Task with Millions of Training
 * Examples, EACL 2014); the logarithm damps repetition as in Salton and Buckley, Term-weighting approaches in automatic
 * text retrieval, 1988. Weights and threshold are ours: a name in the title alone makes an article about it unless the
 * text goes on about others at length, a name in the first paragraph alone does not where there is a title with names.
 */
final class Prominence {
    private static final double TITLE = 3;
    private static final double FIRST_PARAGRAPH = 2;
    private static final double ABOUT = 0.4;
    private static final int LEAD = 500;

    private double title;
    private double lead;
    private double rest;
    private int mentions;

    private Prominence() {}

    static List<Salience> of(Tagging tagging) {
        Map<Integer, Integer> paragraphs = new HashMap<>();
        for (Sentence sentence : tagging.sentences()) {
            paragraphs.put(sentence.ordinal(), sentence.paragraph());
        }
        Map<String, Prominence> byEntity = new TreeMap<>();
        Prominence best = new Prominence();
        for (Mention mention : tagging.mentions()) {
            int paragraph = paragraphs.getOrDefault(mention.sentence(), Integer.MAX_VALUE);
            byEntity.computeIfAbsent(mention.entity(), id -> new Prominence()).add(mention, paragraph);
            best.add(mention, paragraph);
        }
        double possible =
                TITLE * Math.ceil(best.title) + FIRST_PARAGRAPH * Math.ceil(best.lead) + Math.log1p(best.rest);
        List<Salience> all = new ArrayList<>(byEntity.size());
        byEntity.forEach((entity, prominence) -> all.add(prominence.salience(entity, possible)));
        all.sort(Comparator.comparingDouble(Salience::salience).reversed().thenComparing(Salience::entity));
        return all;
    }

    private void add(Mention mention, int paragraph) {
        mentions++;
        if (mention.field().equals(Mention.TITLE)) {
            title = Math.max(title, mention.confidence());
        } else if (paragraph <= 1 && mention.start() < LEAD) {
            lead = Math.max(lead, mention.confidence());
        } else {
            rest += mention.confidence();
        }
    }

    private Salience salience(String entity, double possible) {
        double share = (TITLE * title + FIRST_PARAGRAPH * lead + Math.log1p(rest)) / possible;
        double rounded = Math.max(Math.round(share * 1000), 1) / 1000.0;
        return new Salience(entity, rounded, rounded >= ABOUT, mentions);
    }
}
