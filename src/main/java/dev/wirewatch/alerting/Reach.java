package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertSource;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.watchlist.RuleWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a story has spread: a function of its articles, so that an alert of it appears with the article that carries it
 * over the threshold, in whatever order they arrive.
 *
 * @param publishers the independent ones, in order of their first article
 * @param languages primary subtags, sorted
 */
record Reach(List<String> publishers, SortedSet<String> languages) {

    private static final int NAMED = 8;

    static Reach of(Story story, List<AlertSource> sources) {
        SortedSet<String> languages = new TreeSet<>(story.counted().languages());
        story.kept().forEach(support -> {
            String language = support.language();
            if (language != null) {
                languages.add(language);
            }
        });
        return new Reach(sources.stream().map(AlertSource::origin).toList(), languages);
    }

    boolean reaches(RuleWindow.Spread asked) {
        return asked.isReached(publishers.size(), languages.size());
    }

    /** The same evidence with the statement of the spread before the conditions. */
    Evidence explain(Evidence evidence, RuleWindow.Spread asked) {
        List<String> conditions = new ArrayList<>();
        conditions.add("the story is told by " + publishers.size() + " independent publishers"
                + asked(asked.publishers()) + ": "
                + publishers.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (publishers.size() > NAMED ? ", …" : ""));
        conditions.add("in " + languages.size() + (languages.size() == 1 ? " language" : " languages")
                + asked(asked.languages()) + ": " + String.join(", ", languages));
        conditions.addAll(evidence.conditions());
        return new Evidence(
                evidence.article(),
                evidence.watchlistVersion(),
                conditions,
                evidence.mentions(),
                evidence.agency(),
                evidence.copyOf());
    }

    private static String asked(int atLeast) {
        return atLeast == 0 ? "" : " (at least " + atLeast + " asked)";
    }
}
