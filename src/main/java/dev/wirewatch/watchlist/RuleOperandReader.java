package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One operand of a rules file, its groups and types resolved into entity ids. */
final class RuleOperandReader {
    private final SourceDocument document;
    private final Map<String, RuleEntity> entities;
    private final Set<String> wordClasses;
    private final Map<String, NavigableSet<String>> groups;
    private final Set<String> types;
    private final List<Problem> problems;

    RuleOperandReader(
            SourceDocument document,
            Map<String, RuleEntity> entities,
            Set<String> wordClasses,
            Map<String, NavigableSet<String>> groups,
            List<Problem> problems) {
        this.document = document;
        this.entities = entities;
        this.wordClasses = wordClasses;
        this.groups = groups;
        this.problems = problems;
        this.types = new TreeSet<>();
        entities.values().forEach(entity -> types.add(entity.type()));
    }

    /** The operand; empty if what is wrong with it (already reported) leaves nothing of it. */
    Optional<RuleOperand> read(String at, String name, JsonNode node) {
        List<String> words = known(at + ".words", node.path("words"), "word class", wordClasses);
        NavigableSet<String> ids = entityIds(at, node);
        List<Kind> kinds = new ArrayList<>();
        node.path("kinds").forEach(kind -> kinds.add(Kind.valueOf(kind.asText().toUpperCase(Locale.ROOT))));
        List<String> except = known(at + ".except", node.path("except"), "entity", entities.keySet());
        boolean ofEntities = node.has("entities") || node.has("kinds") || node.has("types") || node.has("groups");
        if (ofEntities && node.has("words")) {
            problems.add(document.problem(
                    at + ".words", "an operand is either entities or words; make a second operand of the words"));
            return Optional.empty();
        }
        if (!ofEntities && node.path("stand-ins").asBoolean()) {
            problems.add(document.problem(at + ".stand-ins", "words have no stand-ins; for operands of entities only"));
        }
        except.forEach(ids::remove);
        if (ids.isEmpty() && kinds.isEmpty() && words.isEmpty()) {
            if (problems.stream().noneMatch(problem -> problem.key().startsWith(at + "."))) {
                problems.add(document.problem(at, "nothing of the watchlist is left to fulfil it"));
            }
            return Optional.empty();
        }
        return Optional.of(new RuleOperand(
                name,
                node.path("says").asText(name.replace('-', ' ')),
                List.copyOf(ids),
                kinds.stream().sorted().toList(),
                except.stream().sorted().toList(),
                words.stream().sorted().toList(),
                node.path("stand-ins").asBoolean(),
                RuleReader.strings(node.path("after")),
                precededBy(node.path("preceded-by"))));
    }

    private static SortedMap<String, List<String>> precededBy(JsonNode node) {
        SortedMap<String, List<String>> words = new TreeMap<>();
        node.properties()
                .forEach(language -> words.put(
                        language.getKey(),
                        RuleReader.strings(language.getValue()).stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList()));
        return words;
    }

    private NavigableSet<String> entityIds(String at, JsonNode node) {
        NavigableSet<String> ids =
                new TreeSet<>(known(at + ".entities", node.path("entities"), "entity", entities.keySet()));
        Set<String> wanted = Set.copyOf(known(at + ".types", node.path("types"), "type", types));
        if (!wanted.isEmpty()) {
            entities.forEach((id, entity) -> {
                if (wanted.contains(entity.type())) {
                    ids.add(id);
                }
            });
        }
        known(at + ".groups", node.path("groups"), "group", groups.keySet())
                .forEach(group -> ids.addAll(groups.getOrDefault(group, new TreeSet<>())));
        return ids;
    }

    private List<String> known(String at, JsonNode names, String what, Collection<String> allowed) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            if (allowed.contains(name)) {
                known.add(name);
            } else {
                problems.add(document.problem(at + "[" + i + "]", RuleBookLoader.unknown(what, name, allowed)));
            }
        }
        return known;
    }
}
