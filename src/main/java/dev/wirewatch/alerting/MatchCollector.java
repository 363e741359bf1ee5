package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Salience;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.watchlist.RuleSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The matches of one article while they are being found. */
final class MatchCollector {
    private final TaggedArticle article;
    private final @Nullable Gist gist;
    private final List<Match> matches = new ArrayList<>();
    private final Map<String, Match> ofSequences = new TreeMap<>();
    private final List<String> bounded = new ArrayList<>();

    MatchCollector(TaggedArticle article) {
        this.article = article;
        this.gist = article.gist() == null || article.mentions().isEmpty() ? null : Gist.parse(article.gist());
    }

    /** Whether the rule's filter lets the article through. */
    boolean isLookedAtBy(CompiledRule rule) {
        return rule.rule.filter().admits(article.article());
    }

    /** Adds the best combination of each group, and what all of them are to sequences. */
    void add(CompiledRule rule, List<Combination> best, List<List<Hit>> byOperand, Passages passages) {
        Map<String, Match> byGroup = new TreeMap<>();
        for (Combination combination : best) {
            NavigableSet<String> entities = entities(combination, rule.groupBy);
            Match match = byGroup.computeIfAbsent(
                    String.join("+", entities),
                    group -> match(
                            rule, group, entities, Explanation.of(article, rule, combination, byOperand, passages)));
            for (SequencePart part : rule.parts) {
                NavigableSet<String> subject = entities(
                        combination,
                        part.subject().stream().mapToInt(Integer::intValue).toArray());
                if (subject.size() == part.subject().size()) {
                    Match found = part.of(match, subject);
                    ofSequences.merge(found.key(), found, SequencePart::both);
                }
            }
        }
        matches.addAll(byGroup.values());
    }

    /** Adds a rule about every article of its group of feeds. */
    void addByFeedGroup(CompiledRule rule) {
        ArticleReference reference = article.article();
        String group = reference.feedGroup();
        if (group == null || !isLookedAtBy(rule)) {
            return;
        }
        String why = "an article of a feed of the group " + group
                + (reference.feedTier() == null ? "" : ", tier " + reference.feedTier());
        matches.add(match(
                rule,
                group,
                Set.of(),
                new Evidence(reference, article.watchlistVersion(), List.of(why), List.of(), article.agency(), null)));
    }

    void addBounded(CompiledRule rule) {
        bounded.add(rule.rule.id());
    }

    Matches matches() {
        List<Match> all = new ArrayList<>(matches);
        all.addAll(ofSequences.values());
        return new Matches(all, bounded);
    }

    private Match match(CompiledRule rule, String group, Set<String> entities, Evidence evidence) {
        RuleSeverity computed = rule.terms.severity();
        Severity severity = null;
        Evidence explained = evidence;
        if (computed.dependsOnArticle()) {
            double salience = salience(entities);
            severity = computed.of(article.article().feedTier(), salience);
            if (severity.compareTo(computed.base()) > 0) {
                explained = with(evidence, severity, salience);
            }
        }
        return new Match(
                rule.rule.id(),
                group,
                List.copyOf(entities),
                article.watchlist(),
                rule.terms,
                explained,
                article.signature(),
                rule.terms.kind().isOfTimeOnly() ? null : gist,
                severity,
                List.of());
    }

    private double salience(Set<String> entities) {
        return article.salience().stream()
                .filter(salience -> entities.contains(salience.entity()))
                .mapToDouble(Salience::salience)
                .max()
                .orElse(0);
    }

    private static Evidence with(Evidence evidence, Severity severity, double salience) {
        List<String> conditions = new ArrayList<>(evidence.conditions());
        Integer tier = evidence.article().feedTier();
        conditions.add(String.format(
                Locale.ROOT,
                "%s by itself: %ssalience %.2f",
                severity.name().toLowerCase(Locale.ROOT),
                tier == null ? "" : "feed of tier " + tier + ", ",
                salience));
        return new Evidence(
                evidence.article(),
                evidence.watchlistVersion(),
                conditions,
                evidence.mentions(),
                evidence.agency(),
                evidence.copyOf());
    }

    private static NavigableSet<String> entities(Combination combination, int[] operands) {
        NavigableSet<String> entities = new TreeSet<>();
        for (int operand : operands) {
            Hit hit = combination.byOperand[operand];
            if (hit != null) {
                entities.add(hit.counts());
            }
        }
        return entities;
    }
}
