package dev.wirewatch.app;

import dev.wirewatch.kafka.ArticleFinder;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.DifferenceCause;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which names make the difference between two watchlists for an alert: it reads the articles again by which one
 * side proves the alert, and looks for what the other side does not find in them.
 */
final class DifferenceCauses {
    /** So many articles of an alert are looked into; the first ones, which opened it. */
    private static final int ARTICLES = 5;

    /** How evidence marks a word of a word class: no name. */
    private static final String WORD = "word:";

    private final Function<ArticleReference, Optional<ArticleFinder.Found>> articles;
    private final LongFunction<CompiledWatchlist> live;
    private final CompiledWatchlist candidate;

    /**
     * @param articles finds them
     * @param live the live watchlist at a time in the lane, in milliseconds
     */
    DifferenceCauses(
            Function<ArticleReference, Optional<ArticleFinder.Found>> articles,
            LongFunction<CompiledWatchlist> live,
            CompiledWatchlist candidate) {
        this.articles = articles;
        this.live = live;
        this.candidate = candidate;
    }

    /** The difference with its causes. */
    AlertDifference explain(AlertDifference difference) {
        List<DifferenceCause> causes = new ArrayList<>();
        for (Evidence evidence : proof(difference.live(), difference.candidate())) {
            articles.apply(evidence.article())
                    .ifPresent(found -> add(causes, false, evidence, candidate.tag(found.article())));
        }
        for (Evidence evidence : proof(difference.candidate(), difference.live())) {
            articles.apply(evidence.article())
                    .ifPresent(found -> add(
                            causes,
                            true,
                            evidence,
                            live.apply(found.timestamp()).tag(found.article())));
        }
        return difference.with(causes, causes.isEmpty() ? List.of(sameNames(difference)) : List.of());
    }

    /** What to say where both sides find the same names in the same places. */
    private static String sameNames(AlertDifference difference) {
        Alert live = difference.live();
        Alert candidate = difference.candidate();
        if (live == null || candidate == null) {
            return "both find the same names in its articles; the rules decide";
        }
        Map<String, String> before = aliases(live);
        return aliases(candidate).entrySet().stream()
                .filter(each ->
                        !before.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))
                .findFirst()
                .map(each -> "both find the same names in its articles, but by other aliases: “%s” is now found by “%s”"
                        .formatted(before.get(each.getKey()), each.getValue()))
                .orElse("both find the same names in its articles; the rules decide");
    }

    /** By article and place, by which alias a name is found. */
    private static Map<String, String> aliases(Alert alert) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (Evidence evidence : alert.evidence()) {
            for (EvidenceMention mention : evidence.mentions()) {
                aliases.putIfAbsent(
                        evidence.article().id() + " "
                                + place(mention.entity(), mention.field(), mention.start(), mention.end()),
                        mention.alias());
            }
        }
        return aliases;
    }

    /** The articles of one side that the other lacks, or has by other mentions. */
    private static List<Evidence> proof(@Nullable Alert side, @Nullable Alert other) {
        if (side == null) {
            return List.of();
        }
        Set<Object> known = new HashSet<>();
        if (other != null) {
            other.evidence().forEach(each -> known.add(List.of(each.article().id(), each.mentions())));
        }
        return side.evidence().stream()
                .filter(each -> !known.contains(List.of(each.article().id(), each.mentions())))
                .limit(ARTICLES)
                .toList();
    }

    private static void add(List<DifferenceCause> causes, boolean found, Evidence evidence, TaggedArticle otherSide) {
        Set<String> known = new HashSet<>();
        otherSide.mentions().forEach(each -> known.add(place(each.entity(), each.field(), each.start(), each.end())));
        ArticleReference article = evidence.article();
        for (EvidenceMention mention : evidence.mentions()) {
            boolean isName = !mention.entity().startsWith(WORD);
            if (isName && !known.contains(place(mention.entity(), mention.field(), mention.start(), mention.end()))) {
                causes.add(new DifferenceCause(found, article.id(), article.title(), mention));
            }
        }
    }

    private static String place(String entity, String field, int start, int end) {
        return entity + " " + field + " " + start + "-" + end;
    }

    /** The sentence that shows best what an alert is about, when no name makes the difference. */
    static Optional<EvidenceMention> sentence(Alert alert) {
        return alert.evidence().stream()
                .flatMap(each -> each.mentions().stream())
                .findFirst();
    }
}
