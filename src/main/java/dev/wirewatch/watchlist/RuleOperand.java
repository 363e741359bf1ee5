package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Kind;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Something that a rule's conditions speak of: entities, or words of word classes. A mention of any of them fulfils it.
 *
 * @param name its name within the rule
 * @param says what an alert calls it when it explains itself
 * @param entities ids, sorted; groups and types of the file are already resolved into them
 * @param kinds all entities of these kinds
 * @param except ids that do not count, sorted
 * @param words names of word classes; empty for an operand of entities
 * @param standIns whether those who stand for an entity count as the entity
 * @param after operands of which at least one must stand earlier in the text, if any takes part; empty for no order
 * @param precededBy by language, lower-case words of which one must stand shortly before a mention; languages that are
 *     not there are not asked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleOperand(
        String name,
        String says,
        List<String> entities,
        List<Kind> kinds,
        List<String> except,
        List<String> words,
        boolean standIns,
        List<String> after,
        SortedMap<String, List<String>> precededBy) {

    public RuleOperand {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(says, "says");
        entities = RuleLists.copy(entities);
        kinds = RuleLists.copy(kinds);
        except = RuleLists.copy(except);
        words = RuleLists.copy(words);
        after = RuleLists.copy(after);
        precededBy = RuleLists.sorted(precededBy);
        boolean ofEntities = !entities.isEmpty() || !kinds.isEmpty();
        if (ofEntities == !words.isEmpty()) {
            throw new IllegalArgumentException("operand " + name + " must be either entities or words");
        }
    }

    /** Whether it stands for entities, as opposed to words. */
    public boolean ofEntities() {
        return words.isEmpty();
    }
}
