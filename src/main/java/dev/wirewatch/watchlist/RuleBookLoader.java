package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.DocumentSchema;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a rules file: first against its JSON Schema, then against the watchlist, so that a rule that could never hold or
 * that names what is not there is refused with its line.
 */
public final class RuleBookLoader {
    private static final DocumentSchema SCHEMA = DocumentSchema.fromResource("dev/wirewatch/shipped/rules.schema.json");

    private final SourceDocument document;
    private final Map<String, RuleEntity> entities;
    private final Set<String> wordClasses;
    private final List<Problem> problems = new ArrayList<>();

    private RuleBookLoader(SourceDocument document, Map<String, RuleEntity> entities, Set<String> wordClasses) {
        this.document = document;
        this.entities = entities;
        this.wordClasses = wordClasses;
    }

    /**
     * Reads a rules file.
     *
     * @param file YAML in UTF-8
     * @param watchlist what its operands refer to
     * @throws InvalidDocumentException with every problem found
     */
    public static RuleBook load(Path file, Watchlist watchlist) throws InvalidDocumentException {
        return load(SourceDocument.read(file), watchlist);
    }

    /**
     * Makes rules of a file already read.
     *
     * @param document the file
     * @param watchlist what its operands refer to
     * @throws InvalidDocumentException with every problem found
     */
    public static RuleBook load(SourceDocument document, Watchlist watchlist) throws InvalidDocumentException {
        Map<String, RuleEntity> entities = new HashMap<>();
        watchlist.entities().forEach(entity -> entities.put(entity.id(), new RuleEntity(entity.kind(), entity.type())));
        Set<String> wordClasses =
                watchlist.words().stream().map(WordClass::name).collect(Collectors.toUnmodifiableSet());
        return load(document, entities, wordClasses);
    }

    /**
     * Makes rules of a file already read.
     *
     * @param document the file
     * @param entities the watchlist's entities by id
     * @param wordClasses names of the watchlist's word classes
     * @throws InvalidDocumentException with every problem found: those of form, or if there are none those of meaning
     */
    public static RuleBook load(SourceDocument document, Map<String, RuleEntity> entities, Set<String> wordClasses)
            throws InvalidDocumentException {
        if (document.root().isMissingNode() || document.root().isNull()) {
            throw new InvalidDocumentException(List.of(document.problem("", "is empty; the key rules is required")));
        }
        List<Problem> form = SCHEMA.check(document);
        if (!form.isEmpty()) {
            throw new InvalidDocumentException(form);
        }
        return new RuleBookLoader(document, entities, wordClasses).book();
    }

    private RuleBook book() throws InvalidDocumentException {
        SortedMap<String, NavigableSet<String>> groups = groups();
        SortedMap<String, String> standIns = standIns();
        RuleOperandReader operands = new RuleOperandReader(document, entities, wordClasses, groups, problems);
        RuleReader reader = new RuleReader(document, operands, problems);
        List<Rule> rules = new ArrayList<>();
        Map<String, String> firstUse = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        JsonNode array = document.root().path("rules");
        for (int i = 0; i < array.size(); i++) {
            String at = "rules[" + i + "]";
            String id = array.get(i).path("id").asText();
            String before = firstUse.putIfAbsent(id, at);
            if (before != null) {
                problems.add(document.problem(
                        at + ".id", "the id " + id + " is already used in line " + document.line(before + ".id")));
            }
            reader.read(at, array.get(i)).ifPresent(rule -> {
                rules.add(rule);
                places.put(rule.id(), at);
            });
        }
        RuleSequences sequences = new RuleSequences(
                document,
                problems,
                rules.stream().collect(Collectors.toMap(Rule::id, Function.identity(), (first, second) -> first)),
                firstUse.keySet());
        rules.replaceAll(rule -> sequences.resolve(places.getOrDefault(rule.id(), ""), rule));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList());
        }
        return new RuleBook(rules, standIns);
    }

    private SortedMap<String, NavigableSet<String>> groups() {
        SortedMap<String, NavigableSet<String>> groups = new TreeMap<>();
        document.root()
                .path("groups")
                .properties()
                .forEach(group -> groups.put(group.getKey(), knownIds("groups." + group.getKey(), group.getValue())));
        return groups;
    }

    private SortedMap<String, String> standIns() {
        SortedMap<String, String> principals = new TreeMap<>();
        document.root().path("stand-ins").properties().forEach(entry -> {
            String at = "stand-ins." + entry.getKey();
            requireKnown(at, entry.getKey());
            for (String id : knownIds(at, entry.getValue())) {
                String other = principals.putIfAbsent(id, entry.getKey());
                if (other != null) {
                    problems.add(document.problem(at, id + " already stands for " + other));
                }
            }
        });
        principals.forEach((id, principal) -> {
            if (principals.containsKey(principal)) {
                problems.add(document.problem(
                        "stand-ins." + principal, principal + " itself stands for " + principals.get(principal)));
            }
        });
        return principals;
    }

    private NavigableSet<String> knownIds(String at, JsonNode ids) {
        NavigableSet<String> known = new TreeSet<>();
        for (int i = 0; i < ids.size(); i++) {
            requireKnown(at + "[" + i + "]", ids.get(i).asText());
            known.add(ids.get(i).asText());
        }
        return known;
    }

    private void requireKnown(String at, String id) {
        if (!entities.containsKey(id)) {
            problems.add(document.problem(at, unknown("entity", id, entities.keySet())));
        }
    }

    /** The message for a name that is not there: with the nearest that is, or all of them if they are few. */
    static String unknown(String what, String name, Collection<String> allowed) {
        String message = "unknown " + what + " " + name;
        if (allowed.size() <= 16) {
            return message + "; there are " + (allowed.isEmpty() ? "none" : String.join(", ", new TreeSet<>(allowed)));
        }
        return allowed.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> editDistance(name, candidate)))
                .filter(candidate -> editDistance(name, candidate) <= Math.max(2, name.length() / 3))
                .map(candidate -> message + "; did you mean " + candidate + "?")
                .orElse(message + "; the watchlist has " + allowed.size() + " others");
    }

    /** Levenshtein's distance, in UTF-16 units. */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
