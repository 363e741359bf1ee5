package dev.wirewatch.watchlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree that conforms to the schema into a watchlist. Objects are read in the order of their sorted keys, so that
 * the file as written and its canonical form give equal watchlists.
 */
final class WatchlistReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WatchlistReader() {}

    static Watchlist read(JsonNode root) {
        JsonNode tree = sorted(root);
        ((ObjectNode) tree).remove("$schema");
        String content;
        try {
            content = JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
        JsonNode defaults = tree.path("defaults");
        return new Watchlist(
                tree.path("name").asText(),
                Ids.of(content),
                content,
                tree.path("confidence").asDouble(0.5),
                contexts(defaults.path("surname")),
                contexts(defaults.path("namesake")),
                forbidden(defaults.path("forbid")),
                members(tree.path("words"), "words", WatchlistReader::wordClass),
                aliases(tree.path("ignore"), "ignore"),
                items(tree.path("entities"), "entities", WatchlistReader::entity));
    }

    private static Map<String, List<Context>> forbidden(JsonNode byType) {
        Map<String, List<Context>> forbidden = new TreeMap<>();
        byType.properties().forEach(type -> forbidden.put(type.getKey(), contexts(type.getValue())));
        return forbidden;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }

    private static Entity entity(String key, JsonNode node) {
        List<Example> examples = new ArrayList<>();
        examples.addAll(items(
                node.path("examples").path("tag"),
                key + ".examples.tag",
                (at, example) -> new Example(at, example.asText(), true)));
        examples.addAll(items(
                node.path("examples").path("ignore"),
                key + ".examples.ignore",
                (at, example) -> new Example(at, example.asText(), false)));
        return new Entity(
                key,
                node.path("id").asText(),
                kind(node.path("kind")),
                node.path("type").asText(),
                node.path("name").asText(),
                text(node, "wikidata"),
                items(node.path("names"), key + ".names", WatchlistReader::declaredName),
                phrases(node.path("roles"), key + ".roles"),
                aliases(node.path("aliases"), key + ".aliases"),
                contexts(node.path("forbid")),
                aliases(node.path("not"), key + ".not"),
                examples);
    }

    private static DeclaredName declaredName(String key, JsonNode node) {
        boolean personal = node.has("family");
        String alone = node.path("alone").asText(personal ? "context" : "always");
        String language = node.path("language").asText(Alias.ANY_LANGUAGE);
        return new DeclaredName(
                key,
                texts(node.path("given")),
                texts(node.path("family")),
                texts(node.path("name")),
                texts(node.path("nouns")),
                text(node, "from"),
                language,
                DeclaredName.Alone.valueOf(alone.toUpperCase(Locale.ROOT)),
                caseRule(node.path("case"), personal ? CaseRule.CAPITALISED : CaseRule.ANY),
                node.path("confidence").asDouble(1),
                contexts(node.path("require")),
                contexts(node.path("forbid")));
    }

    private static WordClass wordClass(String key, JsonNode node) {
        return new WordClass(key.substring(key.indexOf('.') + 1), phrases(node, key));
    }

    private static List<Phrase> phrases(JsonNode byLanguage, String key) {
        List<Phrase> phrases = new ArrayList<>();
        byLanguage
                .properties()
                .forEach(language -> phrases.addAll(items(
                        language.getValue(),
                        key + "." + language.getKey(),
                        (at, node) -> new Phrase(at, node.asText(), language.getKey()))));
        return phrases;
    }

    private static List<Alias> aliases(JsonNode byLanguage, String key) {
        List<Alias> aliases = new ArrayList<>();
        byLanguage
                .properties()
                .forEach(language -> aliases.addAll(items(
                        language.getValue(),
                        key + "." + language.getKey(),
                        (at, node) -> alias(at, node, language.getKey()))));
        return aliases;
    }

    private static Alias alias(String key, JsonNode node, String language) {
        return new Alias(
                key,
                node.isTextual() ? node.asText() : node.path("text").asText(),
                language,
                caseRule(node.path("case"), CaseRule.ANY),
                node.path("confidence").asDouble(1),
                node.path("marks").asBoolean(false),
                node.path("inflect").asBoolean(true),
                node.path("established").asBoolean(true),
                contexts(node.path("require")),
                contexts(node.path("forbid")));
    }

    private static List<Context> contexts(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isArray() ? items(node, "", (key, item) -> context(item)) : List.of(context(node));
    }

    private static Context context(JsonNode node) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        node.path("kinds").forEach(kind -> kinds.add(kind(kind)));
        return new Context(
                texts(node.path("previous")),
                texts(node.path("next")),
                texts(node.path("apposition")),
                node.has("next-capital-except") ? texts(node.path("next-capital-except")) : null,
                node.has("previous-capital-except") ? texts(node.path("previous-capital-except")) : null,
                texts(node.path("near")),
                texts(node.path("entities")),
                kinds,
                reach(node.path("within")),
                node.path("capitalised").asBoolean(false),
                node.path("headline").asBoolean(false),
                node.path("lone").asBoolean(false),
                node.path("refused-elsewhere").asBoolean(false),
                node.path("spelled-out").asBoolean(false),
                node.path("after-comma").asBoolean(false),
                node.has("unless") ? context(node.path("unless")) : null);
    }

    private static Reach reach(JsonNode node) {
        if (node.isMissingNode()) {
            return Reach.SENTENCE;
        }
        return node.isInt()
                ? new Reach(Reach.Unit.WORDS, node.asInt())
                : new Reach(Reach.Unit.valueOf(node.asText().toUpperCase(Locale.ROOT)), 0);
    }

    private static Kind kind(JsonNode node) {
        return Kind.valueOf(node.asText().toUpperCase(Locale.ROOT));
    }

    private static CaseRule caseRule(JsonNode node, CaseRule otherwise) {
        return node.isMissingNode() ? otherwise : CaseRule.valueOf(node.asText().toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        return items(array, "", (key, item) -> item.asText());
    }

    private static <T> List<T> items(JsonNode array, String key, BiFunction<String, JsonNode, T> read) {
        List<T> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(read.apply(key + "[" + i + "]", array.get(i)));
        }
        return items;
    }

    private static <T> List<T> members(JsonNode object, String key, BiFunction<String, JsonNode, T> read) {
        List<T> members = new ArrayList<>();
        object.properties().forEach(field -> members.add(read.apply(key + "." + field.getKey(), field.getValue())));
        return members;
    }
}
