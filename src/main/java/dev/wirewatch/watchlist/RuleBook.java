package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All rules in force, resolved against a watchlist: groups and types have become entity ids, so that a book can be
 * applied, stored and sent without the watchlist that it was loaded with.
 *
 * @param rules by id
 * @param standIns the entity that somebody stands for, by the id of the one who stands
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleBook(List<Rule> rules, SortedMap<String, String> standIns) {
    private static final JsonMapper CANONICAL = JsonMapper.builder().build();

    public RuleBook {
        rules = RuleLists.copy(rules).stream()
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        standIns = RuleLists.sorted(standIns);
    }

    /** A book without rules. */
    public static RuleBook empty() {
        return new RuleBook(List.of(), new TreeMap<>());
    }

    /**
     * What of the book decides which alerts are raised, as JSON: equal for equal content whatever the layout, comments
     * and order of the file. To be hashed into the version of the watchlist.
     */
    public String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule book is plain data", e);
        }
    }
}
