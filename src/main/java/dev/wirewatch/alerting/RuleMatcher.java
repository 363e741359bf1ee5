package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.watchlist.RuleBook;
import dev.wirewatch.watchlist.RuleOperand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a book, ready to be applied; immutable, may be shared between threads.
 *
 * <p>Making one costs time in proportion to the book, applying it in proportion to the article's mentions and the rules
 * that speak of them: rules none of whose entities are mentioned cost nothing.
 */
public final class RuleMatcher {
    private final List<CompiledRule> rules;
    private final Map<String, List<Slot>> byEntity = new HashMap<>();
    private final Map<Kind, List<Slot>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, List<Slot>> byWordClass = new HashMap<>();

    /** An operand of a rule; {@code counts} is the entity that a stand-in counts as, null if it counts as itself. */
    private record Slot(int rule, int operand, @Nullable String counts, RuleOperand definition) {}

    /** @param book the rules to apply */
    public RuleMatcher(RuleBook book) {
        this.rules = book.rules().stream().map(CompiledRule::new).toList();
        for (int rule = 0; rule < rules.size(); rule++) {
            List<RuleOperand> operands = rules.get(rule).rule.operands();
            for (int operand = 0; operand < operands.size(); operand++) {
                index(new Slot(rule, operand, null, operands.get(operand)), book.standIns());
            }
        }
    }

    private void index(Slot slot, Map<String, String> standIns) {
        RuleOperand operand = slot.definition();
        operand.words()
                .forEach(word -> byWordClass
                        .computeIfAbsent(word, key -> new ArrayList<>())
                        .add(slot));
        operand.kinds()
                .forEach(kind ->
                        byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(slot));
        operand.entities().stream()
                .filter(id -> !operand.standIns() || !operand.entities().contains(standIns.getOrDefault(id, "")))
                .forEach(id ->
                        byEntity.computeIfAbsent(id, key -> new ArrayList<>()).add(slot));
        if (operand.standIns()) {
            standIns.forEach((id, principal) -> {
                if (operand.entities().contains(principal)) {
                    byEntity.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(new Slot(slot.rule(), slot.operand(), principal, operand));
                }
            });
        }
    }

    /**
     * Applies all rules to an article.
     *
     * @return for each rule and group the nearest combination found
     */
    public Matches match(TaggedArticle article) {
        Passages passages = new Passages(article);
        SortedMap<Integer, List<List<Hit>>> hits = hits(article);
        if (hits.isEmpty()) {
            return new Matches(List.of(), List.of());
        }
        Gist gist = article.gist() == null ? null : Gist.parse(article.gist());
        List<Match> matches = new ArrayList<>();
        List<String> bounded = new ArrayList<>();
        hits.forEach((index, byOperand) -> {
            CompiledRule rule = rules.get(index);
            if (!rule.isPossible(byOperand)) {
                return;
            }
            boolean cut = byOperand.stream().anyMatch(list -> list.size() >= CombinationSearch.HIT_LIMIT);
            sift(rule, byOperand, passages);
            CombinationSearch search = new CombinationSearch(rule, byOperand, passages);
            Map<String, Match> byGroup = new TreeMap<>();
            for (Combination combination : search.run()) {
                NavigableSet<String> entities = groupEntities(rule, combination);
                byGroup.computeIfAbsent(
                        String.join("+", entities),
                        group -> new Match(
                                rule.rule.id(),
                                group,
                                List.copyOf(entities),
                                article.watchlist(),
                                rule.terms,
                                Explanation.of(article, rule, combination, byOperand, passages),
                                article.signature(),
                                gist));
            }
            matches.addAll(byGroup.values());
            if (cut || search.isBounded()) {
                bounded.add(rule.rule.id());
            }
        });
        return new Matches(matches, bounded);
    }

    private static NavigableSet<String> groupEntities(CompiledRule rule, Combination combination) {
        NavigableSet<String> entities = new TreeSet<>();
        for (int operand : rule.groupBy) {
            Hit hit = combination.byOperand[operand];
            if (hit != null) {
                entities.add(hit.counts());
            }
        }
        return entities;
    }

    private SortedMap<Integer, List<List<Hit>>> hits(TaggedArticle article) {
        SortedMap<Integer, List<List<Hit>>> hits = new TreeMap<>();
        for (Mention mention : article.mentions()) {
            Hit hit = Hit.of(mention, mention.entity());
            addAll(hits, byEntity.getOrDefault(mention.entity(), List.of()), hit);
            addAll(hits, byKind.getOrDefault(mention.kind(), List.of()), hit);
        }
        for (WordHit word : article.words()) {
            List<Slot> slots = byWordClass.getOrDefault(word.wordClass(), List.of());
            if (!slots.isEmpty()) {
                addAll(hits, slots, Hit.of(word));
            }
        }
        return hits;
    }

    private void addAll(SortedMap<Integer, List<List<Hit>>> hits, List<Slot> slots, Hit hit) {
        for (Slot slot : slots) {
            if (!slot.definition().except().contains(hit.named())) {
                List<Hit> list =
                        hits.computeIfAbsent(slot.rule(), this::emptyLists).get(slot.operand());
                boolean known = !list.isEmpty() && list.get(list.size() - 1).isAt(hit);
                if (!known && list.size() < CombinationSearch.HIT_LIMIT) {
                    list.add(slot.counts() == null ? hit : hit.countingAs(slot.counts()));
                }
            }
        }
    }

    /** Leaves out the hits that are not preceded by what must precede them. */
    private static void sift(CompiledRule rule, List<List<Hit>> hits, Passages passages) {
        List<RuleOperand> operands = rule.rule.operands();
        for (int i = 0; i < operands.size(); i++) {
            List<String> words = operands.get(i).precededBy().get(passages.language());
            if (words != null) {
                hits.get(i).removeIf(hit -> !passages.isPrecededBy(hit, words));
            }
        }
    }

    private List<List<Hit>> emptyLists(int rule) {
        int operands = rules.get(rule).rule.operands().size();
        List<List<Hit>> lists = new ArrayList<>(operands);
        for (int i = 0; i < operands; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
