package dev.wirewatch.alerting;

import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleBook;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleOperand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a book, ready to be applied; immutable, may be shared between threads.
 *
 * <p>Making one costs time in proportion to the book, applying it in proportion to the article's mentions and the rules
 * that speak of them: rules none of whose entities are mentioned cost nothing.
 */
public final class RuleMatcher {
    private final List<CompiledRule> rules;
    /** Rules about every article of a group of feeds, whatever it mentions. */
    private final List<CompiledRule> byFeedGroup;

    private final Map<String, List<Slot>> byEntity = new HashMap<>();
    private final Map<Kind, List<Slot>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, List<Slot>> byWordClass = new HashMap<>();

    /** An operand of a rule; {@code counts} is the entity that a stand-in counts as, null if it counts as itself. */
    private record Slot(int rule, int operand, @Nullable String counts, RuleOperand definition) {}

    /** @param book the rules to apply */
    public RuleMatcher(RuleBook book) {
        List<Rule> sequences = book.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.SEQUENCE)
                .toList();
        this.rules = book.rules().stream()
                .map(rule -> new CompiledRule(rule, sequences))
                .toList();
        this.byFeedGroup = rules.stream()
                .filter(rule -> rule.rule.groupBy().equals(List.of(Rule.FEED_GROUP))
                        && rule.rule.operands().isEmpty())
                .toList();
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

    /** Names of the classes whose words matter to rules. */
    public Set<String> wordClasses() {
        return Collections.unmodifiableSet(byWordClass.keySet());
    }

    /**
     * Of an article's words those that matter to rules. The others, such as prepositions, helped to tell mentions; and where
     * nobody is mentioned no word matters, as what fulfils a rule always holds an entity that it groups by.
     *
     * @param mentions what the article mentions
     * @param words of all classes
     */
    public List<WordHit> relevant(List<Mention> mentions, List<WordHit> words) {
        if (mentions.isEmpty()) {
            return List.of();
        }
        List<WordHit> relevant = new ArrayList<>();
        for (WordHit word : words) {
            if (byWordClass.containsKey(word.wordClass())) {
                relevant.add(word);
            }
        }
        return relevant;
    }

    /**
     * Applies all rules to an article.
     *
     * @return for each rule and group the nearest combination found, and what they are to sequences
     */
    public Matches match(TaggedArticle article) {
        if (byFeedGroup.isEmpty()
                && article.mentions().isEmpty()
                && article.words().isEmpty()) {
            return Matches.NONE;
        }
        MatchCollector collector = new MatchCollector(article);
        byFeedGroup.forEach(collector::addByFeedGroup);
        SortedMap<Integer, List<List<Hit>>> hits = hits(article);
        if (!hits.isEmpty()) {
            Passages passages = new Passages(article);
            hits.forEach((index, byOperand) -> apply(rules.get(index), byOperand, passages, collector));
        }
        return collector.matches();
    }

    private static void apply(
            CompiledRule rule, List<List<Hit>> byOperand, Passages passages, MatchCollector collector) {
        if (!rule.isPossible(byOperand) || !collector.isLookedAtBy(rule)) {
            return;
        }
        boolean cut = byOperand.stream().anyMatch(list -> list.size() >= CombinationSearch.HIT_LIMIT);
        sift(rule, byOperand, passages);
        CombinationSearch search = new CombinationSearch(rule, byOperand, passages);
        collector.add(rule, search.run(), byOperand, passages);
        if (cut || search.isBounded()) {
            collector.addBounded(rule);
        }
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
